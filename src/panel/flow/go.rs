//! Going to a step.

use super::super::effect::Effect;
use super::super::event::DescribePurpose;
use super::super::model::{Announcement, Model};
use super::super::want::Want;

/// Shows a step.
pub(in crate::panel) fn to(model: &mut Model, step: usize) -> Vec<Want> {
    if step >= model.guide.steps.len() {
        return Vec::new();
    }
    model.step = step;
    model.form.results.clear();
    model.form.left_form = false;
    model.entered.refused = None;
    model.leave_page_work();
    let mut wants =
        vec![Want::PutAway, Announcement::Step { place: step }.into(), Want::Unring, Want::Remember];
    // What was seen last may be gone: the admin has worked on the page meanwhile.
    if model.tab.is_followed() {
        model.page.arrival.expect(model.now_ms);
        wants.push(Effect::Describe(DescribePurpose::Follow).into());
    }
    wants
}
