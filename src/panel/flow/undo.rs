//! Putting back what a form showed before it was filled, as long as it is not saved.

use super::super::effect::Effect;
use super::super::event::DescribePurpose;
use super::super::model::earlier::{is_as_before, is_possible, is_still_possible};
use super::super::model::find::{control, find};
use super::super::model::{
    About, Announcement, FieldOutcome, FormThen, Job, Model, NotFound, NotRestored, Notice, Restoring,
};
use super::super::want::Want;
use crate::protocol::background::PageError;
use guide::FieldId;
use pages::command::{Frame, PageCommand, PageReply};
use pages::earlier::earlier;
use pages::locate::Resolved;
use pages::verdict::{judge, shows_wanted};

/// Begins with the field that was filled last, as later ones may depend on earlier ones.
pub(in crate::panel) fn begin(model: &mut Model) -> Vec<Want> {
    if !model.work.job.is_idle() || !is_possible(model) {
        return Vec::new();
    }
    let Some(earlier) = model.form.earlier.clone() else { return Vec::new() };
    let fields = earlier.fields.into_iter().rev().collect();
    model.form.results.clear();
    model.work.job = Job::Restoring(Box::new(Restoring { page: earlier.page, fields, at: 0, action: None }));
    vec![Want::PutAway, Want::Unring, Effect::Describe(DescribePurpose::Restore).into()]
}

fn look() -> Vec<Want> {
    vec![Effect::Describe(DescribePurpose::Restore).into()]
}

/// The page was looked at.
pub(in crate::panel) fn looked(model: &mut Model, frames: Result<Vec<Frame>, PageError>) -> Vec<Want> {
    let Job::Restoring(restoring) = &model.work.job else { return Vec::new() };
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
    if let Job::Restoring(restoring) = &mut model.work.job {
        restoring.action = Some(action.clone());
    }
    vec![Effect::Fill(at.document, PageCommand::Fill { handle: at.handle, action }).into()]
}

/// The page agent says what became of it.
pub(in crate::panel) fn wrote(model: &mut Model, reply: Result<PageReply, PageError>) -> Vec<Want> {
    let Job::Restoring(restoring) = &mut model.work.job else { return Vec::new() };
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

fn next(model: &mut Model) -> Vec<Want> {
    if let Job::Restoring(restoring) = &mut model.work.job {
        restoring.at += 1;
        if restoring.at >= restoring.fields.len() {
            return vec![Effect::Describe(DescribePurpose::Restored).into()];
        }
    }
    look()
}

/// A field that does not show its earlier value again, and why.
fn miss(model: &mut Model, field: &FieldId, why: NotRestored) -> Vec<Want> {
    model.form.results.insert(field.clone(), FieldOutcome::NotRestored(why));
    next(model)
}

/// Reads all of it back, and says what is as before and what is not.
fn finish(model: &mut Model, restoring: &Restoring) -> Vec<Want> {
    for before in &restoring.fields {
        if model.form.results.contains_key(&before.field) {
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
        model.form.results.insert(before.field.clone(), outcome);
    }
    let missed = model.form.results.values().filter(|outcome| outcome.needs_care()).count();
    model.work.job = Job::Idle;
    if missed == 0 {
        model.form.earlier = None;
        model.form.unsaved = None;
    }
    vec![Announcement::PutBack { all: restoring.fields.len(), missed }.into(), Want::Remember]
}

/// Ends it before it is through.
pub(in crate::panel) fn stop(model: &mut Model) -> Vec<Want> {
    model.work.job = Job::Idle;
    vec![Notice::PuttingBackStopped(form_now(model)).into()]
}

fn fail(model: &mut Model, error: PageError) -> Vec<Want> {
    model.work.job = Job::Idle;
    let form = form_now(model);
    let notice = match error {
        PageError::NoPage => Notice::PuttingBackStopped(form),
        error => Notice::of_page(error, About::PuttingBack(form)),
    };
    vec![notice.into()]
}

fn form_now(model: &Model) -> FormThen {
    if model.form_is_open() { FormThen::Open } else { FormThen::Gone }
}
