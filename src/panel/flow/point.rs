//! Pointing at a control of the page, and going there by keyboard.

use super::super::effect::{Effect, ToRing};
use super::super::event::{DescribePurpose, FocusIn};
use super::super::model::find::{control, entry, find, frame_of, is_denied};
use super::super::model::{
    About, Announcement, ControlName, FieldOutcome, Found, HiddenIn, Job, Model, NotFound, Notice, Pointer,
    RingTag,
};
use super::super::screen::Surface;
use super::super::want::Want;
use crate::protocol::background::PageError;
use guide::{FieldId, Stage};
use pages::catalog::{Clue, Words};
use pages::command::{DocumentId, Frame, PageCommand, PageReply, RingBox};
use pages::locate::{Absence, ControlAt, Resolved};

/// Takes the ring away.
pub(in crate::panel) fn hide(model: &mut Model) -> Effect {
    model.page.pointer = None;
    Effect::Unring(model.page.frames.iter().map(|frame| frame.document.clone()).collect())
}

/// Rings a control that is no field of the step, or not asked for as such.
pub(in crate::panel) fn ring(model: &mut Model, at: ControlAt, tag: RingTag) -> Effect {
    model.page.pointer = Some(Pointer { field: None, tag: tag.clone(), found: Found::InSight(at.clone()) });
    ring_at(at, tag)
}

fn ring_at(at: ControlAt, tag: RingTag) -> Effect {
    Effect::Ring { document: at.document, what: ToRing::Control(at.handle), tag }
}

/// Rings the field of the stage at hand, or says why not.
pub(in crate::panel) fn at(
    model: &mut Model,
    field: &FieldId,
    frames: Result<Vec<Frame>, PageError>,
) -> Vec<Want> {
    match frames {
        Ok(frames) if model.take_frames(&frames) => {}
        Ok(_) => return vec![Effect::Look.into()],
        Err(error) => return vec![Notice::of_page(error, About::Showing).into()],
    }
    let mut wants = vec![Want::Settle(About::Showing)];
    let Some(stage) = model.stage().cloned() else {
        wants.push(Notice::not_at_page(&model.at_page()).into());
        return wants;
    };
    let tag = RingTag::Name(ControlName::of(&stage, field));
    if let Some(ring) = unseen(model, &stage, field) {
        wants.push(ring.into());
        return wants;
    }
    match find(model, &stage.page, field) {
        // What can't be changed can still be looked at.
        Resolved::Found(control) | Resolved::Disabled(control) => {
            // What was announced of a filled form stays, and this is added.
            let after = match model.said.announcement() {
                Some(Announcement::Filled(came_to)) => Some(*came_to),
                _ => None,
            };
            wants.push(Announcement::Ringed { tag, after }.into());
            wants.extend(found(model, &stage, field, Found::InSight(control.clone()), control));
        }
        Resolved::Missing(Absence::Hidden(control)) => {
            wants.extend(found(model, &stage, field, Found::Hidden(control.clone()), control));
        }
        other => {
            let denied = is_denied(model, &stage.page, field);
            let comes_late = matches!(other, Resolved::Missing(Absence::NotOnPage)) && !denied;
            let outcome = match NotFound::of(&other) {
                _ if denied => FieldOutcome::Denied,
                _ if comes_late => FieldOutcome::NotYet,
                Some(why) => FieldOutcome::NotFound(why),
                None => return wants,
            };
            wants.push(Announcement::NotRinged { tag: tag.clone(), outcome: outcome.clone() }.into());
            model.form.results.insert(field.clone(), outcome);
            wants.push(hide(model).into());
            if comes_late {
                model.page.pointer = Some(Pointer { field: Some(field.clone()), tag, found: Found::NotYet });
            }
        }
    }
    wants
}

/// On a page of which nothing is told, the agent looks for the button by its words itself.
fn unseen(model: &mut Model, stage: &Stage, field: &FieldId) -> Option<Effect> {
    let (page, known) = entry(model, &stage.page, field)?;
    if !page.never_described {
        return None;
    }
    let starts = known.find.iter().filter_map(|clue| match clue {
        Clue::Label(words) | Clue::LabelStart(words) => Some(words.all()),
        _ => None,
    });
    let what = ToRing::Unseen {
        marks: Box::new(model.catalog.marks.clone()),
        starts: starts.flatten().map(str::to_owned).collect(),
        beside: known.section.iter().flat_map(Words::all).map(str::to_owned).collect(),
    };
    let document = frame_of(model, &stage.page)?.document.clone();
    model.page.pointer = None;
    Some(Effect::Ring { document, what, tag: RingTag::PressHere })
}

/// A new ring replaces the old one of its own document; effects run side by side,
/// so taking that one away could take the new one.
fn found(model: &mut Model, stage: &Stage, field: &FieldId, found: Found, control: ControlAt) -> Vec<Want> {
    let name = ControlName::of(stage, field);
    let is_next = stage.press.as_ref() == Some(field);
    let beside = if is_next { RingTag::Press(name.clone()) } else { RingTag::Name(name.clone()) };
    if model.form.results.get(field).is_some_and(FieldOutcome::is_lost) {
        model.form.results.remove(field);
    }
    model.page.pointer = Some(Pointer { field: Some(field.clone()), tag: RingTag::Name(name), found });
    let documents = model.page.frames.iter().map(|frame| frame.document.clone());
    let others = documents.filter(|document| *document != control.document).collect();
    vec![Effect::Unring(others).into(), ring_at(control, beside).into()]
}

/// A ring goes with its document; of a control that has gone nothing is pointed at.
fn drop_gone(model: &mut Model) {
    let gone = match &model.page.pointer {
        Some(Pointer { found: Found::InSight(at), .. }) => control(model, at).is_none(),
        Some(Pointer { found: Found::Hidden(at), .. }) => {
            !model.page.frames.iter().any(|frame| frame.document == at.document)
        }
        _ => false,
    };
    if gone {
        model.page.pointer = None;
    }
}

/// The page was looked at again: what was not there when it was asked for is ringed
/// once it is, and what was hidden is said to be in sight once it is.
pub(in crate::panel) fn followed(model: &mut Model) -> Vec<Want> {
    if !matches!(model.work.job, Job::Idle) {
        return Vec::new();
    }
    drop_gone(model);
    let Some(Pointer { field: Some(field), tag, found: before }) = model.page.pointer.clone() else {
        return Vec::new();
    };
    let Some(stage) = model.stage().cloned() else { return Vec::new() };
    match (before, find(model, &stage.page, &field)) {
        (Found::NotYet, Resolved::Found(at) | Resolved::Disabled(at)) => {
            let mut wants = vec![Announcement::RingedLate(tag).into()];
            wants.extend(found(model, &stage, &field, Found::InSight(at.clone()), at));
            wants
        }
        (Found::NotYet, Resolved::Missing(Absence::Hidden(at))) => {
            found(model, &stage, &field, Found::Hidden(at.clone()), at)
        }
        // The ring has moved on to it by itself.
        (Found::Hidden(was), Resolved::Found(at) | Resolved::Disabled(at)) if was == at => {
            let told = Announcement::Ringed { tag: tag.clone(), after: None };
            model.form.results.remove(&field);
            model.page.pointer = Some(Pointer { field: Some(field), tag, found: Found::InSight(at) });
            vec![told.into()]
        }
        (Found::Hidden(_), Resolved::Found(at) | Resolved::Disabled(at)) => {
            model.form.results.remove(&field);
            found(model, &stage, &field, Found::InSight(at.clone()), at)
        }
        _ => Vec::new(),
    }
}

/// The panel beside the page goes to its other side where it lies over what is ringed.
fn keep_clear(model: &Model, document: &DocumentId, place: RingBox) -> Vec<Want> {
    if model.surface != Surface::Embedded {
        return Vec::new();
    }
    let top = model.page.frames.iter().find(|frame| frame.seen.top);
    let ringed = model.page.frames.iter().find(|frame| frame.document == *document);
    let (Some(top), Some(ringed)) = (top, ringed) else { return Vec::new() };
    let frame = if ringed.seen.top { String::new() } else { ringed.seen.frame_name.clone() };
    if frame.is_empty() && !ringed.seen.top {
        return Vec::new();
    }
    vec![Effect::KeepClear(top.document.clone(), PageCommand::KeepClear { frame, place }).into()]
}

/// Says so where the panel lies over what is ringed on either side.
pub(in crate::panel) fn kept_clear(reply: &Result<PageReply, PageError>) -> Vec<Want> {
    match reply {
        Ok(PageReply::KeptClear { covered: true, .. }) => vec![Announcement::UnderPanel.into()],
        _ => Vec::new(),
    }
}

/// The ring was drawn, or not: the agent says where the control is.
pub(in crate::panel) fn ringed(
    model: &mut Model,
    document: &DocumentId,
    reply: &Result<PageReply, PageError>,
) -> Vec<Want> {
    let hidden = match reply {
        Ok(PageReply::RingedUnseen { found: true }) => {
            return vec![Want::Settle(About::UnseenButton), Announcement::RingedUnseen.into()];
        }
        Ok(PageReply::RingedUnseen { found: false }) => return vec![Notice::ButtonNotFound.into()],
        Ok(PageReply::Ringed { place: Some(place), .. }) => return keep_clear(model, document, *place),
        Ok(PageReply::Ringed { whereabouts, .. }) => HiddenIn::of(whereabouts),
        _ => None,
    };
    let Some(hidden) = hidden else { return vec![Announcement::RingLost.into()] };
    let Some(pointer) = &mut model.page.pointer else { return Vec::new() };
    if let Found::InSight(at) = &pointer.found {
        pointer.found = Found::Hidden(at.clone());
    }
    let outcome = FieldOutcome::Hidden(hidden);
    let told = Announcement::NotRinged { tag: pointer.tag.clone(), outcome: outcome.clone() };
    if let Some(field) = pointer.field.clone() {
        model.form.results.insert(field, outcome);
    }
    vec![told.into()]
}

/// The focus changes sides. Between page and side panel only the browser itself moves
/// it (F6): there the field gets the focus of its page, whichever side has the keyboard.
pub(in crate::panel) fn switch_focus(model: &mut Model, from: FocusIn) -> Vec<Want> {
    match (model.surface, from) {
        (Surface::Embedded, FocusIn::Page) => vec![Effect::TakeFocus.into()],
        (Surface::Embedded, FocusIn::Panel) | (Surface::Side, _) => jump(model),
    }
}

/// The focus goes to what has the ring; where nothing has, the next field gets it first.
fn jump(model: &mut Model) -> Vec<Want> {
    // A ring, and its end, would end what the admin is asked to do on the page.
    if matches!(model.work.job, Job::Picking(_)) {
        return Vec::new();
    }
    drop_gone(model);
    if let Some(Pointer { found: Found::InSight(at) | Found::Hidden(at), .. }) = &model.page.pointer {
        return vec![focus(at).into()];
    }
    let next = model.stage().and_then(|stage| {
        let is_open = |field: &&FieldId| !model.form.results.get(*field).is_some_and(FieldOutcome::is_done);
        let mut fields = stage.fields.iter().map(|field| &field.field);
        fields.find(is_open).or(stage.press.as_ref()).cloned()
    });
    match next {
        Some(field) => vec![Effect::Describe(DescribePurpose::Jump(field)).into()],
        None => vec![Notice::not_at_page(&model.at_page()).into()],
    }
}

/// The page was looked at for a field that is to have the focus.
pub(in crate::panel) fn jumped(
    model: &mut Model,
    field: &FieldId,
    frames: Result<Vec<Frame>, PageError>,
) -> Vec<Want> {
    let mut wants = at(model, field, frames);
    if let Some(Pointer { found: Found::InSight(control), .. }) = &model.page.pointer {
        wants.push(focus(control).into());
    }
    wants
}

fn focus(at: &ControlAt) -> Effect {
    Effect::Focus(at.document.clone(), PageCommand::FocusTarget { handle: at.handle })
}

/// The focus went to the control, or not.
pub(in crate::panel) fn focused(model: &Model, reply: &Result<PageReply, PageError>) -> Vec<Want> {
    match (reply, model.surface) {
        (Ok(PageReply::Focused { focused: true }), Surface::Side) => {
            let tag = model.page.pointer.as_ref().map(|pointer| pointer.tag.clone());
            vec![Announcement::Focused(tag).into()]
        }
        (Ok(PageReply::Focused { focused: true }), Surface::Embedded) => vec![Want::Hush],
        _ => vec![Announcement::NotFocused.into()],
    }
}
