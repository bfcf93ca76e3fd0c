//! Users, and who of them the integration user is.

use super::{LoginLimits, Logins, Moment, Observed, PermissionSetId, ProfileId, Reason, UserId};
use std::collections::BTreeMap;
use words::Text;

/// A user (`User`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The name as shown.
    pub name: String,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The alias.
    pub alias: Option<String>,
    /// The Username: unique in all of Salesforce, and not an e-mail address although it looks like one.
    pub username: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The encoding of mail to the user, for example `UTF-8`.
    pub email_encoding: Option<String>,
    /// Whether the user may log in at all.
    pub is_active: bool,
    /// The name of its profile.
    pub profile: Option<String>,
    /// The id of that profile.
    pub profile_id: Option<ProfileId>,
    /// When the profile was changed last (`Profile.LastModifiedDate`). Inferred: that a change
    /// of its login IP ranges or hours counts as one.
    pub profile_changed: Option<Moment>,
    /// The name of its user license, which follows from the profile.
    pub license: Option<String>,
    /// When somebody logged in as this user last (`User.LastLoginDate`).
    pub last_login: Option<Moment>,
}

/// The integration user, with what was read of that user alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntegrationUser {
    /// Who it is.
    pub id: UserId,
    /// Whether an admin froze the user (`UserLogin.IsFrozen`).
    pub is_frozen: Observed<bool>,
    /// The namespaces of the packages of which the user has a license (`UserPackageLicense`).
    pub package_licenses: Observed<Vec<String>>,
    /// The attempts to log in.
    pub logins: Observed<Logins>,
    /// From where and when the user may log in; asked for where a login was refused for that,
    /// or where the profile was changed after the other side's last login.
    pub login_limits: Observed<LoginLimits>,
}

/// Somebody holds the permission set (`PermissionSetAssignment`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Who.
    pub assignee: UserId,
    /// Whether it counts.
    pub force: Force,
}

/// Whether an assignment counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Force {
    /// Whether Salesforce calls it active.
    pub is_active: bool,
    /// When it ends.
    pub expires: Option<Moment>,
    /// Whether what is assigned waits for a session that activates it. Inferred: a login
    /// with a certificate activates none.
    pub needs_activation: bool,
}

impl Force {
    /// Whether it counts for a login with a certificate at this time.
    pub fn holds(self, now: Moment) -> bool {
        self.is_active && !self.needs_activation && self.expires.is_none_or(|end| end > now)
    }
}

/// A permission set that somebody holds, or what a group grants that somebody holds
/// (`PermissionSetAssignment`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Who.
    pub assignee: UserId,
    /// The permission set; of a group the one that Salesforce keeps for it.
    pub set: PermissionSetId,
    /// The label of the permission set or the group.
    pub label: String,
    /// Of a group its `Status` and the permission sets that it consists of.
    pub group: Option<HeldGroup>,
    /// Whether the assignment counts.
    pub force: Force,
    /// Whether a user access policy took it back (`IsRevoked`), where those are on; as far as the
    /// rows of those who hold the same were read.
    pub is_revoked: bool,
    /// Whether it gives access to the class.
    pub has_class: Observed<bool>,
    /// Which system permissions it grants, by API name.
    pub permissions: Observed<BTreeMap<String, bool>>,
}

/// The group through which somebody holds permission sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldGroup {
    /// Its `Status`.
    pub status: String,
    /// Its parts, as far as they were read.
    pub parts: Vec<PermissionSetId>,
}

/// A permission set group of which the permission set is a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Who holds the group.
    pub assignee: UserId,
    /// Its label.
    pub label: String,
    /// Whether the assignment of the group counts.
    pub force: Force,
    /// `Updated` where Salesforce has worked out what the group grants (Object Reference,
    /// `PermissionSetGroup`).
    pub status: String,
}

/// Somebody holds a permission set license (`PermissionSetLicenseAssign`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLicense {
    /// Who.
    pub assignee: UserId,
    /// Its developer name.
    pub name: String,
    /// Its label.
    pub label: String,
}

/// What grants users the permission "Use Any API Client".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiClientGrants {
    /// The org has no such permission: it comes with API Access Control (seen).
    NoSuchPermission,
    /// These assignments of permission sets, groups and profiles grant it.
    By(Vec<ApiClientGrant>),
}

/// An assignment that grants the permission "Use Any API Client".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiClientGrant {
    /// To whom.
    pub assignee: UserId,
    /// By what.
    pub by: Text,
    /// Whether it counts.
    pub force: Force,
}

/// Who of the users the integration user is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice<'a> {
    /// This one.
    One(&'a User),
    /// There is none yet.
    Nobody,
    /// More than one fits; the first is the likeliest where only that one has logged in, or
    /// as the last of them.
    Several(Vec<&'a User>),
    /// It cannot be told.
    Unclear,
}

impl<'a> Choice<'a> {
    /// The user to go on with, if there is one.
    pub fn taken(&self) -> Option<&'a User> {
        match self {
            Self::One(user) => Some(user),
            Self::Several(users) => match users.as_slice() {
                [first, second, ..] if first.last_login > second.last_login => Some(first),
                _ => None,
            },
            Self::Nobody | Self::Unclear => None,
        }
    }
}

/// Finds the integration user among the users with an integration license: the only
/// active one of the profile, else the only active one who holds the permission set,
/// else the only inactive one of the profile. Nobody else is taken.
pub fn choose<'a>(
    users: &'a [User],
    profile: Option<&str>,
    license: &str,
    assignments: Result<&[Assignment], &Reason>,
) -> Choice<'a> {
    let licensed = users.iter().filter(|user| user.license.as_deref() == Some(license));
    let (active, inactive): (Vec<_>, Vec<_>) = licensed.partition(|user| user.is_active);
    let of_profile = |user: &&&User| {
        let of_user = user.profile.as_deref();
        of_user.zip(profile).is_some_and(|(name, wanted)| name.eq_ignore_ascii_case(wanted))
    };
    let of_the_profile: Vec<_> = active.iter().filter(of_profile).collect();
    if let [only] = of_the_profile.as_slice() {
        return Choice::One(only);
    }
    let holders: Vec<_> = match assignments {
        Ok(assignments) => {
            let holds = |user: &&&User| assignments.iter().any(|assignment| assignment.assignee == user.id);
            active.iter().filter(holds).collect()
        }
        Err(_) if active.is_empty() => Vec::new(),
        Err(_) => return Choice::Unclear,
    };
    if let [only] = holders.as_slice() {
        return Choice::One(only);
    }
    let left: Vec<_> = inactive.iter().filter(of_profile).collect();
    match (of_the_profile.as_slice(), holders.as_slice(), left.as_slice()) {
        ([], [], [only]) => Choice::One(only),
        ([], [], []) => Choice::Nobody,
        _ => {
            let fit = |user: &&&User| of_profile(user) || holders.iter().any(|holder| holder.id == user.id);
            let fitting: Vec<&User> = active.iter().filter(fit).copied().collect();
            let mut all = if fitting.is_empty() { left.iter().map(|user| **user).collect() } else { fitting };
            all.sort_by_key(|user| std::cmp::Reverse(user.last_login));
            Choice::Several(all)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROFILE: &str = "SCV Integration";
    const LICENSE: &str = "Salesforce Integration";

    fn user(id: &str, is_active: bool, profile: &str) -> User {
        User {
            id: UserId::new(id),
            name: id.to_owned(),
            first_name: None,
            last_name: None,
            alias: None,
            username: format!("{id}@acme.example"),
            email: None,
            email_encoding: None,
            is_active,
            profile: Some(profile.to_owned()),
            profile_id: None,
            license: Some(LICENSE.to_owned()),
            last_login: None,
            profile_changed: None,
        }
    }

    /// Whom the choice falls on, when these users hold the permission set.
    fn chosen(users: &[User], holders: &[&str]) -> String {
        let force = Force { is_active: true, expires: None, needs_activation: false };
        let assignment = |id: &&str| Assignment { assignee: UserId::new(id), force };
        let assignments: Vec<_> = holders.iter().map(assignment).collect();
        let choice = choose(users, Some(PROFILE), LICENSE, Ok(&assignments));
        match (&choice, choice.taken()) {
            (Choice::Several(all), taken) => {
                let names: Vec<_> = all.iter().map(|user| user.name.as_str()).collect();
                format!("{} of {}", taken.map_or("none", |user| &user.name), names.join(", "))
            }
            (_, Some(user)) => user.name.clone(),
            (Choice::Nobody, _) => "nobody".to_owned(),
            _ => "unclear".to_owned(),
        }
    }

    #[test]
    fn the_integration_user_is_the_only_one_who_can_be_meant() {
        let (on, off) = (|id| user(id, true, PROFILE), |id| user(id, false, PROFILE));
        let other = |id| user(id, true, "Nightly Export");
        assert_eq!(chosen(&[on("a"), other("b"), off("c")], &["b"]), "a", "the profile comes first");
        assert_eq!(chosen(&[other("a"), other("b")], &["b"]), "b");
        assert_eq!(chosen(&[on("a"), on("b")], &["b"]), "b", "of two, the one with the permission set");
        assert_eq!(chosen(&[other("a"), off("b")], &[]), "b");
        assert_eq!(chosen(&[on("a"), on("b")], &[]), "none of a, b");
        assert_eq!(chosen(&[other("a"), other("b"), on("c"), on("d")], &["a", "b"]), "none of a, b, c, d");
        assert_eq!(chosen(&[other("a"), other("b"), other("c")], &["a", "b"]), "none of a, b");
        assert_eq!(chosen(&[off("a"), off("b")], &[]), "none of a, b");
        let logged_in =
            |seconds, user: User| User { last_login: Some(Moment::from_seconds(seconds)), ..user };
        assert_eq!(chosen(&[on("a"), logged_in(1, on("b"))], &[]), "b of b, a", "the one who has logged in");
        assert_eq!(
            chosen(&[logged_in(1, on("a")), logged_in(2, on("b"))], &[]),
            "b of b, a",
            "or did so last"
        );
        assert_eq!(chosen(&[logged_in(2, on("a")), logged_in(2, on("b"))], &[]), "none of a, b");
        assert_eq!(chosen(&[other("a")], &[]), "nobody", "a foreign user is not taken");
        let person = User { license: Some("Salesforce".to_owned()), ..on("a") };
        assert_eq!(chosen(&[person], &["a"]), "nobody", "nor somebody with another license");
    }

    #[test]
    fn without_the_assignments_nobody_is_ruled_out() {
        let reason = Reason::NotAsked;
        let choice =
            |users: &[User]| matches!(choose(users, Some(PROFILE), LICENSE, Err(&reason)), Choice::Unclear);
        assert!(choice(&[user("a", true, "Nightly Export")]));
        assert!(!choice(&[]), "where there is no user at all, there is none to be ruled out");
        assert!(!choice(&[user("a", true, PROFILE)]));
    }
}
