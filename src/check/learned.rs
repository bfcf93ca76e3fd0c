//! What an org teaches: values that a guide names and that only the org knows.

use crate::guide::{Guide, Learned, Origin, Role, Values};
use crate::org::{Org, Organization, Profile};

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
    let objects = &guide.objects;
    match what {
        Learned::SourceId => clone_source(guide, org, role).map(|profile| profile.id.to_string()),
        Learned::ConsumerKey => {
            let app = org.app.known()?.as_ref()?;
            app.global_settings.known()?.as_ref()?.consumer_key.clone()
        }
        Learned::Id => {
            if objects.permission_sets.contains_key(role) {
                Some(org.permission_set.known()?.as_ref()?.id.to_string())
            } else if objects.profiles.contains_key(role) {
                Some(org.profile.known()?.as_ref()?.id.to_string())
            } else if let Some(user) = objects.users.get(role) {
                Some(org.user(&user.username.fill(values).ok()?)?.id.to_string())
            } else {
                // The app's page takes the id in its short form only (seen in links to it).
                Some(org.app.known()?.as_ref()?.id.as_ref()?.short().to_owned())
            }
        }
    }
}

/// Whether the org answered the question that such a value comes from.
pub fn is_told(guide: &Guide, org: &Org, role: &Role, what: Learned) -> bool {
    let objects = &guide.objects;
    match what {
        Learned::SourceId => org.other_profiles.known().is_some(),
        Learned::ConsumerKey => match org.app.known() {
            Some(Some(app)) => app.global_settings.known().is_some(),
            Some(None) => true,
            None => false,
        },
        Learned::Id => {
            if objects.permission_sets.contains_key(role) {
                org.permission_set.known().is_some()
            } else if objects.profiles.contains_key(role) {
                org.profile.known().is_some()
            } else if objects.users.contains_key(role) {
                org.users.known().is_some()
            } else {
                org.app.known().is_some()
            }
        }
    }
}

/// Salesforce's own profile that the one of this role is to be a clone of, if just one is
/// recognised.
pub fn clone_source<'a>(guide: &Guide, org: &'a Org, role: &Role) -> Option<&'a Profile> {
    let license = guide.objects.profiles.get(role)?.license.as_ref()?;
    let license = guide.objects.user_licenses.get(license)?;
    org.standard_profile(&license.name.fill(&Values::default()).ok()?)
}

/// What the org knows of a parameter's value; `values` says which user is meant.
pub fn origin(origin: &Origin, guide: &Guide, org: &Org, values: &Values) -> Option<String> {
    let user = |role: &Role| {
        let user = guide.objects.users.get(role)?;
        org.user(&user.username.fill(values).ok()?)
    };
    let own_address = || org.admin.known().and_then(|admin| admin.email.clone());
    match origin {
        Origin::AdminEmail => own_address(),
        Origin::UsernameOf(_) => {
            let found = org.integration_user().map(|user| user.username.clone());
            found.or_else(|| org.free_username.clone())
        }
        Origin::FirstNameOf(role) => user(role)?.first_name.clone(),
        Origin::LastNameOf(role) => user(role)?.last_name.clone(),
        Origin::AliasOf(role) => user(role)?.alias.clone(),
        Origin::EmailOf(role) => user(role).and_then(|user| user.email.clone()).or_else(own_address),
        Origin::CloneSourceOf(role) => clone_source(guide, org, role).map(|profile| profile.name.clone()),
    }
}
