//! The field at hand: its look, its outcome, and the one after it.

use super::super::super::effect::Effect;
use super::super::super::event::DescribePurpose;
use super::super::super::model::find::control;
use super::super::super::model::{FieldOutcome, FillPhase, Job, Model, OpenForm, Round};
use super::super::super::want::Want;
use guide::FieldId;
use pages::command::FillAction;
use pages::locate::ControlAt;
use pages::verdict::has_wanted;

/// Looks at the page for the field at hand.
pub(super) fn look() -> Want {
    Effect::Describe(DescribePurpose::Fill).into()
}

pub(super) fn is_done(model: &Model, field: &FieldId) -> bool {
    model.form.results.get(field).is_some_and(FieldOutcome::is_done)
}

pub(super) fn control_shows(model: &Model, at: &ControlAt, action: &FillAction) -> bool {
    control(model, at).is_some_and(|control| has_wanted(action, control))
}

pub(super) fn next(model: &mut Model) -> Vec<Want> {
    let Job::Filling(filling) = &mut model.work.job else { return Vec::new() };
    filling.at += 1;
    filling.looks = 0;
    filling.phase = FillPhase::Looking;
    if filling.at >= filling.fields.len() {
        filling.at = 0;
        filling.round = match filling.round {
            Round::First => Round::Second,
            Round::Second | Round::ReadBack => Round::ReadBack,
        };
    }
    if filling.round == Round::ReadBack {
        vec![Effect::Describe(DescribePurpose::ReadBack).into()]
    } else {
        vec![look()]
    }
}

pub(super) fn set_phase(model: &mut Model, phase: FillPhase) {
    if let Job::Filling(filling) = &mut model.work.job {
        filling.phase = phase;
    }
}

pub(super) fn note(model: &mut Model, field: &FieldId, outcome: FieldOutcome) {
    if outcome.is_typed() {
        model.form.unsaved = typed_into(model);
    }
    model.form.results.insert(field.clone(), outcome);
}

/// The form that is being filled.
fn typed_into(model: &Model) -> Option<OpenForm> {
    let Job::Filling(filling) = &model.work.job else { return None };
    let shown = model.shown_pages();
    let shown = shown.iter().find(|shown| shown.page.id.0 == filling.page.0)?;
    let tab = model.tab.seen()?.tab;
    Some(OpenForm { page: filling.page.clone(), tab, document: shown.frame.document.clone() })
}
