//! What a form showed before it was filled, as long as it is not saved.

use super::content::action;
use super::find::{control, find, frame_of};
use super::{Before, Earlier, Filling, Model, OpenForm, Record, on_page};
use pages::command::{DocumentId, Shown};
use pages::locate::{Resolved, ShownPage};
use pages::pointed::ControlSignature;
use pages::verdict::shows_wanted;

/// Takes note of what the fields of a form show before anything is put into them. What
/// was noted of this very form stays: a second fill does not make the first one the beginning.
pub(in crate::panel) fn note(model: &mut Model, filling: &Filling) {
    let Some(document) = frame_of(model, &filling.page).map(|frame| frame.document.clone()) else { return };
    let Some(tab) = model.tab.seen().map(|sight| sight.tab) else { return };
    let known = model.form.earlier.take().filter(|known| known.document == document);
    let mut noted = known.unwrap_or_else(|| Earlier {
        page: filling.page.clone(),
        tab,
        document,
        fields: Vec::new(),
        errors: on_page::page_errors(model),
    });
    for field in filling.fields.iter().filter(|field| !filling.over.contains(&field.field)) {
        let Resolved::Found(at) = find(model, &filling.page, &field.field) else { continue };
        let Some(seen) = control(model, &at) else { continue };
        let Some(done) = action(model, &filling.page, field) else { continue };
        let label = field.label.clone();
        let now = Before { field: field.field.clone(), label, seen: seen.clone(), done };
        match noted.fields.iter_mut().find(|before| before.field == field.field) {
            Some(before) if ControlSignature::of(&before.seen).fits(seen) => before.done = now.done,
            // The admin has pointed to another control since.
            Some(before) => *before = now,
            None => noted.fields.push(now),
        }
    }
    model.form.earlier = Some(noted);
}

/// Notices that Save was refused: the page draws such a form anew, in another document,
/// with an error and with what was put into it. That is still not saved, and what the
/// form showed before is still known. Once the tab shows another page it is forgotten.
pub(in crate::panel) fn follow_refused_form(model: &mut Model) {
    let Some(earlier) = &model.form.earlier else { return };
    let shown = model.shown_pages();
    if !shown.is_empty() && shown.iter().all(|shown| shown.page.id.0 != earlier.page.0) {
        model.form.earlier = None;
    } else if let Some(document) = refused_form(model, earlier) {
        let (page, tab) = (earlier.page.clone(), earlier.tab);
        model.form.unsaved = Some(OpenForm { page, tab, document: document.clone() });
        model.form.left_form = false;
        if let Some(earlier) = &mut model.form.earlier {
            earlier.document = document;
        }
    }
}

fn refused_form(model: &Model, earlier: &Earlier) -> Option<DocumentId> {
    if model.tab.seen().map(|sight| sight.tab) != Some(earlier.tab) {
        return None;
    }
    let frame = frame_of(model, &earlier.page).filter(|frame| frame.document != earlier.document)?;
    let is_others = |shown: &ShownPage<'_>| {
        shown.frame.document == frame.document && model.record(shown) == Record::Other
    };
    if model.shown_pages().iter().any(is_others) {
        return None;
    }
    let is_refused =
        !frame.seen.errors.is_empty() || frame.seen.controls.iter().any(|control| control.error.is_some());
    // What the admin changed since does not make it another form; without anything of ours it is one.
    let shows_ours = earlier.fields.iter().any(|before| {
        let Resolved::Found(at) = find(model, &earlier.page, &before.field) else { return false };
        let now = control(model, &at).and_then(|now| now.value.as_ref());
        now.is_some_and(|shows| shows_wanted(&before.done, shows)) && !is_as_before(before, now)
    });
    (is_refused && shows_ours).then(|| frame.document.clone())
}

/// Whether a form that was filled here is still open, and what it showed before is known.
pub(in crate::panel) fn is_possible(model: &Model) -> bool {
    let filled = model.form.unsaved.as_ref().map(|form| &form.document);
    model.form.earlier.as_ref().is_some_and(|earlier| {
        filled == Some(&earlier.document)
            && frame_of(model, &earlier.page).is_some_and(|frame| frame.document == earlier.document)
    })
}

/// The same after a look: Save may have been refused since the last one.
pub(in crate::panel) fn is_still_possible(model: &mut Model) -> bool {
    follow_refused_form(model);
    is_possible(model)
}

/// Whether a control shows what it showed before.
pub(in crate::panel) fn is_as_before(before: &Before, now: Option<&Shown>) -> bool {
    match (before.seen.value.as_ref(), now) {
        (Some(before), Some(now)) => before.is_same_as(now),
        (before, now) => before == now,
    }
}
