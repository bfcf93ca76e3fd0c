//! Waiting for what is missing: once, for all fields together, and only while the page moves.

use super::super::super::model::find::{control, find, frame_of};
use super::super::super::model::{FieldOutcome, Filling, Job, Model, NotFound};
use guide::FieldId;
use pages::locate::{Absence, Resolved};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What stands in a closed section comes when somebody opens that, and rarely by itself.
const FOLDED_AT_REST: u32 = 3;

/// For so many looks a page may be at rest before what is missing counts as missing: with a
/// quarter of a second between two of them, some three seconds.
const AT_REST: u32 = 11;

/// A page that never comes to rest is not waited for for longer than some ten seconds.
const IN_ALL: u32 = 40;

/// To ask for an option takes the page longer than a look does.
const LOOKS_OF_AN_OFFER: u32 = 4;

/// Whether what is missing may still come. Each asking counts as a look.
pub(super) fn has_time(model: &mut Model) -> bool {
    spend(model, 1, AT_REST)
}

/// Whether what is found like that may still come.
pub(super) fn may_come(model: &mut Model, found: &Resolved) -> bool {
    spend(model, 1, if is_folded(model, found) { FOLDED_AT_REST } else { AT_REST })
}

/// The first field that was not filled because it stands in a closed section or on another
/// tab, whose head is there to be pressed.
pub(super) fn first_folded(model: &Model) -> Option<FieldId> {
    let stage = model.stage()?;
    let is_open = |field: &&FieldId| {
        model.form.results.get(*field) == Some(&FieldOutcome::NotFound(NotFound::Hidden))
            && is_folded(model, &find(model, &stage.page, field))
    };
    stage.fields.iter().map(|field| &field.field).find(is_open).cloned()
}

fn is_folded(model: &Model, found: &Resolved) -> bool {
    matches!(found, Resolved::Missing(Absence::Hidden(at)) if control(model, at).is_some_and(|seen| seen.folded))
}

/// Whether an option that is missing may still come.
pub(super) fn rested(model: &mut Model) -> bool {
    spend(model, LOOKS_OF_AN_OFFER, AT_REST)
}

fn spend(model: &mut Model, looks: u32, at_rest: u32) -> bool {
    let Job::Filling(filling) = &model.work.job else { return false };
    let page = moving_parts(model, filling);
    let Job::Filling(filling) = &mut model.work.job else { return false };
    let stillness = &mut filling.stillness;
    stillness.looks += looks;
    stillness.at_rest = if page == stillness.page { stillness.at_rest + looks } else { looks };
    stillness.page = page;
    stillness.at_rest <= at_rest && stillness.looks <= IN_ALL
}

/// What changes about a page while it is being drawn.
fn moving_parts(model: &Model, filling: &Filling) -> u64 {
    let mut hasher = DefaultHasher::new();
    if let Some(frame) = frame_of(model, &filling.page) {
        frame.seen.loading.hash(&mut hasher);
        for control in &frame.seen.controls {
            (control.handle, control.visible, control.enabled, control.options.len()).hash(&mut hasher);
        }
    }
    hasher.finish()
}
