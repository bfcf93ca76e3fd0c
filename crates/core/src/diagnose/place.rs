//! At which point Salesforce refuses: the order in which it looks, and the words by which a
//! refusal tells where it was.
//!
//! The words are those of Salesforce Help ("OAuth Authorization Flow Errors"), the list of login
//! statuses (Object Reference) and public logs. The order is inferred.

use super::cause::Cause;

/// A point at which Salesforce refuses, in the order in which it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Before anything is looked at: whether the org and its door are open at all. Who is refused
    /// here may be refused for anything else as well.
    Door,
    /// Which app it is.
    Client,
    /// At which host, for whom.
    Audience,
    /// Until when the signed request counts.
    Clock,
    /// Whether the app is on.
    Off,
    /// Whether the signature fits the certificate.
    Certificate,
    /// Whether there is such a user, and whether it approved the app.
    Consent,
    /// Which scopes it has.
    Scope,
    /// Whether an admin approved the app for this user.
    Approval,
    /// What the app demands of a session.
    Session,
    /// Whether the user may log in at all.
    User,
    /// From where, and when.
    Limits,
    /// At the call: what the profile demands of a session.
    CallSession,
    /// At the call: how many calls are left.
    Calls,
    /// At the call: whether the user may use the API.
    Api,
    /// At the call: whether the class is there.
    Class,
    /// At the call: whether the user may use Apex REST.
    Rest,
    /// At the call: whether the user may run the class.
    Access,
    /// At the call: what the other side asks for.
    Path,
}

/// Where a refusal was, as far as its words tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    /// One of these.
    pub(super) places: Vec<Place>,
    /// What the words alone tell.
    pub(super) names: Option<Cause>,
}

impl Refused {
    pub(super) fn is_at(&self, place: Place) -> bool {
        self.places.contains(&place)
    }
}

/// What words tell: where it was, and where they alone tell it, why.
type Tells = (&'static [Place], Option<Cause>);

/// Parts of Salesforce's words in small letters, and what they tell. What is more telling stands
/// first.
const WORDS: &[(&str, Tells)] = &[
    ("app_not_found", (&[Place::Client, Place::Audience], None)),
    ("invalid_client_id", (&[Place::Client], None)),
    ("missing consumer key", (&[Place::Client], None)),
    ("consumer deleted", (&[Place::Client], None)),
    ("package for this consumer is not installed", (&[Place::Client], None)),
    ("package for this consumer is out of date", (&[Place::Client], Some(Cause::AppPackageOld))),
    ("oauth_app_blocked", (&[Place::Off], None)),
    ("audience", (&[Place::Audience], None)),
    ("restricted domain", (&[Place::Audience], None)),
    ("assertion expired", (&[Place::Clock], Some(Cause::OtherSideClock))),
    ("invalid assertion", (&[Place::Certificate], None)),
    ("signature invalid", (&[Place::Certificate], None)),
    ("invalid_client", (&[Place::Certificate], None)),
    ("hasn't approved", (&[Place::Consent, Place::Approval], None)),
    ("username or sso id invalid", (&[Place::Consent], None)),
    ("scope is required", (&[Place::Scope], None)),
    ("invalid_scope", (&[Place::Scope], None)),
    ("high assurance", (&[Place::Session], None)),
    ("invalid_app_access", (&[Place::Approval], None)),
    ("oauth_app_access_denied", (&[Place::Approval], None)),
    ("not approved for access", (&[Place::Approval, Place::Consent], None)),
    ("inactive_org", (&[Place::Door], Some(Cause::OrgLocked))),
    ("organization locked", (&[Place::Door], Some(Cause::OrgLocked))),
    ("organization suspended", (&[Place::Door], Some(Cause::OrgLocked))),
    ("organization closed", (&[Place::Door], Some(Cause::OrgLocked))),
    ("organization is inactive", (&[Place::Door], Some(Cause::OrgLocked))),
    ("trial expired", (&[Place::Door], Some(Cause::OrgLocked))),
    ("organization is in maintenance", (&[Place::Door], Some(Cause::OrgMaintenance))),
    ("restricted country", (&[Place::Door], Some(Cause::OtherSideCountry))),
    ("login rate exceeded", (&[Place::Door], Some(Cause::TooManyLogins))),
    ("maximum logins exceeded", (&[Place::Door], Some(Cause::TooManyLogins))),
    ("rate_limit_exceeded", (&[Place::Door], Some(Cause::TooManyLogins))),
    ("mutual authentication failed", (&[Place::Door], Some(Cause::ClientCertificate))),
    ("password lockout", (&[Place::User], Some(Cause::UserLocked))),
    ("is frozen", (&[Place::User], None)),
    ("inactive", (&[Place::User], None)),
    ("ip restricted", (&[Place::Limits], None)),
    ("restricted ip", (&[Place::Limits], None)),
    ("ip address not allowed", (&[Place::Limits], None)),
    ("restricted time", (&[Place::Limits], None)),
    ("api access disabled", (&[Place::Api, Place::Session], Some(Cause::ApiOff))),
    ("invalid_session_id", (&[Place::CallSession], None)),
    ("request_limit", (&[Place::Calls], None)),
    ("api_disabled", (&[Place::Api], None)),
    ("apex rest", (&[Place::Rest], None)),
    ("could not find a match", (&[Place::Class, Place::Path], None)),
    ("apex class", (&[Place::Access], None)),
];

/// What the words of a refusal tell; nothing where nobody knows them.
pub(super) fn of_words(words: &str) -> Option<Refused> {
    let words = words.to_lowercase().replace('\u{2019}', "'");
    let known = WORDS.iter().find(|(known, _)| words.contains(known));
    known.map(|(_, (places, names))| Refused { places: places.to_vec(), names: *names })
}
