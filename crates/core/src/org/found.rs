//! What was found of the objects that play the roles of a guide.

use super::{
    ApiClientGrants, App, AppId, Assignment, Grants, Group, Held, HeldLicense, IntegrationUser, Logins,
    Namesake, Observed, PermissionSet, PermissionSetId, Profile, User, UserId,
};
use std::collections::BTreeMap;

/// What was found of a permission set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundSet {
    /// The permission set.
    pub set: Observed<Option<PermissionSet>>,
    /// What else has its API name, as far as it was read: above all the permission set that
    /// Salesforce keeps for a permission set group.
    pub namesakes: Vec<SetNamesake>,
    /// What it grants beside system permissions.
    pub grants: Observed<Grants>,
    /// Those of which each could be meant, where that are several.
    pub offered: Vec<Offer>,
    /// Those of which it could be one, where neither app nor user has any.
    pub perhaps: Vec<Offer>,
}

/// Something that could play a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id; of an app the API name where no API told one.
    pub id: String,
    /// Its API name.
    pub name: String,
    /// Its label.
    pub label: String,
}

/// A row of `PermissionSet` with the API name of the guide's that is none of the kind that
/// an admin makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetNamesake {
    /// Its label.
    pub label: String,
    /// Its `Type`, such as `Group` (Object Reference, `PermissionSet`).
    pub kind: String,
}

/// What was found of a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundProfile {
    /// The profile.
    pub profile: Observed<Option<Profile>>,
    /// The other profiles of its license.
    pub others: Observed<Vec<Profile>>,
}

/// What was found of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundUser {
    /// The user as named, or all users of the license while none is named.
    pub candidates: Observed<Vec<User>>,
    /// Which of them it is, with what was read of that one alone; none when there is no such
    /// user yet, or when it cannot be told who of several is meant.
    pub chosen: Observed<Option<IntegrationUser>>,
    /// Those of whom each could be meant, where that are several; the likeliest first.
    pub fitting: Vec<UserId>,
    /// Those of whom it could be one, where nothing links an app with a user.
    pub perhaps: Vec<UserId>,
    /// A Username that nobody of this org has; only where there is no such user yet.
    pub free_username: Option<String>,
    /// Which permission set licenses the candidates hold.
    pub held_licenses: Observed<Vec<HeldLicense>>,
    /// What grants the candidates "Use Any API Client".
    pub api_client_grants: Observed<ApiClientGrants>,
    /// All permission sets and groups that the candidates hold.
    pub held: Observed<Vec<Held>>,
    /// Who of the candidates holds the permission set itself, by the set's role.
    pub assignments: BTreeMap<String, Observed<Vec<Assignment>>>,
    /// Through which permission set groups the user holds it, by the set's role.
    pub groups: BTreeMap<String, Observed<Vec<Group>>>,
}

impl FoundUser {
    /// The candidate with this Username.
    pub fn named(&self, username: &str) -> Option<&User> {
        self.candidates.known()?.iter().find(|user| user.username.eq_ignore_ascii_case(username))
    }

    /// The users who could each be meant; nothing where it is clear.
    pub fn several(&self) -> Option<Vec<&User>> {
        let users = self.candidates.known()?;
        let fitting = self.fitting.iter().filter_map(|id| users.iter().find(|user| user.id == *id));
        let fitting: Vec<_> = fitting.collect();
        let is_clear = matches!(self.chosen.known(), Some(Some(_)));
        (fitting.len() > 1 || !is_clear && !fitting.is_empty()).then_some(fitting)
    }

    /// The users of whom it could be one, though nothing links them with an app.
    pub fn perhaps(&self) -> Vec<&User> {
        let users = self.candidates.known().map(Vec::as_slice).unwrap_or_default();
        self.perhaps.iter().filter_map(|id| users.iter().find(|user| user.id == *id)).collect()
    }

    /// The candidate that the observation takes for the user.
    pub fn taken(&self) -> Option<&User> {
        let chosen = self.chosen.known()?.as_ref()?;
        self.candidates.known()?.iter().find(|user| user.id == chosen.id)
    }
}

/// Somebody who holds what an app lets in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub id: UserId,
    /// The permission set that the user holds.
    pub set: PermissionSetId,
    /// The Username, where it was read.
    pub username: Option<String>,
    /// Whether that user may log in at all, where that was read.
    pub is_active: Option<bool>,
}

/// What was found of an app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundApp {
    /// The external client app.
    pub app: Observed<Option<App>>,
    /// The apps that the login history can't tell from it.
    pub namesakes: Observed<Vec<Namesake>>,
    /// Those of which each could be meant, where that are several.
    pub offered: Vec<Offer>,
    /// Those of which it could be one, where nothing links an app with a user: none is known to
    /// be there, and none is known not to be.
    pub perhaps: Vec<Offer>,
    /// The id of the connected app, where one of that older kind is taken.
    pub older: Option<AppId>,
    /// That one, as far as it can be read.
    pub older_app: Option<App>,
    /// Who holds a permission set that it lets in, or the one of the setup: the first of them.
    pub holders: Observed<Vec<Holder>>,
    /// The user who logs in through it, with the login history as far as this app needs it.
    pub user: Observed<Option<IntegrationUser>>,
}

impl FoundApp {
    /// The app, where it is there.
    pub fn there(&self) -> Option<&App> {
        self.app.known()?.as_ref()
    }

    /// The login history of that user, as far as it was read.
    pub fn logins(&self) -> Option<&Logins> {
        self.user.known()?.as_ref()?.logins.known()
    }
}

impl FoundProfile {
    /// Salesforce's own profile of this license for API-only users, if just one is recognised.
    pub fn standard(&self, license: &str) -> Option<&Profile> {
        let all = self.profile.known()?.iter().chain(self.others.known()?);
        let mut standard = all.filter(|profile| {
            profile.is_api_only() && !profile.is_custom().unwrap_or(true) && profile.has_license(license)
        });
        let first = standard.next()?;
        standard.next().is_none().then_some(first)
    }
}
