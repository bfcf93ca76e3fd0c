//! What the org teaches the values of a guide, and what is not known of other values any more.

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests;

use crate::check::learned;
use crate::org::Org;
use guide::{Guide, Learned, Origin, ParameterId, Template, Values};
use std::collections::BTreeSet;

/// The values to look for: a user whom nobody typed is found afresh each time.
pub fn to_look_for(guide: &Guide, values: &Values, typed: &BTreeSet<ParameterId>) -> Values {
    let mut values = values.clone();
    for parameter in &guide.parameters {
        if matches!(parameter.from, Some(Origin::UsernameOf(_))) && !typed.contains(&parameter.id) {
            values.set(parameter.id.as_str(), "");
        }
    }
    values
}

/// Takes up what an org tells: values that nobody typed, and those that only the org knows.
/// Of a question that it did not answer, what was known of the same org is still known.
pub fn teach(
    guide: &Guide,
    values: &mut Values,
    typed: &BTreeSet<ParameterId>,
    org: &Org,
    is_same_org: bool,
) {
    learned::take_values(guide, values, typed, org);
    for (role, what) in guide.objects.learned() {
        if !is_same_org || learned::is_told(org, role, what) {
            values.set(&what.of(role), "");
        }
    }
    for (name, value) in learned::learned(guide, values, org) {
        values.set(&name, &value);
    }
    for (role, profile) in &guide.objects.profiles {
        let is_told = !is_same_org || learned::is_told(org, role, Learned::SourceId);
        let found = learned::clone_source(guide, org, role).map(|profile| profile.name.as_str());
        let meant = profile.clone_of.as_ref().and_then(|name| name.fill(values).ok());
        if is_told && found != meant.as_deref() {
            // The admin means another one.
            values.set(&Learned::SourceId.of(role), "");
        }
    }
}

/// What was learned of objects that go by this value, and is not known of others: the names
/// of values.
pub fn forgotten_with(guide: &Guide, name: &ParameterId) -> Vec<String> {
    let names = |text: &Template| text.names().contains(name);
    let mut gone: Vec<String> = Vec::new();
    for (role, set) in &guide.objects.permission_sets {
        // An id is learned from pages that show the label, which is no identity.
        let is_named = [Some(&set.api_name), set.label.as_ref()].into_iter().flatten().any(names);
        gone.extend(is_named.then(|| Learned::Id.of(role)));
    }
    for (role, profile) in &guide.objects.profiles {
        gone.extend(names(&profile.name).then(|| Learned::Id.of(role)));
        gone.extend(profile.clone_of.as_ref().is_some_and(names).then(|| Learned::SourceId.of(role)));
    }
    for (role, user) in &guide.objects.users {
        gone.extend(names(&user.username).then(|| Learned::Id.of(role)));
    }
    for (role, app) in &guide.objects.apps {
        gone.extend([&app.label, &app.api_name].into_iter().any(names).then(|| Learned::Id.of(role)));
        if names(&app.api_name) {
            gone.push(Learned::ConsumerKey.of(role));
            gone.extend(app.entered_consumer_key.iter().flat_map(Template::names).map(|entered| entered.0));
        }
    }
    gone
}

/// Whether a login is of a user or an app that goes by this value: a proof is not one of
/// others, whatever else is renamed.
pub fn is_of_login(guide: &Guide, name: &ParameterId) -> bool {
    let names = |text: &Template| text.names().contains(name);
    guide.login().is_some_and(|login| {
        let entered = login.app.entered_consumer_key.as_ref();
        [&login.app.api_name, &login.user.username].into_iter().chain(entered).any(names)
    })
}

/// Whether the class answers where this value says.
pub fn is_of_class(guide: &Guide, name: &ParameterId) -> bool {
    guide.class_rest().is_some_and(|rest| rest.path.names().contains(name))
}
