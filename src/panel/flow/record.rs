//! "Describe this page": how a page is made, for those who make Guidepost, without anything of the org's.

use super::super::effect::Effect;
use super::super::event::DescribePurpose;
use super::super::model::{About, Asked, Model, Notice};
use super::super::want::Want;
use crate::protocol::background::PageError;
use pages::command::Frame;
use std::rc::Rc;

/// Looks at the page.
pub(in crate::panel) fn begin(model: &Model) -> Vec<Want> {
    if model.tab.on_setup() && model.work.job.is_idle() {
        vec![Effect::Describe(DescribePurpose::Record).into()]
    } else {
        Vec::new()
    }
}

/// The page was looked at.
pub(in crate::panel) fn looked(model: &Model, frames: Result<Vec<Frame>, PageError>) -> Vec<Want> {
    match frames {
        Ok(frames) => {
            let record = Effect::Record { catalog: Rc::clone(&model.catalog), frames };
            vec![Want::Settle(About::Describing), record.into()]
        }
        Err(error) => vec![Notice::of_page(error, About::Describing).into()],
    }
}

/// It is shown before it is saved.
pub(in crate::panel) fn made(model: &mut Model, text: String) -> Vec<Want> {
    if model.question.is_none() && model.work.job.is_idle() {
        model.record = Some(text);
        model.question = Some(Asked::Record);
    }
    Vec::new()
}

/// The admin has seen what is in it, and saves it.
pub(in crate::panel) fn save(model: &mut Model) -> Vec<Want> {
    if model.question.take_if(|asked| *asked == Asked::Record).is_none() {
        return Vec::new();
    }
    let Some(text) = model.record.take() else { return Vec::new() };
    let page =
        model.shown_pages().first().map_or_else(|| "unknown".to_owned(), |shown| shown.page.id.0.clone());
    vec![Effect::SaveFile { name: format!("setup-page-{page}.json"), mime: "application/json", text }.into()]
}
