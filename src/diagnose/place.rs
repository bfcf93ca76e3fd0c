//! At which point Salesforce refuses: the order in which it looks, and the words by which a
//! refusal tells where it was.
//!
//! The words are those of Salesforce Help ("OAuth Authorization Flow Errors"), the list of login
//! statuses (Object Reference) and public logs. The order is inferred.

/// A point at which Salesforce refuses, in the order in which it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Which app it is.
    Client,
    /// At which host, for whom.
    Audience,
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
}

impl Refused {
    pub(super) fn is_at(&self, place: Place) -> bool {
        self.places.contains(&place)
    }
}

/// Beginnings or parts of Salesforce's words in small letters, and what they tell. What is more
/// telling stands first.
const WORDS: &[(&str, &[Place])] = &[
    ("app_not_found", &[Place::Client, Place::Audience]),
    ("invalid_client_id", &[Place::Client]),
    ("missing consumer key", &[Place::Client]),
    ("consumer deleted", &[Place::Client]),
    ("oauth_app_blocked", &[Place::Off]),
    ("audience", &[Place::Audience]),
    ("invalid assertion", &[Place::Certificate]),
    ("signature invalid", &[Place::Certificate]),
    ("invalid_client", &[Place::Certificate]),
    ("hasn't approved", &[Place::Consent, Place::Approval]),
    ("username or sso id invalid", &[Place::Consent]),
    ("scope is required", &[Place::Scope]),
    ("invalid_scope", &[Place::Scope]),
    ("high assurance", &[Place::Session]),
    ("invalid_app_access", &[Place::Approval]),
    ("oauth_app_access_denied", &[Place::Approval]),
    ("not approved for access", &[Place::Approval, Place::Consent]),
    ("is frozen", &[Place::User]),
    ("inactive", &[Place::User]),
    ("ip restricted", &[Place::Limits]),
    ("restricted ip", &[Place::Limits]),
    ("ip address not allowed", &[Place::Limits]),
    ("restricted time", &[Place::Limits]),
    ("api access disabled", &[Place::Api, Place::Session]),
    ("invalid_session_id", &[Place::CallSession]),
    ("request_limit", &[Place::Calls]),
    ("api_disabled", &[Place::Api]),
    ("apex rest", &[Place::Rest]),
    ("could not find a match", &[Place::Class, Place::Path]),
    ("apex class", &[Place::Access]),
];

/// What the words of a refusal tell; nothing where nobody knows them.
pub(super) fn of_words(words: &str) -> Option<Refused> {
    let words = words.to_lowercase().replace('\u{2019}', "'");
    let known = WORDS.iter().find(|(known, _)| words.contains(known));
    known.map(|(_, places)| Refused { places: places.to_vec() })
}
