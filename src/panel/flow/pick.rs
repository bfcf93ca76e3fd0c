//! "Point to it": the admin clicks a field on the page that was not found with certainty.

use super::super::effect::Effect;
use super::super::event::{DescribePurpose, Picked};
use super::super::model::find::{control, entry, find, frame_of};
use super::super::model::{
    Announcement, ControlName, FieldOutcome, Job, Model, Notice, Picking, RingTag, Unfit,
};
use super::super::saved::Word;
use super::super::want::Want;
use crate::protocol::background::PageError;
use guide::FieldId;
use pages::command::{ControlSeen, Frame, PageCommand};
use pages::locate::{ControlAt, Resolved};
use pages::pointed::ControlSignature;

/// Asks the admin to click a field of the stage at hand.
pub(in crate::panel) fn begin(model: &mut Model, field: &FieldId) -> Vec<Want> {
    if !model.work.job.is_idle() {
        return Vec::new();
    }
    let Some(stage) = model.stage().cloned() else {
        return vec![Notice::not_at_page(&model.at_page()).into()];
    };
    let Some((_, known)) = entry(model, &stage.page, field) else { return Vec::new() };
    let said = known.kind.clone();
    let picking =
        Picking { page: stage.page.clone(), field: field.clone(), kinds: known.kinds(), refused: None };
    model.page.pointer = None;
    let name = ControlName::of(&stage, field);
    model.work.job = Job::Picking(Box::new(picking));
    let mut wants = vec![Want::PutAway, Announcement::Click { name, kinds: said }.into()];
    wants.extend(ask(model));
    wants
}

/// Every frame listens: the admin may click in any of them.
fn ask(model: &Model) -> Option<Want> {
    let Job::Picking(picking) = &model.work.job else { return None };
    let pick = Effect::Pick {
        documents: model.page.frames.iter().map(|frame| frame.document.clone()).collect(),
        command: PageCommand::Pick { kinds: picking.kinds.clone() },
    };
    Some(pick.into())
}

/// What the admin clicked, if anything yet.
pub(in crate::panel) fn picked(model: &mut Model, picked: Picked) -> Vec<Want> {
    let Job::Picking(picking) = &model.work.job else { return Vec::new() };
    if frame_of(model, &picking.page).is_none() {
        model.work.job = Job::Idle;
        return vec![Notice::not_at_page(&model.at_page()).into(), Want::Unring];
    }
    match picked {
        Picked::Waiting => ask(model).into_iter().collect(),
        Picked::Unfit => {
            let known = entry(model, &picking.page, &picking.field);
            let wanted = known.map(|(_, known)| known.kind.clone()).unwrap_or_default();
            refuse(model, Unfit::OtherKind { wanted })
        }
        Picked::Cancelled => stop(model),
        // How it looks is told by a whole description, as it will be compared with one.
        Picked::Control(at) => vec![Effect::Describe(DescribePurpose::Pointed(at)).into()],
    }
}

/// The page was looked at after a click.
pub(in crate::panel) fn looked(
    model: &mut Model,
    at: &ControlAt,
    frames: &Result<Vec<Frame>, PageError>,
) -> Vec<Want> {
    if !matches!(model.work.job, Job::Picking(_)) {
        return Vec::new();
    }
    let ours = frames.as_ref().is_ok_and(|frames| model.take_frames(frames));
    match control(model, at).filter(|_| ours).cloned() {
        Some(control) => chosen(model, at, &control),
        None => refuse(model, Unfit::Gone),
    }
}

/// Ends it; nothing was pointed to.
pub(in crate::panel) fn stop(model: &mut Model) -> Vec<Want> {
    model.work.job = Job::Idle;
    vec![Announcement::PointingEnded.into(), Want::Unring]
}

/// Says why a click did not do, and waits for the next one.
fn refuse(model: &mut Model, why: Unfit) -> Vec<Want> {
    if let Job::Picking(picking) = &mut model.work.job {
        picking.refused = Some(why.clone());
    }
    let told = Announcement::Unfit(why).into();
    std::iter::once(told).chain(ask(model)).collect()
}

fn chosen(model: &mut Model, at: &ControlAt, control: &ControlSeen) -> Vec<Want> {
    let Job::Picking(picking) = &model.work.job else { return Vec::new() };
    let picking = (**picking).clone();
    if let Some(why) = unfit(model, &picking, at, control) {
        return refuse(model, why);
    }
    let word = Word::Pointed { likeness: ControlSignature::of(control), at: Some(at.clone()) };
    model.page.told.take(&picking.page, &picking.field, word);
    model.work.job = Job::Idle;
    let name = control.name.clone();
    let told = Announcement::PointedTo { name: name.clone() };
    model.form.results.insert(picking.field.clone(), FieldOutcome::PointedTo { name });
    let name = model.stage().map_or_else(
        || ControlName::Button(picking.field.clone()),
        |stage| ControlName::of(stage, &picking.field),
    );
    let others = model.page.frames.iter().map(|frame| frame.document.clone());
    let unring = Effect::Unring(others.filter(|document| *document != at.document).collect());
    vec![told.into(), unring.into(), Want::Ring(at.clone(), RingTag::Name(name)), Want::Remember]
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
