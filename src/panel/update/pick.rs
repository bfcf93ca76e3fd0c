//! "Point to it": the admin clicks a field on the page that was not found with certainty.

use super::super::effect::Effect;
use super::super::event::{LookFor, Picked};
use super::super::model::{
    Announcement, ControlName, FieldOutcome, Job, Model, Notice, Picking, RingTag, Unfit,
};
use super::super::saved::Word;
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
        model.said.notify(Notice::not_at_page(&model.at_page()));
        return Vec::new();
    };
    let Some((_, known)) = entry(model, &stage.page, field) else { return Vec::new() };
    let said = known.kind.clone();
    let picking =
        Picking { page: stage.page.clone(), field: field.clone(), kinds: known.kinds(), refused: None };
    model.said.put_away();
    model.pointer = None;
    let name = ControlName::of(&stage, field);
    model.said.announce(Announcement::Click { name, kinds: said });
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
        model.said.notify(Notice::not_at_page(&model.at_page()));
        return point::hide(model);
    }
    match picked {
        Picked::Waiting => ask(model),
        Picked::Unfit => {
            let known = entry(model, &picking.page, &picking.field);
            let wanted = known.map(|(_, known)| known.kind.clone()).unwrap_or_default();
            refuse(model, Unfit::OtherKind { wanted })
        }
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
        None => refuse(model, Unfit::Gone),
    }
}

/// Ends it; nothing was pointed to.
pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    model.job = Job::Idle;
    model.said.announce(Announcement::PointingEnded);
    point::hide(model)
}

/// Says why a click did not do, and waits for the next one.
fn refuse(model: &mut Model, why: Unfit) -> Vec<Effect> {
    model.said.announce(Announcement::Unfit(why.clone()));
    if let Job::Picking(picking) = &mut model.job {
        picking.refused = Some(why);
    }
    ask(model)
}

fn chosen(model: &mut Model, at: &ControlAt, control: &ControlSeen) -> Vec<Effect> {
    let Job::Picking(picking) = &model.job else { return Vec::new() };
    let picking = (**picking).clone();
    if let Some(why) = unfit(model, &picking, at, control) {
        return refuse(model, why);
    }
    let word = Word::Pointed { likeness: Likeness::of(control), at: Some(at.clone()) };
    model.told.take(&picking.page, &picking.field, word);
    model.job = Job::Idle;
    let name = control.name.clone();
    model.said.announce(Announcement::PointedTo { name: name.clone() });
    model.results.insert(picking.field.clone(), FieldOutcome::PointedTo { name });
    let name = model.stage().map_or_else(
        || ControlName::Button(picking.field.clone()),
        |stage| ControlName::of(stage, &picking.field),
    );
    let others = model.frames.iter().map(|frame| frame.document.clone());
    let mut effects = vec![Effect::Unring(others.filter(|document| *document != at.document).collect())];
    effects.push(point::ring(model, at.clone(), RingTag::Name(name)));
    effects.extend(place::remember(model));
    effects
}

/// Why this control can't be the field.
fn unfit(model: &Model, picking: &Picking, at: &ControlAt, control: &ControlSeen) -> Option<Unfit> {
    if !picking.kinds.contains(&control.kind) {
        let (_, known) = entry(model, &picking.page, &picking.field)?;
        return Some(Unfit::OtherKind { wanted: known.kind.clone() });
    }
    if frame_of(model, &picking.page).is_none_or(|frame| frame.document != at.document) {
        return Some(Unfit::OtherForm);
    }
    if !control.enabled || control.read_only {
        return Some(Unfit::Locked);
    }
    let stage = model.stage()?;
    let taken = stage.fields.iter().filter(|other| other.field != picking.field).find(
        |other| matches!(find(model, &stage.page, &other.field), Resolved::Found(found) if found == *at),
    )?;
    Some(Unfit::Taken { label: taken.label.clone() })
}
