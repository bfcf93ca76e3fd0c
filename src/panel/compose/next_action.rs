//! The one thing to do next: it stands at the foot, and nowhere else.

use super::super::event::Event;
use super::super::model::{AtPage, FieldOutcome, Model};
use super::super::screen::{Button, NextAction, StepScreen, Weight};
use super::super::wording;
use guide::{FieldId, Stage};
use guidepost_core::progress::StepState;
use words::page;

/// Takes the button that stands out from where the step has it. Check has its own place at the foot.
pub(super) fn next_action(model: &Model, step: &mut StepScreen) -> NextAction {
    let is_idle = model.work.job.is_idle();
    let pressed = pressed(model).cloned();
    let say = match &pressed {
        Some(press) if is_idle => Some(page::Press { what: wording::press_label(press) }.into()),
        None if is_idle && model.form.on_arrival.is_some() => Some(page::FillsWhenHere.into()),
        _ => None,
    };
    NextAction { say, button: button(step, pressed.as_ref()) }
}

fn stands_out(button: &Button) -> bool {
    button.weight == Weight::Brand
}

/// The button that stands out; where the admin presses one on the page, the one that shows it, so
/// that its place keeps the focus.
fn button(step: &mut StepScreen, pressed: Option<&FieldId>) -> Option<Button> {
    if let Some(actions) = step.page.as_mut().map(|page| &mut page.actions) {
        let shows = |action: &Button| pressed.is_some_and(|press| action.event == Event::Show(press.clone()));
        let place = actions.iter().position(stands_out).or_else(|| actions.iter().position(shows));
        if let Some(place) = place {
            return Some(actions.remove(place));
        }
    }
    if step.check.as_ref().is_some_and(|check| stands_out(&check.button)) {
        return None;
    }
    let on_way = step.progress.as_mut().and_then(|progress| progress.next.take_if(|next| stands_out(next)));
    on_way.or_else(|| step.next.take_if(|next| stands_out(next)))
}

/// What only the admin can press, on the page.
fn pressed(model: &Model) -> Option<&FieldId> {
    match model.at_page() {
        AtPage::Here(stage) if is_for_press(model, stage) => stage.press.as_ref(),
        _ => None,
    }
}

/// Whether nothing is left to do at this stage but to press the page's own button.
fn is_for_press(model: &Model, stage: &Stage) -> bool {
    let is_to_do = !matches!(model.known().state(model.current()), StepState::Ok | StepState::SeenOnPage);
    is_to_do && (stage.fields.is_empty() || is_filled(model, stage))
}

/// Whether every field of the open form was filled, and the form is not saved.
pub(super) fn is_filled(model: &Model, stage: &Stage) -> bool {
    let is_done = |field| model.form.results.get(field).is_some_and(FieldOutcome::is_done);
    !stage.fields.is_empty() && model.form_is_open() && stage.fields.iter().all(|field| is_done(&field.field))
}
