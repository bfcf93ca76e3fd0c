//! Putting back what a form showed before it was filled, as long as it is not saved.

use super::super::effect::Effect;
use super::super::event::LookFor;
use super::super::model::{
    About, Announcement, Before, Earlier, FieldOutcome, Filling, FormThen, Job, Model, NotFound, NotRestored,
    Notice, OpenForm, Record, Restoring,
};
use super::find::{control, find, frame_of};
use super::{fill, place, point, seen};
use crate::guide::FieldId;
use crate::page::command::{DocumentId, Frame, PageCommand, PageReply, Shown};
use crate::page::earlier::earlier;
use crate::page::locate::{Resolved, ShownPage};
use crate::page::pointed::Likeness;
use crate::page::verdict::{judge, shows_wanted};
use crate::protocol::background::PageError;

/// Takes note of what the fields of a form show before anything is put into them. What
/// was noted of this very form stays: a second fill does not make the first one the beginning.
pub(super) fn note(model: &mut Model, filling: &Filling) {
    let Some(document) = frame_of(model, &filling.page).map(|frame| frame.document.clone()) else { return };
    let Some(tab) = model.seen().map(|sight| sight.tab) else { return };
    let known = model.earlier.take().filter(|known| known.document == document);
    let mut noted = known.unwrap_or_else(|| Earlier {
        page: filling.page.clone(),
        tab,
        document,
        fields: Vec::new(),
        errors: seen::page_errors(model),
    });
    for field in filling.fields.iter().filter(|field| !filling.over.contains(&field.field)) {
        let Resolved::Found(at) = find(model, &filling.page, &field.field) else { continue };
        let Some(seen) = control(model, &at) else { continue };
        let Some(done) = fill::action(model, &filling.page, field) else { continue };
        let label = field.label.clone();
        let now = Before { field: field.field.clone(), label, seen: seen.clone(), done };
        match noted.fields.iter_mut().find(|before| before.field == field.field) {
            Some(before) if Likeness::of(&before.seen).fits(seen) => before.done = now.done,
            // The admin has pointed to another control since.
            Some(before) => *before = now,
            None => noted.fields.push(now),
        }
    }
    model.earlier = Some(noted);
}

/// Notices that Save was refused: the page draws such a form anew, in another document,
/// with an error and with what was put into it. That is still not saved, and what the
/// form showed before is still known. Once the tab shows another page it is forgotten.
pub(super) fn follow_refused_form(model: &mut Model) {
    let Some(earlier) = &model.earlier else { return };
    let shown = model.shown_pages();
    if !shown.is_empty() && shown.iter().all(|shown| shown.page.id.0 != earlier.page.0) {
        model.earlier = None;
    } else if let Some(document) = refused_form(model, earlier) {
        let (page, tab) = (earlier.page.clone(), earlier.tab);
        model.unsaved = Some(OpenForm { page, tab, document: document.clone() });
        model.left_form = false;
        if let Some(earlier) = &mut model.earlier {
            earlier.document = document;
        }
    }
}

fn refused_form(model: &Model, earlier: &Earlier) -> Option<DocumentId> {
    if model.seen().map(|sight| sight.tab) != Some(earlier.tab) {
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
    let filled = model.unsaved.as_ref().map(|form| &form.document);
    model.earlier.as_ref().is_some_and(|earlier| {
        filled == Some(&earlier.document)
            && frame_of(model, &earlier.page).is_some_and(|frame| frame.document == earlier.document)
    })
}

/// The same after a look: Save may have been refused since the last one.
fn is_still_possible(model: &mut Model) -> bool {
    follow_refused_form(model);
    is_possible(model)
}

/// Begins with the field that was filled last, as later ones may depend on earlier ones.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    if !model.job.is_idle() || !is_possible(model) {
        return Vec::new();
    }
    let Some(earlier) = model.earlier.clone() else { return Vec::new() };
    let fields = earlier.fields.into_iter().rev().collect();
    model.results.clear();
    model.said.put_away();
    model.job = Job::Restoring(Box::new(Restoring { page: earlier.page, fields, at: 0, action: None }));
    let mut effects = point::hide(model);
    effects.extend(look());
    effects
}

fn look() -> Vec<Effect> {
    vec![Effect::Describe(LookFor::Restore)]
}

/// The page was looked at.
pub(super) fn looked(model: &mut Model, frames: Result<Vec<Frame>, PageError>) -> Vec<Effect> {
    let Job::Restoring(restoring) = &model.job else { return Vec::new() };
    let restoring = (**restoring).clone();
    match frames {
        Ok(frames) if model.take_frames(&frames) && is_still_possible(model) => {}
        Ok(_) | Err(PageError::Gone) => return stop(model),
        Err(error) => return fail(model, error),
    }
    let Some(before) = restoring.fields.get(restoring.at) else { return finish(model, &restoring) };
    let at = match find(model, &restoring.page, &before.field) {
        Resolved::Found(at) => at,
        Resolved::Disabled(at)
            if control(model, &at).is_some_and(|now| is_as_before(before, now.value.as_ref())) =>
        {
            return next(model);
        }
        other => {
            let why = NotFound::of(&other).unwrap_or(NotFound::Nowhere);
            return miss(model, &before.field, NotRestored::NotFound(why));
        }
    };
    let now = control(model, &at).and_then(|now| now.value.clone());
    if is_as_before(before, now.as_ref()) {
        return next(model);
    }
    // What the admin put there since is the admin's.
    if !now.is_some_and(|shows| shows_wanted(&before.done, &shows)) {
        return miss(model, &before.field, NotRestored::ChangedSince);
    }
    let Some(action) = earlier(&before.seen, &before.done) else {
        return miss(model, &before.field, NotRestored::NoWayBack);
    };
    if let Job::Restoring(restoring) = &mut model.job {
        restoring.action = Some(action.clone());
    }
    vec![Effect::Fill(at.document, PageCommand::Fill { handle: at.handle, action })]
}

/// The page agent says what became of it.
pub(super) fn wrote(model: &mut Model, reply: Result<PageReply, PageError>) -> Vec<Effect> {
    let Job::Restoring(restoring) = &mut model.job else { return Vec::new() };
    let Some(action) = restoring.action.take() else { return Vec::new() };
    let Some(field) = restoring.fields.get(restoring.at).map(|before| before.field.clone()) else {
        return Vec::new();
    };
    match reply {
        Ok(PageReply::Filled(reply)) => {
            let verdict = judge(&action, reply);
            if verdict.is_done() { next(model) } else { miss(model, &field, NotRestored::Filled(verdict)) }
        }
        Ok(_) => miss(model, &field, NotRestored::NoWayBack),
        Err(PageError::Gone) => stop(model),
        Err(error) => fail(model, error),
    }
}

fn is_as_before(before: &Before, now: Option<&Shown>) -> bool {
    match (before.seen.value.as_ref(), now) {
        (Some(before), Some(now)) => before.is_same_as(now),
        (before, now) => before == now,
    }
}

fn next(model: &mut Model) -> Vec<Effect> {
    if let Job::Restoring(restoring) = &mut model.job {
        restoring.at += 1;
        if restoring.at >= restoring.fields.len() {
            return vec![Effect::Describe(LookFor::Restored)];
        }
    }
    look()
}

/// A field that does not show its earlier value again, and why.
fn miss(model: &mut Model, field: &FieldId, why: NotRestored) -> Vec<Effect> {
    model.results.insert(field.clone(), FieldOutcome::NotRestored(why));
    next(model)
}

/// Reads all of it back, and says what is as before and what is not.
fn finish(model: &mut Model, restoring: &Restoring) -> Vec<Effect> {
    for before in &restoring.fields {
        if model.results.contains_key(&before.field) {
            continue;
        }
        let outcome = match find(model, &restoring.page, &before.field) {
            Resolved::Found(at) | Resolved::Disabled(at) => {
                let now = control(model, &at).and_then(|now| now.value.clone());
                if is_as_before(before, now.as_ref()) {
                    FieldOutcome::AsBefore
                } else {
                    FieldOutcome::NotRestored(NotRestored::ChangedAgain)
                }
            }
            Resolved::Missing(_) => FieldOutcome::NotRestored(NotRestored::Gone),
            Resolved::Ambiguous { count, .. } => {
                FieldOutcome::NotRestored(NotRestored::NotFound(NotFound::Several { count }))
            }
        };
        model.results.insert(before.field.clone(), outcome);
    }
    let missed = model.results.values().filter(|outcome| outcome.needs_care()).count();
    model.job = Job::Idle;
    model.said.announce(Announcement::PutBack { all: restoring.fields.len(), missed });
    if missed == 0 {
        model.earlier = None;
        model.unsaved = None;
    }
    place::remember(model)
}

/// Ends it before it is through.
pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    model.job = Job::Idle;
    model.said.notify(Notice::PuttingBackStopped(form_now(model)));
    Vec::new()
}

fn fail(model: &mut Model, error: PageError) -> Vec<Effect> {
    model.job = Job::Idle;
    let form = form_now(model);
    model.said.notify(match error {
        PageError::NoPage => Notice::PuttingBackStopped(form),
        error => Notice::of_page(error, About::PuttingBack(form)),
    });
    Vec::new()
}

fn form_now(model: &Model) -> FormThen {
    if model.form_is_open() { FormThen::Open } else { FormThen::Gone }
}
