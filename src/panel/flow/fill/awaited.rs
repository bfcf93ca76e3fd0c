//! Waiting for what the admin presses on the page: an answer to a dialog, an arrow.

use super::super::super::model::find::{find, frame_of};
use super::super::super::model::{FieldOutcome, Filling, Found, Job, Model, Pointer, RingTag};
use super::super::super::want::Want;
use super::at_hand::{control_shows, next, note};
use guide::{FieldId, FieldValue, PageId};
use pages::command::{FillAction, Frame, Handle};
use pages::locate::{ControlAt, Resolved};
use pages::verdict::Verdict;

/// The dialog's button, where the page at hand has one.
pub(super) fn ring_confirm(model: &Model, page: &PageId) -> Vec<Want> {
    match find(model, page, &FieldId::from("confirm")) {
        // A ring that is there is not drawn anew under the eyes of who reads the dialog.
        Resolved::Found(control) if has_the_ring(model, &control) => Vec::new(),
        Resolved::Found(control) => vec![Want::Ring(control, RingTag::ConfirmHere)],
        // The dialog was drawn after the last look; the next one rings it.
        _ => Vec::new(),
    }
}

fn has_the_ring(model: &Model, at: &ControlAt) -> bool {
    matches!(&model.page.pointer, Some(Pointer { found: Found::InSight(ringed), .. }) if ringed == at)
}

/// Looks whether the admin has pressed what was asked.
pub(super) fn awaited(
    model: &mut Model,
    filling: &Filling,
    field: &FieldValue,
    action: &FillAction,
    found: &Resolved,
) -> Vec<Want> {
    if matches!(find(model, &filling.page, &FieldId::from("confirm")), Resolved::Found(_)) {
        return ring_confirm(model, &filling.page);
    }
    // Whatever its button is called: as long as a dialog asks, nothing is answered.
    if action_awaits_dialog(action) && dialog_asks(model, filling) {
        return Vec::new();
    }
    let shows = matches!(found, Resolved::Found(control) if control_shows(model, control, action));
    if shows {
        note(model, &field.field, FieldOutcome::Filled(Verdict::Typed));
        return std::iter::once(Want::Unring).chain(next(model)).collect();
    }
    // A dialog that was answered with No leaves the field as it was: the read-back says so.
    if action_awaits_dialog(action) && matches!(found, Resolved::Found(_)) && filling.looks >= 2 {
        note(model, &field.field, FieldOutcome::NotConfirmed);
        return next(model);
    }
    if let Job::Filling(filling) = &mut model.work.job {
        filling.looks += 1;
    }
    Vec::new()
}

/// Whether a dialog has come up in the frame of the form that was not there before the fill.
fn dialog_asks(model: &Model, filling: &Filling) -> bool {
    let is_new = |frame: &Frame| dialog_controls(frame).any(|handle| !filling.dialogs.contains(&handle));
    frame_of(model, &filling.page).is_some_and(is_new)
}

/// What can be pressed in the dialogs of a frame.
pub(super) fn dialog_controls(frame: &Frame) -> impl Iterator<Item = Handle> {
    let controls = frame.seen.controls.iter();
    controls.filter(|control| control.in_dialog && control.visible).map(|control| control.handle)
}

fn action_awaits_dialog(action: &FillAction) -> bool {
    matches!(action, FillAction::Choose(_))
}
