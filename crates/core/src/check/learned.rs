//! What an org teaches: values that a guide names and that only the org knows.

use crate::org::{Org, Organization, Profile};
use guide::{Guide, Learned, Origin, Parameter, ParameterId, Role, Template, Values};
use std::collections::BTreeSet;

/// Values that the org told, by their names in templates.
pub fn learned(guide: &Guide, values: &Values, org: &Org) -> Vec<(String, String)> {
    let of_objects = guide.objects.learned().map(|(role, what)| {
        let value = of_object(guide, values, org, role, what);
        (what.of(role), value)
    });
    let organization = org.organization.known();
    let default = |read: fn(&Organization) -> &Option<String>| organization.and_then(|org| read(org).clone());
    let encoding = org.admin.known().and_then(|admin| admin.email_encoding.clone());
    let of_org = [
        ("login_host", organization.map(|org| org.environment.login_host().to_owned())),
        ("org_name", organization.map(|org| org.name.clone())),
        ("time_zone", default(|org| &org.time_zone)),
        ("locale", default(|org| &org.locale)),
        ("language", default(|org| &org.language)),
        ("email_encoding", encoding),
    ];
    let of_org = of_org.into_iter().map(|(name, value)| (name.to_owned(), value));
    of_objects.chain(of_org).filter_map(|(name, value)| Some((name, value?))).collect()
}

fn of_object(guide: &Guide, values: &Values, org: &Org, role: &Role, what: Learned) -> Option<String> {
    let name = role.as_str();
    match what {
        Learned::SourceId => clone_source(guide, org, role).map(|profile| profile.id.to_string()),
        Learned::ConsumerKey => {
            org.apps.get(name)?.there()?.global_settings.known()?.as_ref()?.consumer_key.clone()
        }
        Learned::Id => {
            if let Some(found) = org.permission_sets.get(name) {
                Some(found.set.known()?.as_ref()?.id.to_string())
            } else if let Some(found) = org.profiles.get(name) {
                Some(found.profile.known()?.as_ref()?.id.to_string())
            } else if let Some(found) = org.users.get(name) {
                let username = guide.objects.users.get(role)?.username.fill(values).ok()?;
                Some(found.named(&username)?.id.to_string())
            } else {
                // The app's page takes the id in its short form only (seen in links to it).
                Some(org.apps.get(name)?.there()?.id.as_ref()?.short().to_owned())
            }
        }
    }
}

/// Whether the org answered the question that such a value comes from.
pub fn is_told(org: &Org, role: &Role, what: Learned) -> bool {
    let name = role.as_str();
    let app = org.apps.get(name).and_then(|found| found.app.known());
    match what {
        Learned::SourceId => org.profiles.get(name).is_some_and(|found| found.others.known().is_some()),
        Learned::ConsumerKey => {
            app.is_some_and(|app| app.as_ref().is_none_or(|app| app.global_settings.known().is_some()))
        }
        Learned::Id => {
            app.is_some()
                || org.permission_sets.get(name).is_some_and(|found| found.set.known().is_some())
                || org.profiles.get(name).is_some_and(|found| found.profile.known().is_some())
                || org.users.get(name).is_some_and(|found| found.candidates.known().is_some())
        }
    }
}

/// Salesforce's own profile that the one of this role is to be a clone of, if just one is
/// recognised.
pub(crate) fn clone_source<'a>(guide: &Guide, org: &'a Org, role: &Role) -> Option<&'a Profile> {
    let license = guide.objects.profiles.get(role)?.license.as_ref()?;
    let license = guide.objects.user_licenses.get(license)?;
    org.profiles.get(role.as_str())?.standard(&license.name.fill(&Values::default()).ok()?)
}

/// Values that nobody typed and that the org knows. Whose names are taken depends on the
/// Username, so that comes first.
pub fn take_values(guide: &Guide, values: &mut Values, typed: &BTreeSet<ParameterId>, org: &Org) {
    let mut open: Vec<(&Origin, &Parameter)> = guide
        .parameters
        .iter()
        .filter(|parameter| !typed.contains(&parameter.id))
        .filter_map(|parameter| Some((parameter.from.as_ref()?, parameter)))
        .collect();
    open.sort_by_key(|(origin, _)| !matches!(origin, Origin::UsernameOf(_)));
    for (from, parameter) in open {
        let known = origin(from, guide, org, values);
        // Nobody is meant by the name of what was found before, and not now.
        let without = || answers(from, org).then(|| parameter.default.clone().unwrap_or_default());
        if let Some(value) = known.or_else(without) {
            values.set(parameter.id.as_str(), &value);
        }
    }
}

/// Whether the org answered the question that the value comes from.
fn answers(origin: &Origin, org: &Org) -> bool {
    match origin {
        Origin::ApiNameOf(role) | Origin::LabelOf(role) | Origin::NameOf(role) => {
            is_told(org, role, Learned::Id)
        }
        _ => org.users.values().any(|found| found.candidates.known().is_some()),
    }
}

/// Under which name something was found, where that is not the guide's own.
fn other_name<'a>(guide: &Guide, own: &Template, found: &'a str) -> Option<&'a str> {
    let is_own = own.fill(&Values::defaults(guide)).is_ok_and(|own| own.eq_ignore_ascii_case(found));
    (!is_own).then_some(found)
}

/// What the org knows of a parameter's value; `values` says which user is meant.
pub fn origin(origin: &Origin, guide: &Guide, org: &Org, values: &Values) -> Option<String> {
    let user = |role: &Role| {
        let user = guide.objects.users.get(role)?;
        org.users.get(role.as_str())?.named(&user.username.fill(values).ok()?)
    };
    let own_address = || org.admin.known().and_then(|admin| admin.email.clone());
    match origin {
        Origin::AdminEmail => own_address(),
        Origin::UsernameOf(role) => {
            let found = org.users.get(role.as_str())?;
            found.taken().map(|user| user.username.clone()).or_else(|| found.free_username.clone())
        }
        Origin::FirstNameOf(role) => user(role)?.first_name.clone(),
        Origin::LastNameOf(role) => user(role)?.last_name.clone(),
        Origin::AliasOf(role) => user(role)?.alias.clone(),
        Origin::EmailOf(role) => user(role).and_then(|user| user.email.clone()).or_else(own_address),
        Origin::ApiNameOf(role) => {
            if let Some(found) = org.permission_sets.get(role.as_str()) {
                return Some(found.set.known()?.as_ref()?.name.clone());
            }
            Some(org.apps.get(role.as_str())?.there()?.api_name.clone())
        }
        Origin::LabelOf(role) => {
            if let Some(found) = org.permission_sets.get(role.as_str()) {
                let set = found.set.known()?.as_ref()?;
                let own = &guide.objects.permission_sets.get(role)?.api_name;
                return other_name(guide, own, &set.name).map(|_| set.label.clone());
            }
            let app = org.apps.get(role.as_str())?.there()?;
            let own = &guide.objects.apps.get(role)?.api_name;
            other_name(guide, own, &app.api_name).map(|_| app.label.clone())
        }
        Origin::NameOf(role) => {
            Some(org.profiles.get(role.as_str())?.profile.known()?.as_ref()?.name.clone())
        }
        Origin::CloneSourceOf(role) => clone_source(guide, org, role).map(|profile| profile.name.clone()),
    }
}
