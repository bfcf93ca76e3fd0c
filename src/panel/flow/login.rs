//! The two proofs: that the integration user can log in, and that the class answers.

mod routes;

pub(in crate::panel) use routes::{ask as ask_route, begin as begin_route, host_access, tried};

use super::super::effect::Effect;
use super::super::event::Report;
use super::super::model::{
    Announcement, Asked, ClassEnd, Job, LONGEST_RUN_SECONDS, LoginEnd, Model, Sensitive, Test, Turn, moment,
};
use super::super::screen::Surface;
use super::super::want::Want;
use crate::protocol::background::{Afterwards, ClassProof, LoginFailure, LoginProof, ReachClass, TestLogin};
use guidepost_core::org::{Moment, OwnTest};
use salesforce::apex_rest::Reach;
use salesforce::error::LoginError;

/// Who logs in, when all of it is known and nothing else is running.
fn ready(model: &Model, afterwards: Afterwards) -> Option<TestLogin> {
    if !model.work.job.is_idle() || !model.login_missing().is_empty() {
        return None;
    }
    let org_kind = model.org_kind()?;
    Some(TestLogin {
        consumer_key: model.consumer_key()?.0,
        username: model.username()?,
        org_kind,
        afterwards,
    })
}

/// Asks whether to log in, once all that it needs is known.
pub(in crate::panel) fn ask(model: &Model) -> Vec<Want> {
    match ready(model, Afterwards::End) {
        Some(_) => vec![Want::Ask(Asked::TestLogin, Sensitive::Proof)],
        None => Vec::new(),
    }
}

/// By so many seconds the clocks of this computer and of Salesforce may differ: an assertion
/// that is off by more would be refused.
const CLOCKS_DIFFER: i64 = 60;
/// So many tests are remembered.
const MOST_TESTS: usize = 50;
/// Before it is known when a test ended, it is held to take at most so many seconds.
const LONGEST_TEST: i64 = 180;

/// Notes that a login is made here, before it is: what comes of it may never be heard.
fn note_test(model: &mut Model) {
    let now = moment(model.now_ms).seconds();
    let at = Moment::from_seconds;
    let until = at(now + LONGEST_TEST + CLOCKS_DIFFER);
    model.proofs.own_tests.push(OwnTest { from: at(now - CLOCKS_DIFFER), until, row: None });
    let surplus = model.proofs.own_tests.len().saturating_sub(MOST_TESTS);
    model.proofs.own_tests.drain(..surplus);
}

/// Notes that it has ended. What was never sent is no test.
fn note_end<T>(model: &mut Model, outcome: &Result<T, LoginFailure>) {
    if matches!(
        outcome,
        Err(LoginFailure::Key { .. } | LoginFailure::NoOrg | LoginFailure::HostWithheld { .. })
    ) {
        model.proofs.own_tests.pop();
        return;
    }
    let until = Moment::from_seconds(moment(model.now_ms).seconds() + CLOCKS_DIFFER);
    if let Some(test) = model.proofs.own_tests.last_mut() {
        test.until = test.until.min(until);
    }
}

/// Logs in.
pub(in crate::panel) fn begin(model: &mut Model, afterwards: Afterwards) -> Vec<Want> {
    if !is_answered(model, Asked::TestLogin) {
        return Vec::new();
    }
    let Some(call) = ready(model, afterwards) else { return Vec::new() };
    let username = call.username.clone();
    model.work.job = Job::LoggingIn;
    let earlier = model.proofs.login.take();
    note_test(model);
    let run = model.begin_run();
    let test = Test { earlier_login: earlier, ..Test::begun(run, username, afterwards) };
    model.proofs.test = Some(Box::new(test));
    asked(Announcement::LoggingIn, Effect::TestLogin(call))
}

fn asked(told: Announcement, test: Effect) -> Vec<Want> {
    vec![told.into(), test.into(), Effect::Deadline { ms: LONGEST_RUN_SECONDS * 1000 }.into(), Want::Remember]
}

/// What becomes of the session of the test that is under way.
fn afterwards(model: &Model) -> Afterwards {
    model.proofs.test.as_ref().map(|test| test.afterwards).unwrap_or_default()
}

/// Logs in again, after the org has put it off.
pub(in crate::panel) fn try_again(model: &mut Model) -> Vec<Want> {
    let Some(login) = ready(model, afterwards(model)) else { return Vec::new() };
    model.work.job = Job::LoggingIn;
    vec![Effect::TestLogin(login).into()]
}

/// Asks the class again, after the org has put it off.
pub(in crate::panel) fn reach_again(model: &mut Model) -> Vec<Want> {
    let (Some(login), Some(path)) = (ready(model, afterwards(model)), model.class_path()) else {
        return Vec::new();
    };
    model.work.job = Job::Reaching;
    vec![Effect::ReachClass(ReachClass { login, path }).into()]
}

/// Whether a test was put off, and what to do then.
fn put_off<T>(model: &mut Model, outcome: &Result<T, LoginFailure>, turn: Turn) -> Option<Vec<Want>> {
    match outcome {
        Err(LoginFailure::Org { why: LoginError::Api(error), .. }) => {
            let ms = model.put_off(error, turn).ok()?;
            Some(vec![Effect::After { ms, then: Report::AskAgain }.into()])
        }
        _ => None,
    }
}

/// What came of it.
pub(in crate::panel) fn done(
    model: &mut Model,
    outcome: Result<LoginProof, LoginFailure>,
    now_ms: f64,
) -> Vec<Want> {
    if let Some(wants) = put_off(model, &outcome, Turn::Login) {
        return wants;
    }
    model.work.job = Job::Idle;
    model.proofs.test = None;
    let end = if outcome.is_ok() { LoginEnd::Granted } else { LoginEnd::NotGranted };
    model.proofs.login_ms = Some(now_ms);
    note_end(model, &outcome);
    model.proofs.login = Some(outcome);
    model.diagnose_again();
    vec![Announcement::Login(end).into(), Want::Remember]
}

/// Takes the answer to a question that was asked in the side panel.
fn is_answered(model: &mut Model, asked: Asked) -> bool {
    model.surface == Surface::Side && model.question.take_if(|question| *question == asked).is_some()
}

/// Asks whether to log in and to ask the class.
pub(in crate::panel) fn ask_reach(model: &Model) -> Vec<Want> {
    match (ready(model, Afterwards::End), model.class_path()) {
        (Some(_), Some(_)) => vec![Want::Ask(Asked::ReachClass, Sensitive::Proof)],
        _ => Vec::new(),
    }
}

/// Logs in and asks the class.
pub(in crate::panel) fn begin_reach(model: &mut Model, afterwards: Afterwards) -> Vec<Want> {
    if !is_answered(model, Asked::ReachClass) {
        return Vec::new();
    }
    let (Some(login), Some(path)) = (ready(model, afterwards), model.class_path()) else { return Vec::new() };
    let username = login.username.clone();
    model.work.job = Job::Reaching;
    let earlier = model.proofs.class.take();
    note_test(model);
    let run = model.begin_run();
    let test = Test { earlier_class: earlier, ..Test::begun(run, username, afterwards) };
    model.proofs.test = Some(Box::new(test));
    asked(Announcement::AskingClass, Effect::ReachClass(ReachClass { login, path }))
}

/// What came of it.
pub(in crate::panel) fn reached(
    model: &mut Model,
    outcome: Result<ClassProof, LoginFailure>,
    now_ms: f64,
) -> Vec<Want> {
    if let Some(wants) = put_off(model, &outcome, Turn::Class) {
        return wants;
    }
    model.work.job = Job::Idle;
    model.proofs.test = None;
    let end = match &outcome {
        Err(_) => ClassEnd::NoLogin,
        Ok(proof) => match proof.reach {
            Reach::Reached { .. } => ClassEnd::Answered,
            Reach::NoAccess { .. } => ClassEnd::NoAccess,
            Reach::NoSuchPath { .. } | Reach::Unclear { .. } | Reach::NoAnswer => ClassEnd::Unclear,
        },
    };
    model.proofs.login_ms = Some(now_ms);
    note_end(model, &outcome);
    model.proofs.class = Some(outcome);
    vec![Announcement::Class(end).into(), Want::Remember]
}
