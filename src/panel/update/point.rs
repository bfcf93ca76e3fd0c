//! Pointing at a control of the page, and going there by keyboard.

use super::super::effect::{Effect, ToRing};
use super::super::event::{FocusIn, LookFor};
use super::super::model::{
    About, Announcement, ControlName, FieldOutcome, Found, HiddenIn, Job, Model, NotFound, Notice, Pointer,
    RingTag,
};
use super::super::screen::Surface;
use super::find::{control, entry, find, frame_of, is_denied};
use crate::guide::{FieldId, Stage};
use crate::page::catalog::{Clue, Words};
use crate::page::command::{DocumentId, Frame, PageCommand, PageReply, RingBox};
use crate::page::locate::{Absence, ControlAt, Resolved};
use crate::protocol::background::PageError;

/// Takes the ring away.
pub(super) fn hide(model: &mut Model) -> Vec<Effect> {
    model.pointer = None;
    vec![Effect::Unring(model.frames.iter().map(|frame| frame.document.clone()).collect())]
}

/// Rings a control that is no field of the step, or not asked for as such.
pub(super) fn ring(model: &mut Model, at: ControlAt, tag: RingTag) -> Effect {
    model.pointer = Some(Pointer { field: None, tag: tag.clone(), found: Found::InSight(at.clone()) });
    ring_at(at, tag)
}

fn ring_at(at: ControlAt, tag: RingTag) -> Effect {
    Effect::Ring { document: at.document, what: ToRing::Control(at.handle), tag }
}

/// Rings the field of the stage at hand, or says why not.
pub(super) fn at(model: &mut Model, field: &FieldId, frames: Result<Vec<Frame>, PageError>) -> Vec<Effect> {
    match frames {
        Ok(frames) if model.take_frames(&frames) => {}
        Ok(_) => return vec![Effect::Look],
        Err(error) => {
            model.said.notify(Notice::of_page(error, About::Showing));
            return Vec::new();
        }
    }
    model.said.settle(&About::Showing);
    let Some(stage) = model.stage().cloned() else {
        model.said.notify(Notice::not_at_page(&model.at_page()));
        return Vec::new();
    };
    let tag = RingTag::Name(ControlName::of(&stage, field));
    if let Some(effects) = unseen(model, &stage, field) {
        return effects;
    }
    match find(model, &stage.page, field) {
        // What can't be changed can still be looked at.
        Resolved::Found(control) | Resolved::Disabled(control) => {
            // What was announced of a filled form stays, and this is added.
            let after = match model.said.announcement() {
                Some(Announcement::Filled(came_to)) => Some(*came_to),
                _ => None,
            };
            model.said.announce(Announcement::Ringed { tag, after });
            found(model, &stage, field, Found::InSight(control.clone()), control)
        }
        Resolved::Missing(Absence::Hidden(control)) => {
            found(model, &stage, field, Found::Hidden(control.clone()), control)
        }
        other => {
            let denied = is_denied(model, &stage.page, field);
            let comes_late = matches!(other, Resolved::Missing(Absence::NotOnPage)) && !denied;
            let outcome = match NotFound::of(&other) {
                _ if denied => FieldOutcome::Denied,
                _ if comes_late => FieldOutcome::NotYet,
                Some(why) => FieldOutcome::NotFound(why),
                None => return Vec::new(),
            };
            model.said.announce(Announcement::NotRinged { tag: tag.clone(), outcome: outcome.clone() });
            model.results.insert(field.clone(), outcome);
            let effects = hide(model);
            if comes_late {
                model.pointer = Some(Pointer { field: Some(field.clone()), tag, found: Found::NotYet });
            }
            effects
        }
    }
}

/// On a page of which nothing is told, the agent looks for the button by its words itself.
fn unseen(model: &mut Model, stage: &Stage, field: &FieldId) -> Option<Vec<Effect>> {
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
    model.pointer = None;
    Some(vec![Effect::Ring { document, what, tag: RingTag::PressHere }])
}

/// A new ring replaces the old one of its own document; effects run side by side,
/// so taking that one away could take the new one.
fn found(model: &mut Model, stage: &Stage, field: &FieldId, found: Found, control: ControlAt) -> Vec<Effect> {
    let name = ControlName::of(stage, field);
    let is_next = stage.press.as_ref() == Some(field);
    let beside = if is_next { RingTag::Press(name.clone()) } else { RingTag::Name(name.clone()) };
    if model.results.get(field).is_some_and(FieldOutcome::is_lost) {
        model.results.remove(field);
    }
    model.pointer = Some(Pointer { field: Some(field.clone()), tag: RingTag::Name(name), found });
    let documents = model.frames.iter().map(|frame| frame.document.clone());
    let others = documents.filter(|document| *document != control.document).collect();
    vec![Effect::Unring(others), ring_at(control, beside)]
}

/// A ring goes with its document; of a control that has gone nothing is pointed at.
fn drop_gone(model: &mut Model) {
    let gone = match &model.pointer {
        Some(Pointer { found: Found::InSight(at), .. }) => control(model, at).is_none(),
        Some(Pointer { found: Found::Hidden(at), .. }) => {
            !model.frames.iter().any(|frame| frame.document == at.document)
        }
        _ => false,
    };
    if gone {
        model.pointer = None;
    }
}

/// The page was looked at again: what was not there when it was asked for is ringed
/// once it is, and what was hidden is said to be in sight once it is.
pub(super) fn followed(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.job, Job::Idle) {
        return Vec::new();
    }
    drop_gone(model);
    let Some(Pointer { field: Some(field), tag, found: before }) = model.pointer.clone() else {
        return Vec::new();
    };
    let Some(stage) = model.stage().cloned() else { return Vec::new() };
    match (before, find(model, &stage.page, &field)) {
        (Found::NotYet, Resolved::Found(at) | Resolved::Disabled(at)) => {
            model.said.announce(Announcement::RingedLate(tag));
            found(model, &stage, &field, Found::InSight(at.clone()), at)
        }
        (Found::NotYet, Resolved::Missing(Absence::Hidden(at))) => {
            found(model, &stage, &field, Found::Hidden(at.clone()), at)
        }
        // The ring has moved on to it by itself.
        (Found::Hidden(was), Resolved::Found(at) | Resolved::Disabled(at)) if was == at => {
            model.said.announce(Announcement::Ringed { tag: tag.clone(), after: None });
            model.results.remove(&field);
            model.pointer = Some(Pointer { field: Some(field), tag, found: Found::InSight(at) });
            Vec::new()
        }
        (Found::Hidden(_), Resolved::Found(at) | Resolved::Disabled(at)) => {
            model.results.remove(&field);
            found(model, &stage, &field, Found::InSight(at.clone()), at)
        }
        _ => Vec::new(),
    }
}

/// The panel beside the page goes to its other side where it lies over what is ringed.
fn keep_clear(model: &Model, document: &DocumentId, place: RingBox) -> Vec<Effect> {
    if model.surface != Surface::Embedded {
        return Vec::new();
    }
    let top = model.frames.iter().find(|frame| frame.seen.top);
    let ringed = model.frames.iter().find(|frame| frame.document == *document);
    let (Some(top), Some(ringed)) = (top, ringed) else { return Vec::new() };
    let frame = if ringed.seen.top { String::new() } else { ringed.seen.frame_name.clone() };
    if frame.is_empty() && !ringed.seen.top {
        return Vec::new();
    }
    vec![Effect::KeepClear(top.document.clone(), PageCommand::KeepClear { frame, place })]
}

/// Says so where the panel lies over what is ringed on either side.
pub(super) fn kept_clear(model: &mut Model, reply: &Result<PageReply, PageError>) -> Vec<Effect> {
    if let Ok(PageReply::KeptClear { covered: true, .. }) = reply {
        model.said.announce(Announcement::UnderPanel);
    }
    Vec::new()
}

/// The ring was drawn, or not: the agent says where the control is.
pub(super) fn ringed(
    model: &mut Model,
    document: &DocumentId,
    reply: &Result<PageReply, PageError>,
) -> Vec<Effect> {
    let hidden = match reply {
        Ok(PageReply::RingedUnseen { found: true }) => {
            model.said.settle(&About::UnseenButton);
            model.said.announce(Announcement::RingedUnseen);
            return Vec::new();
        }
        Ok(PageReply::RingedUnseen { found: false }) => {
            model.said.notify(Notice::ButtonNotFound);
            return Vec::new();
        }
        Ok(PageReply::Ringed { place: Some(place), .. }) => return keep_clear(model, document, *place),
        Ok(PageReply::Ringed { whereabouts, .. }) => HiddenIn::of(whereabouts),
        _ => None,
    };
    let Some(hidden) = hidden else {
        model.said.announce(Announcement::RingLost);
        return Vec::new();
    };
    let Some(pointer) = &mut model.pointer else { return Vec::new() };
    if let Found::InSight(at) = &pointer.found {
        pointer.found = Found::Hidden(at.clone());
    }
    let outcome = FieldOutcome::Hidden(hidden);
    let told = Announcement::NotRinged { tag: pointer.tag.clone(), outcome: outcome.clone() };
    model.said.announce(told);
    if let Some(field) = pointer.field.clone() {
        model.results.insert(field, outcome);
    }
    Vec::new()
}

/// The focus changes sides. Between page and side panel only the browser itself moves
/// it (F6): there the field gets the focus of its page, whichever side has the keyboard.
pub(super) fn switch_focus(model: &mut Model, from: FocusIn) -> Vec<Effect> {
    match (model.surface, from) {
        (Surface::Embedded, FocusIn::Page) => vec![Effect::TakeFocus],
        (Surface::Embedded, FocusIn::Panel) | (Surface::Side, _) => jump(model),
    }
}

/// The focus goes to what has the ring; where nothing has, the next field gets it first.
fn jump(model: &mut Model) -> Vec<Effect> {
    // A ring, and its end, would end what the admin is asked to do on the page.
    if matches!(model.job, Job::Picking(_)) {
        return Vec::new();
    }
    drop_gone(model);
    if let Some(Pointer { found: Found::InSight(at) | Found::Hidden(at), .. }) = &model.pointer {
        return vec![focus(at)];
    }
    let next = model.stage().and_then(|stage| {
        let is_open = |field: &&FieldId| !model.results.get(*field).is_some_and(FieldOutcome::is_done);
        let mut fields = stage.fields.iter().map(|field| &field.field);
        fields.find(is_open).or(stage.press.as_ref()).cloned()
    });
    let Some(field) = next else {
        model.said.notify(Notice::not_at_page(&model.at_page()));
        return Vec::new();
    };
    vec![Effect::Describe(LookFor::Jump(field))]
}

/// The page was looked at for a field that is to have the focus.
pub(super) fn jumped(
    model: &mut Model,
    field: &FieldId,
    frames: Result<Vec<Frame>, PageError>,
) -> Vec<Effect> {
    let mut effects = at(model, field, frames);
    if let Some(Pointer { found: Found::InSight(control), .. }) = &model.pointer {
        effects.push(focus(control));
    }
    effects
}

fn focus(at: &ControlAt) -> Effect {
    Effect::Focus(at.document.clone(), PageCommand::FocusTarget { handle: at.handle })
}

/// The focus went to the control, or not.
pub(super) fn focused(model: &mut Model, reply: &Result<PageReply, PageError>) -> Vec<Effect> {
    match (reply, model.surface) {
        (Ok(PageReply::Focused { focused: true }), Surface::Side) => {
            let tag = model.pointer.as_ref().map(|pointer| pointer.tag.clone());
            model.said.announce(Announcement::Focused(tag));
        }
        (Ok(PageReply::Focused { focused: true }), Surface::Embedded) => model.said.hush(),
        _ => model.said.announce(Announcement::NotFocused),
    }
    Vec::new()
}
