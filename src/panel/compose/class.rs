//! The second proof: whether the class answers to the integration user.

use super::super::event::Event;
use super::super::model::Model;
use super::super::progress::{self, Whose};
use super::super::screen::{Button, LoginScreen, Notice, StepState, Tone, Weight};
use super::super::update::{class_path, login_missing};
use super::super::words::{self, button, in_side_panel};
use super::task;
use crate::guide::Step;
use crate::protocol::background::ClassProof;
use crate::salesforce::apex_rest::Reach;

/// What neither proof says.
pub(super) const NOT_WEBEX: &str =
    "It does not prove that Webex itself is set up right: that shows in Control Hub and with a call.";

pub(super) fn class(model: &Model, clock: &dyn Fn(f64) -> String) -> LoginScreen {
    let missing = login_missing(model);
    let mut reach = button(&in_side_panel(model, "Reach the class"), Event::AskReachClass, Weight::Brand);
    if class_path(model).is_none() {
        reach.disabled = Some("The path of the class is not known.".to_owned());
    } else if !missing.is_empty() {
        reach.disabled = Some("Something is still missing, see below.".to_owned());
    } else if !model.job.is_idle() {
        reach.disabled = Some("Something else is still running.".to_owned());
    }
    let outcome = match &model.class {
        _ if class_path(model).is_none() => Some(path_unknown(model)),
        Some(Ok(proof)) => Some(said(model, proof, clock)),
        Some(Err(failure)) => Some(task::not_granted(model, failure, clock)),
        None => None,
    };
    LoginScreen { button: reach, missing: missing.into_iter().map(words::need).collect(), outcome }
}

fn notice(tone: Tone, title: &str, text: String, advice: String, actions: Vec<Button>) -> Notice {
    Notice { tone, title: title.to_owned(), text, advice: Some(advice), original: None, actions }
}

fn path_unknown(model: &Model) -> Notice {
    notice(
        Tone::Warning,
        "Could not check: the path of the class is not known",
        "The package decides under which path its class answers, and Salesforce does not tell it to this extension. Whether the user may run the class is checked without it.".to_owned(),
        "Ask bucher + suter for the path, or take it from the HTTP request of your Webex flow: what stands behind /services/apexrest. Enter it above.".to_owned(),
        access_steps(model),
    )
}

fn said(model: &Model, proof: &ClassProof, clock: &dyn Fn(f64) -> String) -> Notice {
    let path = class_path(model).map(|path| path.to_string()).unwrap_or_default();
    let user = proof.username.as_deref().unwrap_or_default();
    let ended = task::ended(model, proof.session, clock);
    match progress::whose(model, &proof.identity, proof.username.as_deref()) {
        Whose::Meant => {}
        Whose::OtherOrg => return task::other_org(&proof.identity, &ended),
        Whose::Unsure => return task::unsure_user(model, &proof.identity, &ended),
    }
    let with_original = |notice: Notice, text: Option<&String>| Notice { original: text.cloned(), ..notice };
    match &proof.reach {
        Reach::Reached { status } => notice(
            Tone::Success,
            "The class answered",
            format!("{user} asked {path} by GET, and the class answered (HTTP {status}). {ended} {NOT_WEBEX}"),
            "Hand the values over in the next step.".to_owned(),
            Vec::new(),
        ),
        Reach::NoAccess { text } => with_original(
            notice(
                Tone::Error,
                "The user may not run the class",
                format!("{user} can log in, but Salesforce keeps this user from {path} (HTTP 403). Calls would end the same way. {ended} {NOT_WEBEX}"),
                "See the steps that give access to the class and to Apex REST, and whether the user holds the permission set. A change can take some minutes.".to_owned(),
                access_steps(model),
            ),
            Some(text),
        ),
        Reach::NoSuchPath { text } => with_original(
            notice(
                Tone::Warning,
                "Could not check: nothing answers at this path",
                format!("{user} can log in, and Salesforce finds nothing at {path} (HTTP 404): either the path is another one, or the class is not there. {ended} {NOT_WEBEX}"),
                "Compare the path letter by letter, capitals too, with the HTTP request of your Webex flow. Its first part is the namespace of the package.".to_owned(),
                Vec::new(),
            ),
            Some(text),
        ),
        Reach::Unclear { status, text } => with_original(
            notice(
                Tone::Warning,
                "Could not check: the answer does not tell",
                format!("{user} can log in, and the request arrived, but from the answer (HTTP {status}) it can't be told whether the user may run the class. {ended} {NOT_WEBEX}"),
                "Go by the checks of the steps that give access to the class and to Apex REST.".to_owned(),
                access_steps(model),
            ),
            text.as_ref(),
        ),
        Reach::NoAnswer => notice(
            Tone::Warning,
            "Could not check: no answer came",
            format!("{user} can log in, but nothing came back from {path}. {ended} {NOT_WEBEX}"),
            "Try again.".to_owned(),
            Vec::new(),
        ),
    }
}

/// The ways to the steps that decide whether the user may run the class; those that are
/// known to be OK only when all are.
fn access_steps(model: &Model) -> Vec<Button> {
    let steps: Vec<(usize, &Step)> = progress::access_steps(model)
        .into_iter()
        .filter_map(|place| Some((place, model.guide.steps.get(place)?)))
        .collect();
    let is_ok = |step: &Step| progress::state(model, step) == StepState::Ok;
    let all_ok = steps.iter().all(|(_, step)| is_ok(step));
    let shown = steps.into_iter().filter(|(_, step)| all_ok || !is_ok(step));
    shown
        .map(|(place, step)| button(&format!("Go to: {}", step.title), Event::GoTo(place), Weight::Neutral))
        .collect()
}
