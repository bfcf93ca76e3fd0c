//! Filling a form that was not there yet when it was asked for.

use super::super::super::effect::Effect;
use super::super::super::event::{DescribePurpose, Report};
use super::super::super::model::find::frame_of;
use super::super::super::model::{AtPage, Model, OnArrival};
use super::super::super::want::Want;
use super::begin;
use crate::protocol::background::PageError;
use pages::command::{DocumentId, Frame};

/// How long a page must look the same before its form is filled.
const RESTS_MS: u32 = 250;

/// The step's form is to be filled once it is there.
pub(in crate::panel) fn expect(model: &mut Model) {
    let tab = model.tab.seen().map(|sight| sight.tab);
    model.form.on_arrival = tab.map(|tab| OnArrival::new(tab, model.now_ms));
}

/// The page was looked at: fills the form, once it is there and does not change any more. On a
/// page on the way to it the button that leads on is ringed.
pub(in crate::panel) fn arrived(model: &mut Model) -> Vec<Want> {
    let Some(mut awaited) = model.form.on_arrival.clone() else { return Vec::new() };
    let tab = model.tab.seen().map(|sight| sight.tab);
    if !awaited.holds(tab, model.now_ms) {
        model.form.on_arrival = None;
        return Vec::new();
    }
    if !model.work.job.is_idle() || model.question.is_some() {
        return Vec::new();
    }
    let AtPage::Here(stage) = model.at_page() else { return Vec::new() };
    let stage = stage.clone();
    let frame = frame_of(model, &stage.page);
    let document = frame.map(|frame| frame.document.clone());
    let seen = frame.map(|frame| (stage.page.clone(), frame.document.clone(), frame.seen.controls.len()));
    if seen.is_none() || seen != awaited.seen {
        awaited.seen = seen;
        model.form.on_arrival = Some(awaited);
        let looks_again = model.page.arrival.is_to_be_watched();
        let again = Effect::After { ms: RESTS_MS, then: Report::StillLoading };
        return looks_again.then(|| again.into()).into_iter().collect();
    }
    if !stage.fields.is_empty() {
        model.form.on_arrival = None;
        return begin(model);
    }
    let Some(press) = stage.press.filter(|_| awaited.ringed != document) else {
        return Vec::new();
    };
    awaited.ringed = document;
    model.form.on_arrival = Some(awaited);
    vec![Effect::Describe(DescribePurpose::Show(press)).into()]
}

/// It was looked for what is to be ringed on the way. Where that look failed, or saw another
/// document, it is looked for again where the page comes again.
pub(in crate::panel) fn ring_looked_for(model: &mut Model, frames: &Result<Vec<Frame>, PageError>) {
    let is_there = |document: &DocumentId| {
        frames.as_ref().is_ok_and(|frames| frames.iter().any(|frame| frame.document == *document))
    };
    if let Some(awaited) = model.form.on_arrival.as_mut() {
        awaited.ringed = awaited.ringed.take().filter(is_there);
    }
}

/// The document went before the button on the way could be ringed: it is ringed where it comes again.
pub(in crate::panel) fn ring_lost(model: &mut Model, document: &DocumentId) {
    if let Some(awaited) = model.form.on_arrival.as_mut().filter(|it| it.ringed.as_ref() == Some(document)) {
        awaited.ringed = None;
    }
}
