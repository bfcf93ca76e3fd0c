//! What belongs together in a setup, with one object of each kind.
//!
//! An app is read with the user who logs in through it, that user with the profile and a
//! permission set: who the user is, is told by these, and which logins matter, by the app. So
//! the objects of a guide go by aims; two aims that ask the same share the answer.

use crate::org::{KeyDigest, OwnTest};
use gather::Gather as _;
use guide::{Guide, Role, Template, User, UserProfile, Values};
use std::collections::BTreeSet;

/// The roles of what belongs together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles {
    pub(super) package: Option<Role>,
    pub(super) class: Option<Role>,
    pub(super) permission_set: Option<Role>,
    pub(super) profile: Option<Role>,
    pub(super) user: Option<Role>,
    pub(super) app: Option<Role>,
}

/// What is looked for. What is not named is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Aim {
    /// Whose roles it looks for.
    pub(super) roles: Roles,
    /// The namespace of the package.
    pub(super) package: Option<String>,
    /// The Apex class, with its namespace before a dot.
    pub(super) apex_class: Option<String>,
    /// The user license of the user, or of the profile, by name.
    pub(super) user_license: Option<String>,
    /// The permission set, by API name.
    pub(super) permission_set: Option<String>,
    /// The profile, by name.
    pub(super) profile: Option<String>,
    /// The external client app, by API name.
    pub(super) app: Option<String>,
    /// The integration user, by Username.
    pub(super) integration_user: Option<String>,
    /// What a Username begins with that is proposed for that user.
    pub(super) proposed_username: Option<String>,
    /// The logins that were made here to test: the history is read until one of others is seen.
    pub(super) own_tests: Vec<OwnTest>,
    /// The consumer key that the admin entered.
    pub(super) consumer_key: Option<String>,
    /// The Username that the other side was given.
    pub(super) handed_username: Option<String>,
    /// The key pair that is held here.
    pub(super) held_key: Option<KeyDigest>,
    /// The names of what plays other roles.
    pub(super) others: BTreeSet<String>,
}

impl Aim {
    /// Whether it is known whom among the users to look for.
    pub(super) fn names_users(&self) -> bool {
        self.integration_user.is_some() || self.user_license.is_some()
    }

    /// The integration user, or whoever could be meant while none is named, also who was handed
    /// over: by these fields for the Username and for the name of the user license.
    pub(super) fn users(&self, username: &'static str, license: &'static str) -> Vec<(&'static str, &str)> {
        let named = self.integration_user.as_deref().map(|name| (username, name));
        if named.is_some() {
            return named.into_iter().collect();
        }
        let licensed = self.user_license.as_deref().map(|name| (license, name));
        let handed = self.handed_username.as_deref().map(|name| (username, name));
        licensed.into_iter().chain(handed).collect()
    }

    /// The profile, and those that it is compared with, as in [`Aim::users`].
    pub(super) fn profiles(
        &self,
        name: &'static str,
        license: &'static str,
    ) -> Option<Vec<(&'static str, &str)>> {
        let named = (name, self.profile.as_deref()?);
        Some([named].into_iter().chain(self.user_license.as_deref().map(|name| (license, name))).collect())
    }

    /// Namespace and name of the class; a class of one's own has no namespace.
    pub(super) fn class_parts(&self) -> Option<(Option<&str>, &str)> {
        let class = self.apex_class.as_deref()?;
        Some(match class.split_once('.') {
            Some((namespace, name)) => (Some(namespace), name),
            None => (None, class),
        })
    }
}

/// The roles of a guide by what belongs together; each is in at least one of them.
pub(super) fn together(guide: &Guide) -> Vec<Roles> {
    let objects = &guide.objects;
    let mut all: Vec<Roles> = Vec::new();
    for (role, app) in &objects.apps {
        let user = app.login.as_ref().and_then(|login| objects.users.get_key_value(&login.user));
        let of_user = user.map(|(role, user)| with_user(role, user)).unwrap_or_default();
        let selected = app.permission_sets.iter().flatten();
        let shared = user.and_then(|(_, user)| {
            let mut sets = selected.filter(|set| user.permission_sets.contains(set));
            sets.next().or(user.permission_sets.first())
        });
        all.push(Roles { app: Some(role.clone()), permission_set: shared.cloned(), ..of_user });
    }
    for (role, user) in &objects.users {
        let mut sets: Vec<Option<&Role>> = user.permission_sets.iter().map(Some).collect();
        if sets.is_empty() {
            sets.push(None);
        }
        for set in sets {
            let is_in =
                |roles: &Roles| roles.user.as_ref() == Some(role) && roles.permission_set.as_ref() == set;
            if !all.iter().any(is_in) {
                all.push(Roles { permission_set: set.cloned(), ..with_user(role, user) });
            }
        }
    }
    for role in objects.permission_sets.keys() {
        if !all.iter().any(|roles| roles.permission_set.as_ref() == Some(role)) {
            all.push(Roles { permission_set: Some(role.clone()), ..Roles::default() });
        }
    }
    for role in objects.profiles.keys() {
        if !all.iter().any(|roles| roles.profile.as_ref() == Some(role)) {
            all.push(Roles { profile: Some(role.clone()), ..Roles::default() });
        }
    }
    for roles in &mut all {
        let set = roles.permission_set.as_ref().and_then(|role| objects.permission_sets.get(role));
        roles.class = set.and_then(|set| set.classes.first().cloned());
    }
    for role in objects.classes.keys() {
        if !all.iter().any(|roles| roles.class.as_ref() == Some(role)) {
            all.push(Roles { class: Some(role.clone()), ..Roles::default() });
        }
    }
    for role in objects.packages.keys() {
        if !all.iter().any(|roles| roles.package.as_ref() == Some(role)) {
            all.push(Roles { package: Some(role.clone()), ..Roles::default() });
        }
    }
    if all.is_empty() {
        all.push(Roles::default());
    }
    all
}

fn with_user(role: &Role, user: &User) -> Roles {
    let profile = match &user.profile {
        Some(UserProfile::Role(profile)) => Some(profile.clone()),
        _ => None,
    };
    let package = user.unpaid.as_ref().and_then(|unpaid| unpaid.package.clone());
    Roles { user: Some(role.clone()), profile, package, ..Roles::default() }
}

/// What these roles are found by, as far as the values are known.
pub(super) fn aim(roles: Roles, guide: &Guide, values: &Values, own_tests: &[OwnTest]) -> Aim {
    let objects = &guide.objects;
    let text = |template: &Template| template.fill(values).ok();
    let user = roles.user.as_ref().and_then(|role| objects.users.get(role));
    let profile = roles.profile.as_ref().and_then(|role| objects.profiles.get(role));
    let license = user.and_then(|user| user.license.as_ref());
    let license = license.or_else(|| profile.and_then(|profile| profile.license.as_ref()));
    Aim {
        package: roles.package.as_ref().and_then(|role| text(&objects.packages.get(role)?.namespace)),
        apex_class: roles.class.as_ref().and_then(|role| text(&objects.classes.get(role)?.name)),
        user_license: license.and_then(|role| text(&objects.user_licenses.get(role)?.name)),
        permission_set: roles
            .permission_set
            .as_ref()
            .and_then(|role| text(&objects.permission_sets.get(role)?.api_name)),
        profile: profile.and_then(|profile| text(&profile.name)),
        app: roles.app.as_ref().and_then(|role| text(&objects.apps.get(role)?.api_name)),
        integration_user: user.and_then(|user| text(&user.username)),
        proposed_username: user.and_then(|user| user.proposed_username.clone()),
        own_tests: own_tests.to_vec(),
        consumer_key: roles
            .app
            .as_ref()
            .and_then(|role| text(objects.apps.get(role)?.entered_consumer_key.as_ref()?)),
        handed_username: None,
        held_key: None,
        others: others(&roles, guide, values),
        roles,
    }
}

/// The names of apps, permission sets and users with other roles than these.
fn others(roles: &Roles, guide: &Guide, values: &Values) -> BTreeSet<String> {
    let objects = &guide.objects;
    let apps = objects.apps.iter().map(|(role, app)| (role, &app.api_name));
    let sets = objects.permission_sets.iter().map(|(role, set)| (role, &set.api_name));
    let users = objects.users.iter().map(|(role, user)| (role, &user.username));
    let own = [&roles.app, &roles.permission_set, &roles.user];
    let others = apps.chain(sets).chain(users).filter(|(role, _)| !own.contains(&&Some((*role).clone())));
    others.filter_map(|(_, name)| name.fill(values).ok()).gather()
}
