//! Filling a form: one field after the other, each located afresh, then read back.

mod arrival;
mod at_hand;
mod awaited;
mod confirm;
mod exchanged;
mod form;
mod missing;
mod second;
mod steps;

use super::super::effect::Effect;
use super::super::event::{DescribePurpose, Report};
use super::super::model::content::{action, missing_value, wanted};
use super::super::model::find::{control, find, frame_of, is_denied};
use super::super::model::{
    About, Announcement, FieldOutcome, FillPhase, FillStop, Filled, Filling, Job, Model, Notice, RingTag,
    Round, Stillness, earlier,
};
use super::super::want::Want;
use crate::protocol::background::PageError;
use at_hand::{control_shows, is_done, look, next, note, set_phase};
use awaited::{awaited, dialog_controls, ring_confirm};
use guide::FieldValue;
use guidepost_core::progress::StepState;
use missing::{first_folded, has_time, may_come, rested};
use pages::command::{ControlSeen, FillAction, Frame, PageCommand, PageReply};
use pages::locate::{Absence, ControlAt, Resolved};
use pages::verdict::{Verdict, has_wanted, judge, objects};
use second::{pass_over, still_holds, was_declined};

pub(in crate::panel) use arrival::{arrived, expect, ring_looked_for, ring_lost};
pub(in crate::panel) use confirm::{answered, choose};

/// How often a page that is being drawn anew is looked for.
const MOST_LOOKS: u32 = 12;

/// How often a field that goes away while it is being filled is filled again.
const MOST_TRIES: u32 = 3;
const BETWEEN_LOOKS_MS: u32 = 250;

/// Starts with the first field of the page at hand.
pub(in crate::panel) fn begin(model: &mut Model) -> Vec<Want> {
    if !model.work.job.is_idle() {
        return Vec::new();
    }
    let Some(stage) = model.stage().filter(|stage| !stage.fields.is_empty()) else {
        return vec![Notice::not_at_page(&model.at_page()).into()];
    };
    let filling = Filling {
        page: stage.page.clone(),
        document: None,
        dialogs: Vec::new(),
        fields: wanted(model, &stage.fields),
        at: 0,
        looks: 0,
        phase: FillPhase::Looking,
        round: Round::First,
        ids: None,
        given: Vec::new(),
        form: Vec::new(),
        touched: false,
        over: Vec::new(),
        stillness: Stillness::default(),
    };
    if let Some(missing) = filling.fields.iter().find_map(|field| missing_value(model, field)) {
        return vec![missing.into()];
    }
    model.form.on_arrival = None;
    model.form.results.clear();
    model.form.left_form = false;
    model.work.job = Job::Filling(Box::new(filling));
    // A panel that is put aside meanwhile says afterwards that it was filling.
    vec![Want::PutAway, Want::Unring, Want::Remember, look()]
}

/// The page was looked at.
pub(in crate::panel) fn looked(model: &mut Model, frames: Result<Vec<Frame>, PageError>) -> Vec<Want> {
    let Job::Filling(filling) = &model.work.job else { return Vec::new() };
    let filling = filling.clone();
    // What is being written or asked is not looked at meanwhile.
    if matches!(filling.phase, FillPhase::AwaitingAnswer | FillPhase::Writing) {
        return Vec::new();
    }
    match frames {
        Ok(frames) if model.take_frames(&frames) => {}
        Ok(_) => return stop(model, Notice::FillingStopped(FillStop::OtherOrg)),
        Err(PageError::Gone) => return patience(model, FillStop::PageGone),
        Err(error) => return fail(model, error),
    }
    if let Err(why) = form::hold(model, &filling) {
        return stop(model, Notice::FillingStopped(why));
    }
    let Job::Filling(filling) = &model.work.job else { return Vec::new() };
    let filling = filling.clone();
    let Some(field) = filling.fields.get(filling.at) else { return finish(model) };
    if filling.round == Round::ReadBack {
        return read_back(model, &filling);
    }
    if exchanged::is_exchanged(model, &filling) {
        return patience(model, FillStop::FormReplaced);
    }
    if filling.over.contains(&field.field) {
        note(model, &field.field, FieldOutcome::OnEarlierStep);
        return next(model);
    }
    if filling.round == Round::Second && (still_holds(model, &filling, field) || was_declined(model, field)) {
        return pass_over(model);
    }
    if let Some(wants) = confirm::ask(model, &filling) {
        return wants;
    }
    earlier::note(model, &filling);
    let Some(action) = action(model, &filling.page, field) else {
        return stop_without(model, field);
    };
    if is_denied(model, &filling.page, &field.field) {
        note(model, &field.field, FieldOutcome::Denied);
        return next(model);
    }
    let found = find(model, &filling.page, &field.field);
    if filling.phase == FillPhase::AwaitingPerson {
        return awaited(model, &filling, field, &action, &found);
    }
    match found.clone() {
        Resolved::Found(control) if filling.given.contains(&field.field) => {
            if control_shows(model, &control, &action) {
                note(model, &field.field, FieldOutcome::Filled(Verdict::Typed));
            }
            next(model)
        }
        Resolved::Found(control) => {
            set_phase(model, FillPhase::Writing);
            exchanged::note_form(model, &filling);
            let command = PageCommand::Fill { handle: control.handle, action };
            vec![Effect::Fill(control.document, command).into()]
        }
        // What a license forces is shown ticked, and nobody can change it.
        Resolved::Disabled(control) if control_shows(model, &control, &action) => {
            note(model, &field.field, FieldOutcome::Filled(Verdict::AlreadyRight));
            next(model)
        }
        // It may come with what is filled after it: all that is missing is waited for together.
        Resolved::Disabled(_)
        | Resolved::Missing(Absence::NotOnPage | Absence::PageNotShown | Absence::Hidden(_))
            if filling.round == Round::First =>
        {
            next(model)
        }
        // A list that depends on an earlier choice is locked until the page has its options.
        Resolved::Disabled(_)
        | Resolved::Missing(Absence::NotOnPage | Absence::PageNotShown | Absence::Hidden(_))
            if may_come(model, &found) =>
        {
            vec![later()]
        }
        other => {
            if let Some(outcome) = steps::not_found(model, &filling, &other) {
                note(model, &field.field, outcome);
            }
            next(model)
        }
    }
}

fn wait(model: &mut Model) -> Vec<Want> {
    if let Job::Filling(filling) = &mut model.work.job {
        filling.looks += 1;
    }
    vec![later()]
}

fn later() -> Want {
    Effect::After { ms: BETWEEN_LOOKS_MS, then: Report::FillAgain }.into()
}

fn patience(model: &mut Model, why: FillStop) -> Vec<Want> {
    match &model.work.job {
        Job::Filling(filling) if filling.looks < MOST_LOOKS => wait(model),
        _ => stop(model, Notice::FillingStopped(why)),
    }
}

/// Time has passed.
pub(in crate::panel) fn again(model: &mut Model) -> Vec<Want> {
    if matches!(&model.work.job, Job::Filling(filling) if filling.phase == FillPhase::Looking) {
        vec![look()]
    } else {
        Vec::new()
    }
}

/// The page agent says what became of a fill, and what the page shows since.
pub(in crate::panel) fn wrote(
    model: &mut Model,
    reply: Result<PageReply, PageError>,
    frames: Option<Vec<Frame>>,
) -> Vec<Want> {
    let wants = judged(model, reply);
    match frames {
        Some(frames) if matches!(wants.as_slice(), [Want::Do(Effect::Describe(DescribePurpose::Fill))]) => {
            looked(model, Ok(frames))
        }
        _ => wants,
    }
}

fn judged(model: &mut Model, reply: Result<PageReply, PageError>) -> Vec<Want> {
    // The answer to a fill that was stopped is not that of the next one.
    let Job::Filling(filling) = &model.work.job else { return Vec::new() };
    if filling.phase != FillPhase::Writing {
        return Vec::new();
    }
    let filling = filling.clone();
    let Some(field) = filling.fields.get(filling.at) else { return finish(model) };
    let Some(action) = action(model, &filling.page, field) else {
        return stop_without(model, field);
    };
    // What went away meanwhile may have taken the file before.
    if matches!(
        (&action, &reply),
        (FillAction::Attach { .. }, Ok(PageReply::Filled(_)) | Err(PageError::Gone))
    ) && let Job::Filling(filling) = &mut model.work.job
    {
        filling.given.push(field.field.clone());
    }
    exchanged::note_reply(model, &reply);
    let verdict = match reply {
        Ok(PageReply::Filled(reply)) => judge(&action, reply),
        Ok(_) => Verdict::Refused { message: None },
        // The page was drawn anew between look and fill: look once more.
        Err(PageError::Gone) => Verdict::Gone,
        Err(error) => return fail(model, error),
    };
    match verdict {
        // The page may have taken the file and drawn the control anew; another look tells.
        Verdict::Gone if matches!(action, FillAction::Attach { .. }) => {
            note(model, &field.field, FieldOutcome::Filled(verdict));
            next(model)
        }
        Verdict::Gone if filling.looks < MOST_TRIES => {
            set_phase(model, FillPhase::Looking);
            wait(model)
        }
        // Options that depend on an earlier choice are drawn after it.
        Verdict::NotOffered { .. } if filling.round == Round::First => next(model),
        Verdict::NotOffered { .. } if rested(model) => {
            set_phase(model, FillPhase::Looking);
            vec![later()]
        }
        Verdict::AwaitsConfirmation => {
            note(model, &field.field, FieldOutcome::Filled(verdict));
            let told = Notice::ConfirmOnPage { label: field.label.clone() };
            let before = frame_of(model, &filling.page).map(|frame| dialog_controls(frame).collect());
            if let Job::Filling(filling) = &mut model.work.job {
                filling.dialogs = before.unwrap_or_default();
            }
            set_phase(model, FillPhase::AwaitingPerson);
            std::iter::once(told.into()).chain(ring_confirm(model, &filling.page)).collect()
        }
        Verdict::AwaitsPress(handle) => {
            note(model, &field.field, FieldOutcome::Filled(verdict));
            let mut wants = vec![Notice::PressOnPage { label: field.label.clone() }.into()];
            set_phase(model, FillPhase::AwaitingPerson);
            if let Resolved::Found(control) = find(model, &filling.page, &field.field) {
                wants.push(Want::Ring(ControlAt { handle, ..control }, RingTag::PressHere));
            }
            wants
        }
        // The second round mostly finds what the first one has filled.
        Verdict::AlreadyRight if filling.round == Round::Second && is_done(model, &field.field) => {
            next(model)
        }
        _ => {
            note(model, &field.field, FieldOutcome::Filled(verdict));
            next(model)
        }
    }
}

/// Compares what every field shows at the end; the page may have changed one while another was filled.
fn read_back(model: &mut Model, filling: &Filling) -> Vec<Want> {
    let fields: Vec<&FieldValue> =
        filling.fields.iter().filter(|field| !filling.over.contains(&field.field)).collect();
    let seen: Vec<Option<ControlSeen>> = fields.iter().map(|field| seen_in(model, filling, field)).collect();
    let is_missing = |(field, seen): (&&FieldValue, &Option<ControlSeen>)| {
        seen.as_ref().is_none_or(|seen| seen.value.is_none()) && is_done(model, &field.field)
    };
    // What is not seen says nothing of its value: a frame may have been too slow for this look.
    if fields.iter().zip(&seen).any(is_missing) && has_time(model) {
        return wait(model);
    }
    let mut wrong = 0;
    for (field, seen) in fields.iter().zip(seen) {
        if !is_done(model, &field.field) {
            wrong += 1;
            continue;
        }
        let Some(action) = action(model, &filling.page, field) else { continue };
        let became = match seen {
            Some(ref control) if control.value.is_some() && !has_wanted(&action, control) => {
                FieldOutcome::ChangedAfterwards
            }
            // A page may think about a value for a while before it objects.
            Some(ControlSeen { value: Some(_), error, .. }) if objects(&action, error.as_deref()) => {
                FieldOutcome::Filled(Verdict::Refused { message: error })
            }
            Some(ControlSeen { value: Some(_), .. }) => continue,
            _ => FieldOutcome::Filled(Verdict::Gone),
        };
        wrong += 1;
        note(model, &field.field, became);
    }
    let mut wants = vec![Announcement::Filled(Filled { all: fields.len(), wrong }).into()];
    wants.extend(finish(model));
    wants
}

/// What the page shows of a field now.
fn seen_in(model: &Model, filling: &Filling, field: &FieldValue) -> Option<ControlSeen> {
    match find(model, &filling.page, &field.field) {
        Resolved::Found(at) | Resolved::Disabled(at) => control(model, &at).cloned(),
        _ => None,
    }
}

/// Points at what the admin presses next: the head of what hides a field, or what saves the form.
fn finish(model: &mut Model) -> Vec<Want> {
    model.work.job = Job::Idle;
    let is_right = |outcome: &FieldOutcome| outcome.is_done() || *outcome == FieldOutcome::OnEarlierStep;
    let all_right = model.form.results.values().all(is_right);
    if all_right && model.form.unsaved.is_none() && model.known().state(model.current()) == StepState::Ok {
        return vec![Announcement::NothingToSave.into(), Want::Remember];
    }
    let mut wants = vec![Want::Remember];
    let press = || model.stage().and_then(|stage| stage.press.clone());
    if let Some(next) = if all_right { press() } else { first_folded(model) } {
        wants.push(Effect::Describe(DescribePurpose::ShowNext(next)).into());
    }
    wants
}

/// The page could not be worked on. What was filled before stays, so the message is about the
/// fill and not about the page.
fn fail(model: &mut Model, error: PageError) -> Vec<Want> {
    let notice = match error {
        PageError::NoPage => Notice::FillingStopped(FillStop::PageGone),
        error => Notice::of_page(error, About::Fill),
    };
    stop(model, notice)
}

fn stop(model: &mut Model, notice: Notice) -> Vec<Want> {
    model.work.job = Job::Idle;
    vec![notice.into(), Want::Remember]
}

fn stop_without(model: &mut Model, value: &FieldValue) -> Vec<Want> {
    stop(model, Notice::FillingStopped(FillStop::ValueGone { label: value.label.clone() }))
}

/// The admin ends the filling.
pub(in crate::panel) fn give_up(model: &mut Model) -> Vec<Want> {
    model.work.job = Job::Idle;
    model.form.asked_fields.clear();
    vec![Announcement::FillingEnded.into(), Want::Unring, Want::Remember]
}
