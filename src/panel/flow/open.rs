//! Opening the page of a step.

use super::super::effect::Effect;
use super::super::model::on_page::has_unsaved_work;
use super::super::model::{About, Asked, Model, Notice};
use super::super::want::Want;
use crate::protocol::background::PageError;

/// Opens the step's page, unless a form would be lost by it that the admin may want.
pub(in crate::panel) fn ask(model: &mut Model) -> Vec<Want> {
    if has_unsaved_work(model) {
        model.question = Some(Asked::LeaveForm);
        return Vec::new();
    }
    open(model)
}

/// The admin gives the form up.
pub(in crate::panel) fn leave_form(model: &mut Model) -> Vec<Want> {
    model.question = None;
    model.form.unsaved = None;
    model.form.earlier = None;
    open(model)
}

fn open(model: &mut Model) -> Vec<Want> {
    let Some(path) = model.address() else { return Vec::new() };
    model.page.arrival.open(model.now_ms);
    vec![Effect::Open { path }.into()]
}

/// The page is being opened, or the panel moved beside it; or not.
pub(in crate::panel) fn opening(model: &mut Model, result: Result<(), PageError>) -> Vec<Want> {
    match result {
        Ok(()) => vec![Want::Settle(About::OpeningPage), Want::Settle(About::OpeningAnew)],
        Err(error) => {
            model.page.arrival.settle();
            // That the step's page is in front ends what is said of opening it, and nothing else.
            let is_here = model.stage().is_some();
            let about = if is_here { About::OpeningAnew } else { About::OpeningPage };
            vec![Notice::of_page(error, about).into()]
        }
    }
}
