//! Whether another form has come into the place of the one that is being filled.

use super::super::super::model::content::action;
use super::super::super::model::find::{find, frame_of};
use super::super::super::model::{FieldOutcome, Filling, Job, Model};
use super::at_hand::control_shows;
use crate::protocol::background::PageError;
use guide::{FieldId, FieldValue};
use pages::command::{Handle, PageReply};
use pages::fill::Outcome;
use pages::locate::{ControlAt, Resolved};

/// Takes note of the form's controls, before a value is put into one of them.
pub(super) fn note_form(model: &mut Model, filling: &Filling) {
    let press = model.stage().and_then(|stage| stage.press.clone());
    let fields = filling.fields.iter().map(|field| &field.field).chain(&press);
    let handles: Vec<Handle> =
        fields.filter_map(|field| control_of(model, filling, field)).map(|at| at.handle).collect();
    if let Job::Filling(filling) = &mut model.work.job {
        filling.form = handles;
    }
}

/// Takes note of whether a value was put in, whatever became of it.
pub(super) fn note_reply(model: &mut Model, reply: &Result<PageReply, PageError>) {
    use Outcome::{AlreadyRight, NeedsConfirmation, Refused, Reverted, Typed, Vanished};
    let Ok(PageReply::Filled(reply)) = reply else { return };
    let is_put_in =
        matches!(reply.outcome, Typed | AlreadyRight | Reverted | Refused | NeedsConfirmation | Vanished);
    if let Job::Filling(filling) = &mut model.work.job {
        filling.touched |= is_put_in;
    }
}

/// Whether nothing is left of the form: none of its controls, nor a new one in the place of
/// one that was filled, with its value. A page that draws its form anew keeps what was typed;
/// what comes in between without it is another form, whatever document and address say.
pub(super) fn is_exchanged(model: &Model, filling: &Filling) -> bool {
    let Some(frame) = frame_of(model, &filling.page) else { return false };
    let is_there = |handle: &Handle| frame.seen.controls.iter().any(|control| control.handle == *handle);
    if !filling.touched || filling.form.is_empty() || filling.form.iter().any(is_there) {
        return false;
    }
    let at_hand = filling.fields.get(filling.at).map(|field| &field.field);
    let is_typed = |field: &FieldValue| {
        let outcome = model.form.results.get(&field.field);
        outcome.map_or(at_hand == Some(&field.field), FieldOutcome::is_typed)
    };
    let shows_value = |field: &FieldValue| {
        let action = action(model, &filling.page, field);
        let at = control_of(model, filling, &field.field);
        action.zip(at).is_some_and(|(action, at)| control_shows(model, &at, &action))
    };
    // What a page does with a file is its own.
    filling.given.is_empty() && !filling.fields.iter().filter(|field| is_typed(field)).any(shows_value)
}

fn control_of(model: &Model, filling: &Filling, field: &FieldId) -> Option<ControlAt> {
    match find(model, &filling.page, field) {
        Resolved::Found(at) | Resolved::Disabled(at) => Some(at),
        _ => None,
    }
}
