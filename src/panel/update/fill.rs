//! Filling a form: one field after the other, each located afresh, then read back.

mod awaited;
mod confirm;
mod content;
mod exchanged;
mod form;
mod missing;
mod second;
mod steps;

use super::super::effect::Effect;
use super::super::event::{LookFor, World};
use super::super::model::{
    About, Announcement, FieldOutcome, FillPhase, FillStop, Filled, Filling, Job, Model, Notice, OpenForm,
    RingTag, Round, Stillness,
};
use super::super::progress;
use super::super::screen::StepState;
use super::find::{control, find, frame_of, is_denied};
use super::{place, point, undo};
use crate::guide::{FieldId, FieldValue};
use crate::page::command::{ControlSeen, FillAction, Frame, PageCommand, PageReply};
use crate::page::locate::{Absence, ControlAt, Resolved};
use crate::page::verdict::{Verdict, has_wanted, judge, objects};
use crate::protocol::background::PageError;
use awaited::{awaited, dialog_controls, ring_confirm};
use content::{missing_value, wanted};
use missing::{has_time, rested};
use second::{pass_over, still_holds, was_declined};

pub(super) use confirm::{answered, choose};
pub(super) use content::action;

/// How often a page that is being drawn anew is looked for.
const MOST_LOOKS: u32 = 12;

/// How often a field that goes away while it is being filled is filled again.
const MOST_TRIES: u32 = 3;
const BETWEEN_LOOKS_MS: u32 = 250;

/// Looks at the page for the field at hand.
pub(super) fn look() -> Vec<Effect> {
    vec![Effect::Describe(LookFor::Fill)]
}

/// Starts with the first field of the page at hand.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    if !model.job.is_idle() {
        return Vec::new();
    }
    let Some(stage) = model.stage().filter(|stage| !stage.fields.is_empty()) else {
        model.said.notify(Notice::not_at_page(&model.at_page()));
        return Vec::new();
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
        model.said.notify(missing);
        return Vec::new();
    }
    model.results.clear();
    model.left_form = false;
    model.said.put_away();
    model.job = Job::Filling(Box::new(filling));
    let mut effects = point::hide(model);
    // A panel that is put aside meanwhile says afterwards that it was filling.
    effects.extend(place::remember(model));
    effects.extend(look());
    effects
}

/// The page was looked at.
pub(super) fn looked(model: &mut Model, frames: Result<Vec<Frame>, PageError>) -> Vec<Effect> {
    let Job::Filling(filling) = &model.job else { return Vec::new() };
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
    let Job::Filling(filling) = &model.job else { return Vec::new() };
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
    if let Some(effects) = confirm::ask(model, &filling) {
        return effects;
    }
    undo::note(model, &filling);
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
    match found {
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
            vec![Effect::Fill(control.document, command)]
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
            if has_time(model) =>
        {
            vec![Effect::After { ms: BETWEEN_LOOKS_MS, then: World::FillAgain }]
        }
        other => {
            if let Some(outcome) = steps::not_found(model, &filling, &other) {
                note(model, &field.field, outcome);
            }
            next(model)
        }
    }
}

fn wait(model: &mut Model) -> Vec<Effect> {
    if let Job::Filling(filling) = &mut model.job {
        filling.looks += 1;
    }
    vec![Effect::After { ms: BETWEEN_LOOKS_MS, then: World::FillAgain }]
}

fn patience(model: &mut Model, why: FillStop) -> Vec<Effect> {
    match &model.job {
        Job::Filling(filling) if filling.looks < MOST_LOOKS => wait(model),
        _ => stop(model, Notice::FillingStopped(why)),
    }
}

/// Time has passed.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    if matches!(&model.job, Job::Filling(filling) if filling.phase == FillPhase::Looking) {
        look()
    } else {
        Vec::new()
    }
}

/// The page agent says what became of a fill, and what the page shows since.
pub(super) fn wrote(
    model: &mut Model,
    reply: Result<PageReply, PageError>,
    frames: Option<Vec<Frame>>,
) -> Vec<Effect> {
    let effects = judged(model, reply);
    match frames {
        Some(frames) if matches!(effects.as_slice(), [Effect::Describe(LookFor::Fill)]) => {
            looked(model, Ok(frames))
        }
        _ => effects,
    }
}

fn judged(model: &mut Model, reply: Result<PageReply, PageError>) -> Vec<Effect> {
    // The answer to a fill that was stopped is not that of the next one.
    let Job::Filling(filling) = &model.job else { return Vec::new() };
    if filling.phase != FillPhase::Writing {
        return Vec::new();
    }
    let filling = filling.clone();
    let Some(field) = filling.fields.get(filling.at) else { return finish(model) };
    let Some(action) = action(model, &filling.page, field) else {
        return stop_without(model, field);
    };
    if matches!((&action, &reply), (FillAction::Attach { .. }, Ok(PageReply::Filled(_))))
        && let Job::Filling(filling) = &mut model.job
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
            vec![Effect::After { ms: BETWEEN_LOOKS_MS, then: World::FillAgain }]
        }
        Verdict::AwaitsConfirmation => {
            note(model, &field.field, FieldOutcome::Filled(verdict));
            model.said.notify(Notice::ConfirmOnPage { label: field.label.clone() });
            let before = frame_of(model, &filling.page).map(|frame| dialog_controls(frame).collect());
            if let Job::Filling(filling) = &mut model.job {
                filling.dialogs = before.unwrap_or_default();
            }
            set_phase(model, FillPhase::AwaitingPerson);
            ring_confirm(model, &filling.page)
        }
        Verdict::AwaitsPress(handle) => {
            note(model, &field.field, FieldOutcome::Filled(verdict));
            model.said.notify(Notice::PressOnPage { label: field.label.clone() });
            set_phase(model, FillPhase::AwaitingPerson);
            match find(model, &filling.page, &field.field) {
                Resolved::Found(control) => {
                    vec![point::ring(model, ControlAt { handle, ..control }, RingTag::PressHere)]
                }
                _ => Vec::new(),
            }
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

fn is_done(model: &Model, field: &FieldId) -> bool {
    model.results.get(field).is_some_and(FieldOutcome::is_done)
}

fn control_shows(model: &Model, at: &ControlAt, action: &FillAction) -> bool {
    control(model, at).is_some_and(|control| has_wanted(action, control))
}

/// Compares what every field shows at the end; the page may have changed one while another was filled.
fn read_back(model: &mut Model, filling: &Filling) -> Vec<Effect> {
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
    model.said.announce(Announcement::Filled(Filled { all: fields.len(), wrong }));
    finish(model)
}

/// What the page shows of a field now.
fn seen_in(model: &Model, filling: &Filling, field: &FieldValue) -> Option<ControlSeen> {
    match find(model, &filling.page, &field.field) {
        Resolved::Found(at) | Resolved::Disabled(at) => control(model, &at).cloned(),
        _ => None,
    }
}

fn next(model: &mut Model) -> Vec<Effect> {
    let Job::Filling(filling) = &mut model.job else { return Vec::new() };
    filling.at += 1;
    filling.looks = 0;
    filling.phase = FillPhase::Looking;
    if filling.at >= filling.fields.len() {
        filling.at = 0;
        filling.round = match filling.round {
            Round::First => Round::Second,
            Round::Second | Round::ReadBack => Round::ReadBack,
        };
    }
    if filling.round == Round::ReadBack { vec![Effect::Describe(LookFor::ReadBack)] } else { look() }
}

/// Points at what the admin presses next.
fn finish(model: &mut Model) -> Vec<Effect> {
    model.job = Job::Idle;
    let is_right = |outcome: &FieldOutcome| outcome.is_done() || *outcome == FieldOutcome::OnEarlierStep;
    let all_right = model.results.values().all(is_right);
    if all_right && model.unsaved.is_none() && progress::state(model, model.current()) == StepState::Ok {
        model.said.announce(Announcement::NothingToSave);
        return place::remember(model);
    }
    let mut effects = place::remember(model);
    if let Some(press) = model.stage().and_then(|stage| stage.press.clone()).filter(|_| all_right) {
        effects.push(Effect::Describe(LookFor::ShowNext(press)));
    }
    effects
}

/// The page could not be worked on. What was filled before stays, so the message is about the
/// fill and not about the page.
fn fail(model: &mut Model, error: PageError) -> Vec<Effect> {
    let notice = match error {
        PageError::NoPage => Notice::FillingStopped(FillStop::PageGone),
        error => Notice::of_page(error, About::Fill),
    };
    stop(model, notice)
}

fn stop(model: &mut Model, notice: Notice) -> Vec<Effect> {
    model.job = Job::Idle;
    model.said.notify(notice);
    place::remember(model)
}

fn stop_without(model: &mut Model, value: &FieldValue) -> Vec<Effect> {
    stop(model, Notice::FillingStopped(FillStop::ValueGone { label: value.label.clone() }))
}

/// The admin ends the filling.
pub(super) fn give_up(model: &mut Model) -> Vec<Effect> {
    model.job = Job::Idle;
    model.asked_fields.clear();
    model.said.announce(Announcement::FillingEnded);
    let mut effects = point::hide(model);
    effects.extend(place::remember(model));
    effects
}

fn set_phase(model: &mut Model, phase: FillPhase) {
    if let Job::Filling(filling) = &mut model.job {
        filling.phase = phase;
    }
}

fn note(model: &mut Model, field: &FieldId, outcome: FieldOutcome) {
    if outcome.is_typed() {
        model.unsaved = typed_into(model);
    }
    model.results.insert(field.clone(), outcome);
}

/// The form that is being filled.
fn typed_into(model: &Model) -> Option<OpenForm> {
    let Job::Filling(filling) = &model.job else { return None };
    let shown = model.shown_pages();
    let shown = shown.iter().find(|shown| shown.page.id.0 == filling.page.0)?;
    let tab = model.seen()?.tab;
    Some(OpenForm { page: filling.page.clone(), tab, document: shown.frame.document.clone() })
}
