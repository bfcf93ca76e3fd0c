//! The second proof: whether the class answers to the integration user.

use super::super::event::Event;
use super::super::model::Model;
use super::super::screen::{Button, LoginScreen, Notice, Tone, Weight};
use super::super::wording::{self, button, in_side_panel};
use super::login as login_screen;
use crate::protocol::background::ClassProof;
use guide::Step;
use guidepost_core::progress::StepState;
use guidepost_core::progress::Whose;
use salesforce::apex_rest::Reach;
use words::{Advised, Text, Value, button, login};

pub(super) fn class(model: &Model) -> LoginScreen {
    let missing = model.login_missing();
    let mut reach = button(in_side_panel(model, button::ReachClass), Event::AskReachClass, Weight::Brand);
    if model.class_path().is_none() {
        reach.disabled = Some(button::NoClassPath.into());
    } else if !missing.is_empty() {
        reach.disabled = Some(button::SomethingMissing.into());
    } else if !model.work.job.is_idle() {
        reach.disabled = Some(button::SomethingRuns.into());
    }
    let outcome = match &model.proofs.class {
        _ if model.class_path().is_none() => {
            let ask = model.guide.class_rest().map(|rest| Text::value(&rest.ask)).unwrap_or_default();
            let unknown = login::ClassPathUnknown { ask, client: model.client() };
            Some(notice(Tone::Warning, &unknown, access_steps(model)))
        }
        Some(Ok(proof)) => Some(said(model, proof)),
        Some(Err(failure)) => Some(login_screen::not_granted(model, failure)),
        None => None,
    };
    let missing = missing.into_iter().map(|need| wording::need(model, need)).collect();
    LoginScreen { button: reach, missing, outcome, routes: None }
}

fn notice(tone: Tone, what: &impl Advised, actions: Vec<Button>) -> Notice {
    let (title, text, advice) = (what.title(), what.text(), Some(what.advice()));
    Notice { tone, title, text, advice, original: None, actions }
}

fn said(model: &Model, proof: &ClassProof) -> Notice {
    let session = login_screen::ended(model, proof.session);
    match model.whose(&proof.identity, proof.username.as_deref()) {
        Whose::Meant => {}
        Whose::OtherOrg => return login_screen::other_org(&proof.identity, session),
        Whose::Unsure => return login_screen::unsure_user(model, &proof.identity, session),
    }
    let path = Value::from(model.class_path().map(|path| path.to_string()).unwrap_or_default());
    let user = Value::from(proof.username.as_deref().unwrap_or_default());
    let limit = login_screen::limit(model);
    let with_original =
        |notice: Notice, text: Option<&String>| Notice { original: text.map(Text::quoted), ..notice };
    match &proof.reach {
        Reach::Reached { status } => {
            let status = (*status).into();
            notice(Tone::Success, &login::ClassAnswered { user, path, status, session, limit }, Vec::new())
        }
        Reach::NoAccess { text } => {
            let what = login::ClassNoAccess { user, path, session, limit };
            with_original(notice(Tone::Error, &what, access_steps(model)), Some(text))
        }
        Reach::NoSuchPath { text } => {
            let what = login::ClassNoPath { user, path, session, limit, client: model.client() };
            with_original(notice(Tone::Warning, &what, Vec::new()), Some(text))
        }
        Reach::Unclear { status, text } => {
            let what = login::ClassUnclear { user, status: (*status).into(), session, limit };
            with_original(notice(Tone::Warning, &what, access_steps(model)), text.as_ref())
        }
        Reach::NoAnswer => {
            notice(Tone::Warning, &login::ClassNoAnswer { user, path, session, limit }, Vec::new())
        }
    }
}

/// The ways to the steps that decide whether the user may run the class; those that are
/// known to be OK only when all are.
fn access_steps(model: &Model) -> Vec<Button> {
    let steps: Vec<(usize, &Step)> = model
        .known()
        .access_steps()
        .into_iter()
        .filter_map(|place| Some((place, model.guide.steps.get(place)?)))
        .collect();
    let is_ok = |step: &Step| model.known().state(step) == StepState::Ok;
    let all_ok = steps.iter().all(|(_, step)| is_ok(step));
    let shown = steps.into_iter().filter(|(_, step)| all_ok || !is_ok(step));
    let way = |step: &Step| button::GoTo { step: (&step.title).into() };
    shown.map(|(place, step)| button(way(step), Event::GoTo(place), Weight::Neutral)).collect()
}
