//! "Point to it": the admin clicks a field on the page that was not found with certainty.

use super::super::effect::Effect;
use super::super::event::{LookFor, Picked};
use super::super::model::{Job, Model, Picking};
use super::super::saved::Word;
use super::super::screen::{FieldResult, Tone};
use super::super::words;
use super::find::{control, entry, find, frame_of};
use super::{place, point};
use crate::guide::FieldId;
use crate::page::command::{ControlSeen, Frame, PageCommand};
use crate::page::locate::{ControlAt, Resolved};
use crate::page::pointed::Likeness;
use crate::protocol::background::PageError;

/// Asks the admin to click a field of the stage at hand.
pub(super) fn begin(model: &mut Model, field: &FieldId) -> Vec<Effect> {
    if !model.job.is_idle() {
        return Vec::new();
    }
    let Some(stage) = model.stage().cloned() else {
        model.notice = Some(words::not_at_page(&model.at_page()));
        return Vec::new();
    };
    let Some((_, known)) = entry(model, &stage.page, field) else { return Vec::new() };
    let picking =
        Picking { page: stage.page.clone(), field: field.clone(), kinds: known.kind.clone(), refused: None };
    model.notice = None;
    model.pointer = None;
    model.announcement = words::point_to(&words::label_of(&stage, field), &picking);
    model.job = Job::Picking(Box::new(picking));
    ask(model)
}

/// Every frame listens: the admin may click in any of them.
fn ask(model: &Model) -> Vec<Effect> {
    let Job::Picking(picking) = &model.job else { return Vec::new() };
    vec![Effect::Pick {
        documents: model.frames.iter().map(|frame| frame.document.clone()).collect(),
        command: PageCommand::Pick { kinds: picking.kinds.clone() },
    }]
}

/// What the admin clicked, if anything yet.
pub(super) fn picked(model: &mut Model, picked: Picked) -> Vec<Effect> {
    let Job::Picking(picking) = &model.job else { return Vec::new() };
    if frame_of(model, &picking.page).is_none() {
        model.job = Job::Idle;
        model.notice = Some(words::not_at_page(&model.at_page()));
        return point::hide(model);
    }
    match picked {
        Picked::Waiting => ask(model),
        Picked::Unfit => refuse(model, &words::wrong_kind(&picking.kinds.clone())),
        Picked::Cancelled => stop(model),
        // How it looks is told by a whole description, as it will be compared with one.
        Picked::Control(at) => vec![Effect::Describe(LookFor::Pointed(at))],
    }
}

/// The page was looked at after a click.
pub(super) fn looked(
    model: &mut Model,
    at: &ControlAt,
    frames: &Result<Vec<Frame>, PageError>,
) -> Vec<Effect> {
    if !matches!(model.job, Job::Picking(_)) {
        return Vec::new();
    }
    let ours = frames.as_ref().is_ok_and(|frames| model.take_frames(frames));
    match control(model, at).filter(|_| ours).cloned() {
        Some(control) => chosen(model, at, &control),
        None => refuse(model, words::NOT_THERE_ANY_MORE),
    }
}

/// Ends it; nothing was pointed to.
pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    model.job = Job::Idle;
    model.announcement = "Pointing was cancelled.".to_owned();
    point::hide(model)
}

/// Says why a click did not do, and waits for the next one.
fn refuse(model: &mut Model, why: &str) -> Vec<Effect> {
    if let Job::Picking(picking) = &mut model.job {
        picking.refused = Some(why.to_owned());
    }
    model.announcement = why.to_owned();
    ask(model)
}

fn chosen(model: &mut Model, at: &ControlAt, control: &ControlSeen) -> Vec<Effect> {
    let Job::Picking(picking) = &model.job else { return Vec::new() };
    let picking = (**picking).clone();
    if let Some(why) = unfit(model, &picking, at, control) {
        return refuse(model, &why);
    }
    let word = Word::Pointed { likeness: Likeness::of(control), at: Some(at.clone()) };
    model.told.take(&picking.page, &picking.field, word);
    model.job = Job::Idle;
    let text = words::pointed_to(&control.name);
    model.announcement.clone_from(&text);
    model.results.insert(picking.field.clone(), FieldResult { tone: Tone::Info, text, lost: false });
    let label = model.stage().map(|stage| words::label_of(stage, &picking.field)).unwrap_or_default();
    let others = model.frames.iter().map(|frame| frame.document.clone());
    let mut effects = vec![Effect::Unring(others.filter(|document| *document != at.document).collect())];
    effects.push(point::ring(model, at.clone(), &label));
    effects.extend(place::remember(model));
    effects
}

/// Why this control can't be the field.
fn unfit(model: &Model, picking: &Picking, at: &ControlAt, control: &ControlSeen) -> Option<String> {
    if !picking.kinds.contains(&control.kind) {
        return Some(words::wrong_kind(&picking.kinds));
    }
    if frame_of(model, &picking.page).is_none_or(|frame| frame.document != at.document) {
        return Some(words::NOT_ON_THIS_FORM.to_owned());
    }
    if !control.enabled || control.read_only {
        return Some(words::NOT_CHANGEABLE.to_owned());
    }
    let stage = model.stage()?;
    let taken = stage.fields.iter().filter(|other| other.field != picking.field).find(
        |other| matches!(find(model, &stage.page, &other.field), Resolved::Found(found) if found == *at),
    )?;
    Some(words::belongs_to(&taken.label))
}
