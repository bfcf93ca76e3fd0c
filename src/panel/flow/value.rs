//! Changing a value.

use super::super::model::{Announcement, Model, Refused};
use super::super::want::Want;
use guide::{Parameter, ParameterId};
use guidepost_core::progress::{known, taught};
use zeroize::Zeroizing;

/// Changes a value. A text that may be a secret is not kept: the value is then empty.
pub(in crate::panel) fn set(model: &mut Model, name: ParameterId, value: String) -> Vec<Want> {
    let value = Zeroizing::new(value);
    let parameter = model.guide.parameters.iter().find(|parameter| parameter.id == name);
    let is_known = parameter.is_some_and(|parameter| is_of_orgs_key(model, parameter, &value));
    let kept = parameter.filter(|_| !is_known).map(|parameter| parameter.form.keep(&value));
    let Some(Err(why)) = kept else {
        model.entered.refused = None;
        return take_value(model, name, &value);
    };
    let times =
        model.entered.refused.as_ref().filter(|before| before.name == name).map_or(0, |before| before.times);
    model.entered.refused = Some(Refused { name: name.clone(), why, times: times + 1 });
    let mut wants = vec![Announcement::ValueNotKept(why).into()];
    wants.extend(take_value(model, name, ""));
    wants
}

/// Whether a text is the consumer key that the org told, or its beginning: metadata can give
/// an app one that does not look like those that Salesforce makes.
fn is_of_orgs_key(model: &Model, parameter: &Parameter, text: &str) -> bool {
    let told = model.told_consumer_key(parameter);
    told.is_some_and(|told| told.starts_with(text.trim()))
}

/// What was checked with the old value is not known of the new one.
fn take_value(model: &mut Model, name: ParameterId, value: &str) -> Vec<Want> {
    let before = model.entered.values.get(name.as_str()).map(str::to_owned);
    model.entered.values.set(name.as_str(), value);
    if model.entered.values.get(name.as_str()) == before.as_deref() {
        return Vec::new();
    }
    let stale = known::rests_on(&model.guide, &name);
    model.read.verdicts.retain(|id, _| !stale.contains(id));
    if !stale.is_empty() {
        model.read.diagnosed = None;
    }
    model.read.seen_on_page.clear();
    forget_learned(model, &name);
    model.entered.typed.insert(name);
    vec![Want::Remember]
}

/// What was learned of objects that go by this value, or was proved by it, is not known of
/// others.
fn forget_learned(model: &mut Model, name: &ParameterId) {
    for gone in taught::forgotten_with(&model.guide, name) {
        model.entered.values.set(&gone, "");
    }
    if taught::is_of_login(&model.guide, name) {
        model.proofs.forget();
    }
    if taught::is_of_class(&model.guide, name) {
        model.proofs.class = None;
    }
}
