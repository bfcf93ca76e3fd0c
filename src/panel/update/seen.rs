//! What the page itself shows of the values that belong on it, whoever put them there.

use super::super::model::Model;
use super::fill;
use crate::guide::{FieldValue, Stage};
use crate::page::command::ControlSeen;
use crate::page::locate::{Resolved, ShownPage, resolve};
use crate::page::verdict::shows_wanted;

/// What the page shows in a field. Typed or chosen there, it is not yet in the org.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::panel) enum OnPage {
    /// What belongs there, as ever since the page was first seen.
    Wanted,
    /// What belongs there, and it was put there since.
    PutThere,
    /// Something else, and that was put there since.
    ChangedAway,
    /// Something else, or it can't be told.
    Unknown,
}

/// What the page shows in a field of the stage at hand.
pub(in crate::panel) fn on_page(model: &Model, stage: &Stage, field: &FieldValue) -> OnPage {
    let Some(action) = fill::action(model, &stage.page, field) else { return OnPage::Unknown };
    let (Resolved::Found(at) | Resolved::Disabled(at)) = fill::find(model, &stage.page, &field.field) else {
        return OnPage::Unknown;
    };
    let Some(shows) = fill::control(model, &at).and_then(|control| control.value.as_ref()) else {
        return OnPage::Unknown;
    };
    let is_changed = model.first_seen.is_changed(&at.document, at.handle, shows);
    match (shows_wanted(&action, shows), is_changed) {
        (true, false) => OnPage::Wanted,
        (true, true) => OnPage::PutThere,
        (false, true) => OnPage::ChangedAway,
        (false, false) => OnPage::Unknown,
    }
}

/// Whether something was put into a form of the page that would be lost by leaving it.
pub(super) fn has_unsaved_work(model: &Model) -> bool {
    model.form_is_open() || model.shown_pages().iter().any(|shown| is_changed_by_hand(model, shown))
}

/// Only the fields that the catalog knows count: a search that somebody typed is no work.
fn is_changed_by_hand(model: &Model, shown: &ShownPage<'_>) -> bool {
    let is_changed = |control: &ControlSeen| {
        control
            .value
            .as_ref()
            .is_some_and(|value| model.first_seen.is_changed(&shown.frame.document, control.handle, value))
    };
    let language = model.language();
    let fields = shown.page.fields.iter().filter(|field| field.kind.iter().any(|kind| kind.holds_a_value()));
    fields
        .filter_map(|field| match resolve(field, shown.frame, &language) {
            Resolved::Found(at) => shown.frame.seen.controls.iter().find(|it| it.handle == at.handle),
            _ => None,
        })
        .any(is_changed)
}
