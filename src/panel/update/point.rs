//! Pointing at a control of the page.

use super::super::effect::Effect;
use super::super::model::Model;
use super::super::screen::{FieldResult, Tone};
use super::super::words;
use super::find::{find, is_denied};
use crate::guide::FieldId;
use crate::page::command::{Frame, PageCommand, PageReply};
use crate::page::locate::{ControlAt, Resolved};
use crate::protocol::background::PageError;

/// Takes the ring away.
pub(super) fn hide(model: &Model) -> Vec<Effect> {
    vec![Effect::Unring(model.frames.iter().map(|frame| frame.document.clone()).collect())]
}

/// Rings a control.
pub(super) fn ring(at: ControlAt, label: &str) -> Effect {
    Effect::Ring(at.document, PageCommand::Ring { handle: at.handle, label: label.to_owned() })
}

/// Rings the field of the stage at hand, or says why not.
pub(super) fn at(model: &mut Model, field: &FieldId, frames: Result<Vec<Frame>, PageError>) -> Vec<Effect> {
    match frames {
        Ok(frames) if model.take_frames(&frames) => {}
        Ok(_) => return vec![Effect::Look],
        Err(error) => {
            model.notice = Some(words::page_error(&error));
            return Vec::new();
        }
    }
    let Some(stage) = model.stage().cloned() else {
        model.notice = Some(words::not_at_page(&model.at_page()));
        return Vec::new();
    };
    let label = words::label_of(&stage, field);
    let tag = if stage.press.as_ref() == Some(field) { format!("Press {label}") } else { label.clone() };
    match find(model, &stage.page, field) {
        // What can't be changed can still be looked at.
        Resolved::Found(control) | Resolved::Disabled(control) => {
            // What was announced of a filled form stays, and this is added.
            model.announcement =
                format!("{} {label} is ringed on the page.", model.announcement).trim().to_owned();
            // A new ring replaces the old one of its own document; effects run side by
            // side, so taking that one away could take the new one.
            let others = model
                .frames
                .iter()
                .map(|frame| frame.document.clone())
                .filter(|document| *document != control.document)
                .collect();
            vec![Effect::Unring(others), ring(control, &tag)]
        }
        other => {
            let denied = is_denied(model, &stage.page, field);
            let text = if denied { words::DENIED.to_owned() } else { words::not_found(&other) };
            model.announcement = format!("{label}: {text}");
            model.results.insert(field.clone(), FieldResult { tone: Tone::Warning, text, lost: true });
            hide(model)
        }
    }
}

/// The ring was drawn, or the control has gone.
pub(super) fn ringed(model: &mut Model, reply: &Result<PageReply, PageError>) -> Vec<Effect> {
    if matches!(reply, Ok(PageReply::Ringed { place: Some(_), .. })) {
        return Vec::new();
    }
    model.announcement = "The page has changed; the ring could not be drawn. Press Show again.".to_owned();
    Vec::new()
}
