//! Following the page: what a look at it tells of the step and of the form that was filled.

use super::super::effect::Effect;
use super::super::event::{DescribePurpose, Report};
use super::super::model::content::action;
use super::super::model::find::{control, find};
use super::super::model::on_page::{OnPage, on_page, page_errors, shows_step};
use super::super::model::{
    About, Announcement, AtPage, FieldOutcome, FillPhase, Job, Model, Notice, Record, earlier,
};
use super::super::want::Want;
use crate::protocol::background::PageError;
use guide::{FieldValue, Stage, Step};
use pages::command::Frame;
use pages::locate::Resolved;
use pages::verdict::{Verdict, objects};

/// How long a page that is loading is left alone between two looks.
const BETWEEN_LOOKS_MS: u32 = 250;

/// The page is being followed.
pub(in crate::panel) fn tick(model: &mut Model) -> Vec<Want> {
    match &model.work.job {
        Job::Filling(filling) if filling.phase == FillPhase::AwaitingPerson => {
            vec![Effect::Describe(DescribePurpose::Fill).into()]
        }
        Job::Filling(_) | Job::Restoring(_) => Vec::new(),
        _ if model.tab.is_followed() => vec![Effect::Describe(DescribePurpose::Follow).into()],
        _ => Vec::new(),
    }
}

/// The frames of the tab, for the stage of the step and for the ids that addresses carry.
pub(in crate::panel) fn followed(model: &mut Model, frames: Result<Vec<Frame>, PageError>) -> Vec<Want> {
    match frames {
        Ok(frames) if model.take_frames(&frames) => {}
        Ok(_) | Err(PageError::NoPage) => return vec![Effect::Look.into()],
        // The page is just being replaced; the next look finds the new one.
        Err(PageError::Gone) => return Vec::new(),
        // Nobody asked for this look, and pages come and go: only what the admin asks
        // for is answered with the browser's reason.
        Err(PageError::Browser { .. } | PageError::NotHere) => {
            model.page.frames.clear();
            model.page.arrival.settle();
            return Vec::new();
        }
    }
    let was_open = model.form.unsaved.clone();
    if model.work.job.is_idle() {
        earlier::follow_refused_form(model);
    }
    let mut wants: Vec<Want> = forget_typed(model).map(Want::from).into_iter().collect();
    wants.extend(note_steps(model));
    wants.extend(follow_filled(model).map(Want::from));
    wants.push(Want::FollowRing);
    if learn(model) || was_open != model.form.unsaved {
        wants.push(Want::Remember);
    }
    wants.extend(watch(model).map(Want::from));
    wants
}

/// What is loading is looked at again soon, so that it is not said to be for longer than it is.
fn watch(model: &mut Model) -> Option<Effect> {
    let is_to_be_watched = model.at_page() == AtPage::Loading && model.page.arrival.is_to_be_watched();
    is_to_be_watched.then_some(Effect::After { ms: BETWEEN_LOOKS_MS, then: Report::StillLoading })
}

/// Time has passed for a page that was loading.
pub(in crate::panel) fn still_loading(model: &mut Model) -> Vec<Want> {
    model.page.arrival.watched();
    tick(model)
}

/// "Filled, not saved yet" is true only while the form is open.
fn forget_typed(model: &mut Model) -> Option<Announcement> {
    let mut told = None;
    let tab = model.tab.seen().map(|sight| sight.tab);
    let here = model.form.unsaved.as_ref().is_some_and(|form| Some(form.tab) == tab);
    if model.work.job.is_idle() && here && !model.form_is_open() {
        let form = model.form.unsaved.take();
        let is_of = |step: &&Step| {
            step.stages.iter().any(|stage| form.as_ref().is_some_and(|form| form.page == stage.page))
        };
        // What was filled in a document is not in the one that came in its place.
        model.form.results.retain(|_, outcome| !outcome.is_done());
        let is_anew = model.stage().is_some_and(|stage| !stage.fields.is_empty());
        model.form.left_form = is_of(&model.current()) && !is_anew;
        let of = [model.current()].into_iter().chain(&model.guide.steps).find(is_of).cloned();
        if let Some((tab, step)) = tab.zip(of).filter(|_| !is_anew && !model.read.is_near_limit()) {
            let before = model.verdicts_of(&step);
            model.after_save.left(&step.id, before, tab, model.now_ms);
        }
        let is_read = model.after_save.waiting(&model.current().id).is_some();
        let left = if is_read { Announcement::FormLeftIsRead } else { Announcement::FormLeft };
        told = model.form.left_form.then_some(left);
    }
    let form_is_open = model.stage().is_some_and(|stage| !stage.fields.is_empty());
    if !form_is_open && model.work.job.is_idle() {
        model.form.results.retain(|_, outcome| !outcome.is_done());
    }
    told
}

/// Takes the id of a record that was just made: a form that was filled here has been left,
/// and the page that came has the name that was in it for its title. A name alone is no
/// proof: several records may bear it, and which one is meant is for the org to say.
fn learn(model: &mut Model) -> bool {
    if !model.form.left_form {
        return false;
    }
    let learned: Vec<(String, String)> = model
        .shown_pages()
        .iter()
        .filter(|shown| model.record(shown) == Record::Ours)
        .flat_map(|shown| &shown.ids)
        .filter_map(|(name, id)| {
            let subject = model.subject(name, id)?;
            Some((subject.learned.of(subject.role), id.clone()))
        })
        .filter(|(name, _)| model.entered.values.get(name).is_none())
        .collect();
    for (name, value) in &learned {
        model.entered.values.set(name, value);
    }
    !learned.is_empty()
}

/// What becomes of a filled form before it is saved. A field that shows its first value
/// again was put back, by the page or by hand; one beside which the page says that it is
/// wrong is refused; and what the page says of the whole form is passed on.
fn follow_filled(model: &mut Model) -> Option<Notice> {
    if !model.work.job.is_idle() || !model.form_is_open() {
        return None;
    }
    let stage = model.stage().cloned()?;
    let changed: Vec<_> = stage
        .fields
        .iter()
        .filter(|field| model.form.results.get(&field.field).is_some_and(FieldOutcome::is_done))
        .filter_map(|field| Some((field.field.clone(), became(model, &stage, field)?)))
        .collect();
    model.form.results.extend(changed);
    let known = model.form.earlier.as_ref().map(|earlier| earlier.errors.clone()).unwrap_or_default();
    let text = page_errors(model).into_iter().find(|text| !known.contains(text))?;
    // It is told once: whoever dismisses it has read it.
    if let Some(earlier) = &mut model.form.earlier {
        earlier.errors.push(text.clone());
    }
    Some(Notice::PageObjects { text })
}

/// What a filled field came to afterwards, where it is not filled any more.
fn became(model: &Model, stage: &Stage, field: &FieldValue) -> Option<FieldOutcome> {
    if on_page(model, stage, field) == OnPage::Other {
        return Some(FieldOutcome::ChangedAfterwards);
    }
    let action = action(model, &stage.page, field)?;
    let Resolved::Found(at) = find(model, &stage.page, &field.field) else { return None };
    let message = control(model, &at)?.error.clone();
    objects(&action, message.as_deref()).then_some(FieldOutcome::Filled(Verdict::Refused { message }))
}

/// Notes of which steps the pages at hand show all that they want, and of which they do not.
/// What a page of a record shows beside its labels is what Salesforce has saved.
fn note_steps(model: &mut Model) -> Option<Want> {
    let mut settled = None;
    let told: Vec<_> = model
        .guide
        .steps
        .iter()
        .filter_map(|step| shows_step(model, step).map(|shows| (step.id.clone(), shows)))
        .collect();
    for (step, shows) in told {
        if shows {
            // What a fill left undone is in the org now, whoever saved it.
            if step == model.current().id && !model.read.seen_on_page.contains(&step) {
                settled = Some(Want::Settle(About::Fill));
            }
            model.read.seen_on_page.insert(step);
        } else {
            model.read.seen_on_page.remove(&step);
        }
    }
    settled
}
