//! "Describe this page": how a page is made, for those who make Guidepost, without anything of the org's.

use super::super::effect::Effect;
use super::super::event::LookFor;
use super::super::model::{About, Asked, Model, Notice};
use crate::page::command::Frame;
use crate::protocol::background::PageError;
use std::rc::Rc;

/// Looks at the page.
pub(super) fn begin(model: &Model) -> Vec<Effect> {
    if model.on_setup() && model.job.is_idle() { vec![Effect::Describe(LookFor::Record)] } else { Vec::new() }
}

/// The page was looked at.
pub(super) fn looked(model: &mut Model, frames: Result<Vec<Frame>, PageError>) -> Vec<Effect> {
    match frames {
        Ok(frames) => {
            model.said.settle(&About::Describing);
            vec![Effect::Record { catalog: Rc::clone(&model.catalog), frames }]
        }
        Err(error) => {
            model.said.notify(Notice::of_page(error, About::Describing));
            Vec::new()
        }
    }
}

/// It is shown before it is saved.
pub(super) fn made(model: &mut Model, text: String) -> Vec<Effect> {
    if model.question.is_none() && model.job.is_idle() {
        model.record = Some(text);
        model.question = Some(Asked::Record);
    }
    Vec::new()
}

/// The admin has seen what is in it, and saves it.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    if model.question.take_if(|asked| *asked == Asked::Record).is_none() {
        return Vec::new();
    }
    let Some(text) = model.record.take() else { return Vec::new() };
    let page =
        model.shown_pages().first().map_or_else(|| "unknown".to_owned(), |shown| shown.page.id.0.clone());
    vec![Effect::SaveFile { name: format!("setup-page-{page}.json"), mime: "application/json", text }]
}
