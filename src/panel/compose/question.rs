//! The questions that must be answered first.

use super::super::event::Event;
use super::super::model::moment;
use super::super::model::{Asked, Model};
use super::super::screen::{Button, Question, Weight};
use super::super::wording::button;
use super::{confirm, record, routes};
use crate::protocol::background::{Afterwards, Route};
use crate::protocol::keystore::KeyState;
use guidepost_core::check::{Local, ago, last_login};
use words::{Text, button, question};

/// What is asked, with what an answer means.
pub(super) fn question(model: &Model, asked: Asked) -> Question {
    match asked {
        Asked::Session => {
            let host = model.tab.host().map_or(question::ThisOrg::TEXT, Text::value);
            let asked = question::Session { host };
            let text = vec![asked.what(), asked.place(), asked.back()];
            plain(asked, text, button(button::AllowSession, Event::AllowSession, Weight::Brand))
        }
        Asked::ForgetKey if matches!(model.keys.key, Some(KeyState::CertificateOnly(_))) => {
            let asked = question::ForgetCertificate;
            let accept = button(button::ForgetCertificate, Event::ForgetKey, Weight::Destructive);
            plain(asked, vec![asked.text()], accept)
        }
        Asked::ForgetKey => {
            let asked = question::ForgetKey { client: model.client() };
            let accept = button(button::ForgetKey, Event::ForgetKey, Weight::Destructive);
            plain(asked.clone(), vec![asked.text()], accept)
        }
        Asked::ReplaceKey => {
            let asked = question::ReplaceKey;
            let accept = button(button::MakeNewKey, Event::ReplaceKey, Weight::Destructive);
            plain(asked, vec![asked.text()], accept)
        }
        Asked::LeaveForm => {
            let asked = question::LeaveForm;
            let accept = button(button::LeaveForm, Event::LeaveForm, Weight::Destructive);
            plain(asked, vec![asked.text()], accept)
        }
        Asked::Record => record::question(model),
        Asked::Fields => confirm::fields(model),
        Asked::SaveKey(_) | Asked::TestLogin | Asked::ReachClass | Asked::TryRoute(_) => {
            with_the_key(model, asked)
        }
        Asked::NewCertificate => {
            let asked = question::NewCertificate;
            let accept = button(button::MakeCertificate, Event::IssueCertificate, Weight::Brand);
            plain(asked, vec![asked.text(), asked.otherwise()], accept)
        }
    }
}

/// A question with nothing but Yes and No.
fn plain(title: impl Into<Text>, text: Vec<Text>, accept: Button) -> Question {
    Question {
        title: title.into(),
        text,
        choices: Vec::new(),
        otherwise: None,
        whole: None,
        accept,
        refuse: button(button::NotNow, Event::Dismiss, Weight::Neutral),
    }
}

/// What is done with the private key.
fn with_the_key(model: &Model, asked: Asked) -> Question {
    let host = model.tab.host().map_or(question::ThisOrg::TEXT, Text::value);
    let user = model.username().map_or(question::TheUser::TEXT, Text::value);
    let mut more = None;
    let (asked, text, accept, leaving) = match asked {
        Asked::SaveKey(form) => {
            let accept = button(button::SaveFile, Event::SaveKey(form), Weight::Brand);
            (question::SaveKey.into(), question::SaveKey.text(), accept, None)
        }
        Asked::ReachClass => {
            let path = model.class_path().map(|path| path.to_string()).unwrap_or_default();
            let asked = question::ReachClass { host, user, path: path.into() };
            let accept = button(button::LogInAndAsk, Event::ReachClass, Weight::Brand);
            (Text::from(asked.clone()), asked.text(), accept, Some(Event::ReachClassAndLeave))
        }
        Asked::TryRoute(route) => {
            let asked_at = routes::asked(model, route);
            let asked = question::TryRoute { host: asked_at.host.clone(), user, audience: asked_at.audience };
            more = (route == Route::General).then(|| question::GeneralHost { host: asked_at.host }.into());
            let accept = button(button::LogIn, Event::TryRoute(route, Afterwards::End), Weight::Brand);
            let leave = Event::TryRoute(route, Afterwards::Leave);
            (Text::from(asked.clone()), asked.text(), accept, Some(leave))
        }
        _ => {
            let asked = question::TestLogin { host, user };
            let accept = button(button::LogIn, Event::TestLogin, Weight::Brand);
            (Text::from(asked.clone()), asked.text(), accept, Some(Event::TestLoginAndLeave))
        }
    };
    let busy = leaving.and_then(|event| Some((event, just_logged_in(model)?)));
    let (otherwise, warning) = match busy {
        Some((event, warning)) => {
            (Some(button(button::LogInAndLeave, event, Weight::Neutral)), Some(warning))
        }
        None => (None, None),
    };
    let text = std::iter::once(text).chain(more).chain(warning).collect();
    Question { otherwise, ..plain(asked, text, accept) }
}

/// Within so many minutes a login of the other side may still have a session in use.
const A_DAY: i64 = 24 * 60;

/// What is to be known where the other side logged in within the last day. Whether Salesforce
/// gives a JWT login the session of another one is not known; one public report tells of a
/// logout that ended sessions beside it.
fn just_logged_in(model: &Model) -> Option<Text> {
    let now = moment(model.now_ms);
    let local = Local { certificate: None, own_tests: model.proofs.own_tests.clone(), now };
    let last = last_login(model.receiver_app()?, &local)?;
    (now.minutes_since(last.time) < A_DAY)
        .then(|| question::JustLoggedIn { ago: ago(last.time, now), client: model.client() }.into())
}
