//! What the page itself shows of the values that belong on it, whoever put them there.

use super::content::action;
use super::find::{control, find};
use super::{Model, Record};
use guide::{FieldContent, FieldValue, Stage, Step};
use pages::command::ControlSeen;
use pages::locate::{Resolved, ShownPage};
use pages::verdict::{says_wanted, shows_wanted};

/// What the page shows in a field. Typed or chosen there, it is not yet in the org.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::panel) enum OnPage {
    /// What belongs there, as ever since the page was first seen.
    Wanted,
    /// What belongs there, and it was put there since.
    PutThere,
    /// Something else, and that was put there since.
    ChangedAway,
    /// Something else, as ever since the page was first seen.
    Other,
    /// It can't be told.
    Unknown,
}

/// What the page shows in a field of the stage at hand.
pub(in crate::panel) fn on_page(model: &Model, stage: &Stage, field: &FieldValue) -> OnPage {
    let Some(action) = action(model, &stage.page, field) else { return OnPage::Unknown };
    let (Resolved::Found(at) | Resolved::Disabled(at)) = find(model, &stage.page, &field.field) else {
        return OnPage::Unknown;
    };
    let Some(shows) = control(model, &at).and_then(|control| control.value.as_ref()) else {
        return OnPage::Unknown;
    };
    let is_changed = model.page.first_seen.is_changed(&at.document, at.handle, shows);
    match (shows_wanted(&action, shows), is_changed) {
        (true, false) => OnPage::Wanted,
        (true, true) => OnPage::PutThere,
        (false, true) => OnPage::ChangedAway,
        (false, false) => OnPage::Other,
    }
}

/// What the page calls the option that is wanted in a field of the stage at hand, where the
/// guide knows but the value behind it.
pub(in crate::panel) fn words_on_page(model: &Model, stage: &Stage, field: &FieldValue) -> Option<String> {
    let FieldContent::Pick { value, .. } = &field.value else { return None };
    let value = value.as_ref()?.fill(&model.entered.values).ok()?;
    let (Resolved::Found(at) | Resolved::Disabled(at)) = find(model, &stage.page, &field.field) else {
        return None;
    };
    let options = &control(model, &at)?.options;
    let wanted = options.iter().find(|option| option.value.as_deref() == Some(&value))?;
    Some(wanted.text.clone())
}

/// What the page of the form that was filled says is wrong with all of it.
pub(in crate::panel) fn page_errors(model: &Model) -> Vec<String> {
    let Some(stage) = model.stage() else { return Vec::new() };
    let shown = model.shown_pages();
    shown
        .iter()
        .filter(|shown| shown.page.id.0 == stage.page.0)
        .flat_map(|shown| shown.frame.seen.errors.clone())
        .collect()
}

/// Whether a page of a step that is at hand shows all that the step puts into its form;
/// nothing where none shows every field of it. Pages of other steps may list what it has to
/// do with: an app names the permission sets that are let in, whoever has them.
pub(in crate::panel) fn shows_step(model: &Model, step: &Step) -> Option<bool> {
    let shown = model.shown_pages();
    let is_of_step = |shown: &ShownPage<'_>| step.stages.iter().any(|stage| stage.page.0 == shown.page.id.0);
    let is_ours = |shown: &ShownPage<'_>| model.record(shown) == Record::Ours && !shown.ids.is_empty();
    let ours: Vec<&ShownPage<'_>> =
        shown.iter().filter(|shown| is_of_step(shown) && is_ours(shown)).collect();
    let forms = step.stages.iter().filter(|stage| !stage.fields.is_empty());
    forms.flat_map(|stage| ours.iter().map(move |shown| (stage, shown))).find_map(|(stage, shown)| {
        let told: Option<Vec<bool>> =
            stage.fields.iter().map(|field| says_field(model, stage, field, shown)).collect();
        told.map(|told| told.iter().all(|says| *says))
    })
}

/// Whether a page says of a field of a form that it has what belongs there.
fn says_field(model: &Model, stage: &Stage, field: &FieldValue, shown: &ShownPage<'_>) -> Option<bool> {
    let output =
        shown.page.fields.iter().find(|it| it.shows.as_ref().is_some_and(|id| id.0 == field.field.0))?;
    let Resolved::Disabled(at) = shown.control_of(&model.catalog, &output.id, &model.page.language()) else {
        return None;
    };
    let control = shown.frame.seen.controls.iter().find(|control| control.handle == at.handle)?;
    let wanted = action(model, &stage.page, field)?;
    Some(says_wanted(&wanted, control.value.as_ref()?))
}

/// Whether something was put into a form of the page that would be lost by leaving it.
pub(in crate::panel) fn has_unsaved_work(model: &Model) -> bool {
    model.form_is_open() || model.shown_pages().iter().any(|shown| is_changed_by_hand(model, shown))
}

/// Only the fields that the catalog knows count: a search that somebody typed is no work.
fn is_changed_by_hand(model: &Model, shown: &ShownPage<'_>) -> bool {
    let is_changed = |control: &ControlSeen| {
        control.value.as_ref().is_some_and(|value| {
            model.page.first_seen.is_changed(&shown.frame.document, control.handle, value)
        })
    };
    let language = model.page.language();
    let fields = shown.page.fields.iter().filter(|field| field.kind.iter().any(|kind| kind.holds_a_value()));
    fields
        .filter_map(|field| match shown.control_of(&model.catalog, &field.id, &language) {
            Resolved::Found(at) => shown.frame.seen.controls.iter().find(|it| it.handle == at.handle),
            _ => None,
        })
        .any(is_changed)
}
