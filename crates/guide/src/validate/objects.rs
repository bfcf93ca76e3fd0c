//! What can be wrong with the objects of a guide, and with what is said of them.

use super::super::object::{Objects, UserProfile};
use super::super::{Form, Guide, Role, Task, Template};
use super::Defect;
use gather::Gather as _;
use std::collections::{BTreeMap, BTreeSet};

/// Adds the defects of a guide's objects.
pub(super) fn defects(guide: &Guide, found: &mut Vec<Defect>) {
    let objects = &guide.objects;
    super::twice("objects", objects.roles().map(|role| &role.0), found);
    let wrong = objects.roles().filter(|role| !super::is_name(&role.0));
    found.extend(wrong.cloned().map(Defect::RoleName));
    found.extend(objects.keys.keys().skip(1).cloned().map(Defect::SeveralKeys));
    references(guide, found);
    licenses(objects, found);
    coverage(guide, found);
}

impl Objects {
    /// The roles of all objects, kind by kind.
    fn roles(&self) -> impl Iterator<Item = &Role> {
        let before = self.packages.keys().chain(self.classes.keys()).chain(self.user_licenses.keys());
        let before = before.chain(self.permission_set_licenses.keys()).chain(self.rights.keys());
        let made = self.permission_sets.keys().chain(self.profiles.keys()).chain(self.users.keys());
        before.chain(made).chain(self.apps.keys()).chain(self.keys.keys())
    }

    /// All texts with placeholders, by the role of their object.
    pub(super) fn templates(&self) -> impl Iterator<Item = (&Role, &Template)> {
        let mut all: Vec<(&Role, &Template)> = Vec::new();
        for (role, it) in &self.packages {
            all.push((role, &it.namespace));
        }
        for (role, it) in &self.classes {
            all.extend(
                std::iter::once(&it.name)
                    .chain(it.rest.as_ref().map(|rest| &rest.path))
                    .map(|text| (role, text)),
            );
        }
        for (role, it) in &self.user_licenses {
            all.push((role, &it.name));
        }
        for (role, it) in &self.permission_set_licenses {
            all.push((role, &it.developer_name));
        }
        for (role, it) in &self.permission_sets {
            all.extend(std::iter::once(&it.api_name).chain(&it.label).map(|text| (role, text)));
        }
        for (role, it) in &self.profiles {
            all.extend(std::iter::once(&it.name).chain(&it.clone_of).map(|text| (role, text)));
        }
        for (role, it) in &self.users {
            all.push((role, &it.username));
            if let Some(UserProfile::Standard(name)) = &it.profile {
                all.push((role, name));
            }
        }
        for (role, it) in &self.apps {
            let given = it.contact_email.iter().chain(&it.callback_url).chain(&it.entered_consumer_key);
            all.extend([&it.api_name, &it.label].into_iter().chain(given).map(|text| (role, text)));
        }
        for (role, it) in &self.keys {
            all.push((role, &it.subject));
        }
        all.into_iter()
    }
}

/// Notes the roles that are named and that none of these objects has.
fn refer<'a, T>(
    kind: &'static str,
    to: &BTreeMap<Role, T>,
    role: &Role,
    named: impl IntoIterator<Item = &'a Role>,
    found: &mut Vec<Defect>,
) {
    let missing = named.into_iter().filter(|named| !to.contains_key(*named));
    found.extend(missing.map(|to| Defect::Reference { role: role.clone(), to: to.clone(), kind }));
}

/// Each reference leads to an object of the kind that it names.
fn references(guide: &Guide, found: &mut Vec<Defect>) {
    let objects = &guide.objects;
    for (role, it) in &objects.classes {
        refer("package", &objects.packages, role, &it.package, found);
    }
    for (role, it) in &objects.permission_sets {
        refer("class", &objects.classes, role, &it.classes, found);
    }
    for (role, it) in &objects.profiles {
        refer("user-license", &objects.user_licenses, role, &it.license, found);
    }
    for (role, it) in &objects.users {
        refer("user-license", &objects.user_licenses, role, &it.license, found);
        if let Some(UserProfile::Role(profile)) = &it.profile {
            refer("profile", &objects.profiles, role, [profile], found);
        }
        let licenses = &objects.permission_set_licenses;
        refer("permission-set-license", licenses, role, &it.permission_set_licenses, found);
        refer("permission-set", &objects.permission_sets, role, &it.permission_sets, found);
        refer(
            "package",
            &objects.packages,
            role,
            it.unpaid.iter().filter_map(|it| it.package.as_ref()),
            found,
        );
    }
    for (role, it) in &objects.apps {
        refer("key", &objects.keys, role, &it.key, found);
        refer("permission-set", &objects.permission_sets, role, it.permission_sets.iter().flatten(), found);
        refer("user", &objects.users, role, it.login.iter().map(|login| &login.user), found);
    }
    for parameter in &guide.parameters {
        use super::super::Origin::{
            AdminEmail, AliasOf, ApiNameOf, CloneSourceOf, EmailOf, FirstNameOf, LabelOf, LastNameOf, NameOf,
            UsernameOf,
        };
        let name = Role(parameter.id.0.clone());
        match &parameter.from {
            Some(UsernameOf(user) | FirstNameOf(user) | LastNameOf(user) | AliasOf(user) | EmailOf(user)) => {
                refer("user", &objects.users, &name, [user], found);
            }
            Some(CloneSourceOf(profile) | NameOf(profile)) => {
                refer("profile", &objects.profiles, &name, [profile], found);
            }
            Some(ApiNameOf(role) | LabelOf(role)) => {
                if !objects.permission_sets.contains_key(role) {
                    refer("app", &objects.apps, &name, [role], found);
                }
            }
            Some(AdminEmail) | None => {}
        }
    }
    let receiver = Role::from("receiver");
    refer("app", &objects.apps, &receiver, &guide.receiver.app, found);
    refer("class", &objects.classes, &receiver, &guide.receiver.class, found);
}

/// Labels of licenses change with languages and releases, so they go by developer names.
fn licenses(objects: &Objects, found: &mut Vec<Defect>) {
    let is_name = |name: &str| Form::ApiName.accept(name).is_ok();
    let held = objects.permission_set_licenses.iter();
    let wrong = held.filter(|(_, it)| !is_name(&it.developer_name.0)).map(|(role, _)| role);
    let unpaid = objects.users.iter().filter(|(_, user)| {
        user.unpaid.as_ref().is_some_and(|unpaid| {
            let names = &unpaid.permission_set_licenses;
            names.is_empty() || !names.iter().all(|name| is_name(name))
        })
    });
    let wrong = wrong.chain(unpaid.map(|(role, _)| role));
    found.extend(wrong.cloned().map(Defect::LicenseName));
}

/// Each fact has one check, or is left out and has none.
fn coverage(guide: &Guide, found: &mut Vec<Defect>) {
    let facts: BTreeSet<_> = guide.objects.facts().iter().map(super::super::Fact::id).gather();
    for check in guide.checks.iter().filter(|check| !facts.contains(&check.fact)) {
        found.push(Defect::UnknownFact { check: check.id.clone(), fact: check.fact.clone() });
    }
    let nothing = guide.left_out.iter().filter(|left| !facts.contains(&left.fact));
    found.extend(nothing.map(|left| Defect::NothingToLeaveOut(left.fact.clone())));
    for fact in facts {
        let checks = guide.checks.iter().filter(|check| check.fact == fact).count();
        let is_left_out = guide.left_out.iter().any(|left| left.fact == fact);
        if checks != usize::from(!is_left_out) {
            found.push(Defect::Coverage { fact, checks });
        }
    }
}

/// What the panel does by itself is about the app that the receiver names.
pub(super) fn lacks_its_object(guide: &Guide, task: Task) -> bool {
    let app = guide.receiver.app.as_ref().and_then(|role| guide.objects.apps.get(role));
    match task {
        Task::MakeKey => app.is_none_or(|app| app.key.is_none()),
        Task::TestLogin => app.is_none_or(|app| app.login.is_none()),
        Task::ReachClass => {
            let class = guide.receiver.class.as_ref().and_then(|role| guide.objects.classes.get(role));
            app.is_none_or(|app| app.login.is_none()) || class.is_none_or(|class| class.rest.is_none())
        }
        Task::HandOver => false,
    }
}
