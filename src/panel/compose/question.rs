//! The questions that must be answered first.

use super::super::event::Event;
use super::super::model::{Asked, Model};
use super::super::screen::{Question, Weight};
use super::super::update::{class_path, moment};
use super::super::words::button;
use super::{confirm, record};
use crate::check::{Local, last_login};
use crate::protocol::keeper::KeyState;

/// What is asked, with what an answer means.
pub(super) fn question(model: &Model, asked: Asked) -> Question {
    let host = model.host().unwrap_or("this org");
    let cancel = button("Not now", Event::Dismiss, Weight::Neutral);
    match asked {
        Asked::Session => Question {
            title: "Let Guidepost use your session?".to_owned(),
            text: vec![
                format!("Guidepost then reads the session cookie of {host} when you press Check, and asks Salesforce in your name. It only reads; it changes nothing in the org."),
                "The session stays inside the extension and goes to that org's own address and nowhere else. It is not stored. Nothing is sent to anybody else.".to_owned(),
                "You can take this back at any time with Forget session.".to_owned(),
            ],
            choices: Vec::new(),
            otherwise: None,
            whole: None,
            accept: button("Allow access to the session", Event::AllowSession, Weight::Brand),
            refuse: cancel,
        },
        Asked::ForgetKey if matches!(model.key, Some(KeyState::CertificateOnly(_))) => Question {
            title: "Forget the certificate?".to_owned(),
            text: vec![
                "Guidepost then can't compare it with the app any more. Nothing changes in the org, and whoever holds the private key keeps it.".to_owned(),
            ],
            choices: Vec::new(),
            otherwise: None,
            whole: None,
            accept: button("Forget the certificate", Event::ForgetKey, Weight::Destructive),
            refuse: cancel,
        },
        Asked::ForgetKey => Question {
            title: "Forget the private key?".to_owned(),
            text: vec![
                "It is wiped from this browser's memory and can't be brought back. If you have not saved it, nobody can use the certificate any more, and Webex can't log in with it.".to_owned(),
            ],
            choices: Vec::new(),
            otherwise: None,
            whole: None,
            accept: button("Forget the private key", Event::ForgetKey, Weight::Destructive),
            refuse: cancel,
        },
        Asked::ReplaceKey => Question {
            title: "Make a new private key in place of this one?".to_owned(),
            text: vec![
                "The private key that is held here is forgotten once the new one is ready. Its certificate then belongs to a private key that nobody has, unless you saved it.".to_owned(),
            ],
            choices: Vec::new(),
            otherwise: None,
            whole: None,
            accept: button("Make a new private key", Event::ReplaceKey, Weight::Destructive),
            refuse: cancel,
        },
        Asked::LeaveForm => Question {
            title: "Leave the form on this page?".to_owned(),
            text: vec![
                "What was put into it is not saved. If you leave it, that is lost; nothing changes in the org.".to_owned(),
            ],
            choices: Vec::new(),
            otherwise: None,
            whole: None,
            accept: button("Leave the form", Event::LeaveForm, Weight::Destructive),
            refuse: cancel,
        },
        Asked::Record => record::question(model),
        Asked::Fields => confirm::fields(model),
        Asked::SaveKey(_) | Asked::TestLogin | Asked::ReachClass => with_the_key(model, asked),
        Asked::NewCertificate => Question {
            title: "Make a new certificate for this private key?".to_owned(),
            text: vec![
                "You chose a private key without its certificate. Guidepost can make a new one for it, valid for 365 days. The app then needs the new one, and an older certificate of this private key in the app is to be replaced by it.".to_owned(),
                "If you have the certificate of this private key, press Not now and choose it too.".to_owned(),
            ],
            choices: Vec::new(),
            otherwise: None,
            whole: None,
            accept: button("Make a new certificate", Event::IssueCertificate, Weight::Brand),
            refuse: cancel,
        },
    }
}

/// What is done with the private key.
fn with_the_key(model: &Model, asked: Asked) -> Question {
    let host = model.host().unwrap_or("this org");
    let user = model.values.get("integration_username").unwrap_or("the integration user");
    let path = class_path(model).map(|path| path.to_string()).unwrap_or_default();
    let (title, text, accept) = match asked {
        Asked::SaveKey(form) => (
            "Save the private key as a file?",
            "Whoever has this file can log in as the integration user, until the certificate is taken out of the app. It goes into the folder for downloads, and is yours to delete there.".to_owned(),
            button("Save the file", Event::SaveKey(form), Weight::Brand),
        ),
        Asked::ReachClass => (
            "Ask the class as the integration user?",
            format!("Guidepost logs in to {host} as {user} with the private key that is held here, asks {path} once by GET, and ends that session. What the class does with a GET, its package decides."),
            button("Log in and ask", Event::ReachClass, Weight::Brand),
        ),
        _ => (
            "Log in as the integration user?",
            format!("Guidepost logs in to {host} as {user} with the private key that is held here, asks whose session it got, and ends that session. Nothing changes in the org but its login history."),
            button("Log in", Event::TestLogin, Weight::Brand),
        ),
    };
    let leaving = match asked {
        Asked::TestLogin => Some(Event::TestLoginAndLeave),
        Asked::ReachClass => Some(Event::ReachClassAndLeave),
        _ => None,
    };
    let busy = leaving.and_then(|event| Some((event, just_logged_in(model)?)));
    let (otherwise, warning) = match busy {
        Some((event, warning)) => {
            (Some(button("Log in, and leave the session", event, Weight::Neutral)), Some(warning))
        }
        None => (None, None),
    };
    Question {
        title: title.to_owned(),
        text: [Some(text), warning].into_iter().flatten().collect(),
        choices: Vec::new(),
        otherwise,
        whole: None,
        accept,
        refuse: button("Not now", Event::Dismiss, Weight::Neutral),
    }
}

/// Within so many minutes a login of the other side may still have a session in use.
const A_DAY: i64 = 24 * 60;

/// What is to be known where the other side logged in within the last day. Whether Salesforce
/// gives a JWT login the session of another one is not known; one public report tells of a
/// logout that ended sessions beside it.
fn just_logged_in(model: &Model) -> Option<String> {
    let now = moment(model.now_ms);
    let local = Local { certificate: None, own_tests: model.own_tests.clone(), now };
    let last = last_login(model.org.as_deref()?, &local)?;
    (now.minutes_since(last.time) < A_DAY).then(|| {
        format!(
            "Webex logged in as this user {}. Should Salesforce have given Webex the same session that this test gets, ending it would cut calls that are under way; whether it does so is not known. To be safe, test when no calls come, or leave the session of the test: then it ends by itself.",
            last.time.ago(now)
        )
    })
}
