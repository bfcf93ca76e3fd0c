//! What the page itself shows of the values that belong on it, whoever put them there.

use super::super::model::{About, FieldOutcome, Model, Notice, Record};
use super::fill;
use super::find::{control, find};
use crate::guide::{FieldContent, FieldValue, Stage, Step};
use crate::page::command::ControlSeen;
use crate::page::locate::{Resolved, ShownPage};
use crate::page::verdict::{Verdict, has_wanted, objects, says_wanted};

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
    let Some(action) = fill::action(model, &stage.page, field) else { return OnPage::Unknown };
    let (Resolved::Found(at) | Resolved::Disabled(at)) = find(model, &stage.page, &field.field) else {
        return OnPage::Unknown;
    };
    let Some(control) = control(model, &at) else { return OnPage::Unknown };
    let Some(shows) = control.value.as_ref() else { return OnPage::Unknown };
    let is_changed = model.first_seen.is_changed(&at.document, at.handle, shows);
    match (has_wanted(&action, control), is_changed) {
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
    let value = value.as_ref()?.fill(&model.values).ok()?;
    let (Resolved::Found(at) | Resolved::Disabled(at)) = find(model, &stage.page, &field.field) else {
        return None;
    };
    let options = &control(model, &at)?.options;
    let wanted = options.iter().find(|option| option.value.as_deref() == Some(&value))?;
    Some(wanted.text.clone())
}

/// What becomes of a filled form before it is saved. A field that shows its first value
/// again was put back, by the page or by hand; one beside which the page says that it is
/// wrong is refused; and what the page says of the whole form is passed on.
pub(super) fn follow_filled(model: &mut Model) {
    if !model.job.is_idle() || !model.form_is_open() {
        return;
    }
    let Some(stage) = model.stage().cloned() else { return };
    let changed: Vec<_> = stage
        .fields
        .iter()
        .filter(|field| model.results.get(&field.field).is_some_and(FieldOutcome::is_done))
        .filter_map(|field| Some((field.field.clone(), became(model, &stage, field)?)))
        .collect();
    model.results.extend(changed);
    let known = model.earlier.as_ref().map(|earlier| earlier.errors.clone()).unwrap_or_default();
    if let Some(text) = page_errors(model).into_iter().find(|text| !known.contains(text)) {
        // It is told once: whoever dismisses it has read it.
        if let Some(earlier) = &mut model.earlier {
            earlier.errors.push(text.clone());
        }
        model.said.notify(Notice::PageObjects { text });
    }
}

/// What a filled field came to afterwards, where it is not filled any more.
fn became(model: &Model, stage: &Stage, field: &FieldValue) -> Option<FieldOutcome> {
    if on_page(model, stage, field) == OnPage::Other {
        return Some(FieldOutcome::ChangedAfterwards);
    }
    let action = fill::action(model, &stage.page, field)?;
    let Resolved::Found(at) = find(model, &stage.page, &field.field) else { return None };
    let message = control(model, &at)?.error.clone();
    objects(&action, message.as_deref()).then_some(FieldOutcome::Filled(Verdict::Refused { message }))
}

/// What the page of the form that was filled says is wrong with all of it.
pub(super) fn page_errors(model: &Model) -> Vec<String> {
    let Some(stage) = model.stage() else { return Vec::new() };
    let shown = model.shown_pages();
    shown
        .iter()
        .filter(|shown| shown.page.id.0 == stage.page.0)
        .flat_map(|shown| shown.frame.seen.errors.clone())
        .collect()
}

/// Notes of which steps the pages at hand show all that they want, and of which they do not.
/// What a page of a record shows beside its labels is what Salesforce has saved.
pub(super) fn note_steps(model: &mut Model) {
    let told: Vec<_> = model
        .guide
        .steps
        .iter()
        .filter_map(|step| shows_step(model, step).map(|shows| (step.id.clone(), shows)))
        .collect();
    for (step, shows) in told {
        if shows {
            // What a fill left undone is in the org now, whoever saved it.
            if step == model.current().id && !model.seen_on_page.contains(&step) {
                model.said.settle(&About::Fill);
            }
            model.seen_on_page.insert(step);
        } else {
            model.seen_on_page.remove(&step);
        }
    }
}

/// Whether a page at hand shows all that a step puts into its form; nothing where none
/// shows every field of it.
fn shows_step(model: &Model, step: &Step) -> Option<bool> {
    let shown = model.shown_pages();
    let ours: Vec<&ShownPage<'_>> =
        shown.iter().filter(|shown| model.record(shown) == Record::Ours && !shown.ids.is_empty()).collect();
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
    let Resolved::Disabled(at) = shown.control_of(&model.catalog, &output.id, &model.language()) else {
        return None;
    };
    let control = shown.frame.seen.controls.iter().find(|control| control.handle == at.handle)?;
    let wanted = fill::action(model, &stage.page, field)?;
    Some(says_wanted(&wanted, control.value.as_ref()?))
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
        .filter_map(|field| match shown.control_of(&model.catalog, &field.id, &language) {
            Resolved::Found(at) => shown.frame.seen.controls.iter().find(|it| it.handle == at.handle),
            _ => None,
        })
        .any(is_changed)
}
