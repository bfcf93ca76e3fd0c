//! The two proofs: that the integration user can log in, and that the class answers.

use super::super::effect::Effect;
use super::super::model::{Announcement, Asked, ClassEnd, Job, LoginEnd, Model, Sensitive, Test, Turn};
use super::super::saved::KindOfOrg;
use super::super::screen::Surface;
use super::check::moment;
use super::{asking, key, place};
use crate::org::{Moment, OwnTest};
use crate::protocol::background::{
    Afterwards, ClassProof, LoginFailure, LoginProof, OrgKind, ReachClass, TestLogin,
};
use crate::protocol::keeper::KeyState;
use crate::salesforce::apex_rest::{ApexRestPath, Reach};
use crate::salesforce::error::LoginError;

/// What must be known before a login can be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::panel) enum LoginNeed {
    /// The private key of the certificate that is held here.
    PrivateKey,
    /// A key.
    Key,
    /// The consumer key of the app.
    ConsumerKey,
    /// The Username of the integration user.
    Username,
    /// Whether the org is a sandbox.
    OrgKind,
}

/// What is not known of all that a login needs.
pub(in crate::panel) fn missing(model: &Model) -> Vec<LoginNeed> {
    let mut missing = Vec::new();
    match &model.key {
        Some(KeyState::Ready(_)) => {}
        Some(KeyState::CertificateOnly(_)) => return vec![LoginNeed::PrivateKey],
        _ => missing.push(LoginNeed::Key),
    }
    if model.consumer_key().is_none() {
        missing.push(LoginNeed::ConsumerKey);
    }
    if model.username().is_none() {
        missing.push(LoginNeed::Username);
    }
    if model.facts.is_none() {
        missing.push(LoginNeed::OrgKind);
    }
    missing
}

/// The path of the class, once a sound one is entered.
pub(in crate::panel) fn class_path(model: &Model) -> Option<ApexRestPath> {
    ApexRestPath::try_from(model.guide.class_rest()?.path.fill(&model.values).ok()?).ok()
}

/// What kind of org it is, which decides the audience of a login.
pub(in crate::panel) fn org_kind(model: &Model) -> Option<OrgKind> {
    Some(match model.facts.as_ref()?.kind {
        KindOfOrg::Sandbox => OrgKind::Sandbox,
        KindOfOrg::Developer(_) | KindOfOrg::Production(_) => OrgKind::Production,
    })
}

/// Who logs in, when all of it is known and nothing else is running.
fn ready(model: &Model, afterwards: Afterwards) -> Option<TestLogin> {
    if !model.job.is_idle() || !missing(model).is_empty() {
        return None;
    }
    let org_kind = org_kind(model)?;
    Some(TestLogin {
        consumer_key: model.consumer_key()?.0,
        username: model.username()?,
        org_kind,
        afterwards,
    })
}

/// Asks whether to log in, once all that it needs is known.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    match ready(model, Afterwards::End) {
        Some(_) => key::ask(model, Asked::TestLogin, Sensitive::Proof),
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
fn note_test(model: &mut Model) -> Vec<Effect> {
    let now = moment(model.now_ms).seconds();
    let at = Moment::from_seconds;
    let until = at(now + LONGEST_TEST + CLOCKS_DIFFER);
    model.own_tests.push(OwnTest { from: at(now - CLOCKS_DIFFER), until, row: None });
    let surplus = model.own_tests.len().saturating_sub(MOST_TESTS);
    model.own_tests.drain(..surplus);
    place::remember(model)
}

/// Notes that it has ended. What was never sent is no test.
fn note_end<T>(model: &mut Model, outcome: &Result<T, LoginFailure>) -> Vec<Effect> {
    if matches!(outcome, Err(LoginFailure::Key { .. } | LoginFailure::NoOrg)) {
        model.own_tests.pop();
        return place::remember(model);
    }
    let until = Moment::from_seconds(moment(model.now_ms).seconds() + CLOCKS_DIFFER);
    if let Some(test) = model.own_tests.last_mut() {
        test.until = test.until.min(until);
    }
    place::remember(model)
}

/// Logs in.
pub(super) fn begin(model: &mut Model, afterwards: Afterwards) -> Vec<Effect> {
    if !is_answered(model, Asked::TestLogin) {
        return Vec::new();
    }
    let Some(call) = ready(model, afterwards) else { return Vec::new() };
    let username = call.username.clone();
    model.job = Job::LoggingIn;
    let earlier = model.login.take();
    model.said.announce(Announcement::LoggingIn);
    let mut effects = asking::begin(model, Effect::TestLogin(call));
    effects.extend(note_test(model));
    model.test = Some(Box::new(Test {
        run: model.run,
        username,
        earlier_login: earlier,
        earlier_class: None,
        afterwards,
    }));
    effects
}

/// What becomes of the session of the test that is under way.
fn afterwards(model: &Model) -> Afterwards {
    model.test.as_ref().map(|test| test.afterwards).unwrap_or_default()
}

/// Logs in again, after the org has put it off.
pub(super) fn try_again(model: &mut Model) -> Vec<Effect> {
    let Some(login) = ready(model, afterwards(model)) else { return Vec::new() };
    model.job = Job::LoggingIn;
    vec![Effect::TestLogin(login)]
}

/// Asks the class again, after the org has put it off.
pub(super) fn reach_again(model: &mut Model) -> Vec<Effect> {
    let (Some(login), Some(path)) = (ready(model, afterwards(model)), class_path(model)) else {
        return Vec::new();
    };
    model.job = Job::Reaching;
    vec![Effect::ReachClass(ReachClass { login, path })]
}

/// Whether a test was put off, and what to do then.
fn put_off<T>(model: &mut Model, outcome: &Result<T, LoginFailure>, turn: Turn) -> Option<Vec<Effect>> {
    match outcome {
        Err(LoginFailure::Org { why: LoginError::Api(error), .. }) => asking::wait(model, error, turn).ok(),
        _ => None,
    }
}

/// What came of it.
pub(super) fn done(model: &mut Model, outcome: Result<LoginProof, LoginFailure>, now_ms: f64) -> Vec<Effect> {
    if let Some(effects) = put_off(model, &outcome, Turn::Login) {
        return effects;
    }
    model.job = Job::Idle;
    model.test = None;
    let end = if outcome.is_ok() { LoginEnd::Granted } else { LoginEnd::NotGranted };
    model.said.announce(Announcement::Login(end));
    model.login_ms = Some(now_ms);
    let effects = note_end(model, &outcome);
    model.login = Some(outcome);
    effects
}

/// Takes the answer to a question that was asked in the side panel.
fn is_answered(model: &mut Model, asked: Asked) -> bool {
    model.surface == Surface::Side && model.question.take_if(|question| *question == asked).is_some()
}

/// Asks whether to log in and to ask the class.
pub(super) fn ask_reach(model: &mut Model) -> Vec<Effect> {
    match (ready(model, Afterwards::End), class_path(model)) {
        (Some(_), Some(_)) => key::ask(model, Asked::ReachClass, Sensitive::Proof),
        _ => Vec::new(),
    }
}

/// Logs in and asks the class.
pub(super) fn begin_reach(model: &mut Model, afterwards: Afterwards) -> Vec<Effect> {
    if !is_answered(model, Asked::ReachClass) {
        return Vec::new();
    }
    let (Some(login), Some(path)) = (ready(model, afterwards), class_path(model)) else { return Vec::new() };
    let username = login.username.clone();
    model.job = Job::Reaching;
    let earlier = model.class.take();
    model.said.announce(Announcement::AskingClass);
    let mut effects = asking::begin(model, Effect::ReachClass(ReachClass { login, path }));
    effects.extend(note_test(model));
    model.test = Some(Box::new(Test {
        run: model.run,
        username,
        earlier_login: None,
        earlier_class: earlier,
        afterwards,
    }));
    effects
}

/// What came of it.
pub(super) fn reached(
    model: &mut Model,
    outcome: Result<ClassProof, LoginFailure>,
    now_ms: f64,
) -> Vec<Effect> {
    if let Some(effects) = put_off(model, &outcome, Turn::Class) {
        return effects;
    }
    model.job = Job::Idle;
    model.test = None;
    model.said.announce(Announcement::Class(match &outcome {
        Err(_) => ClassEnd::NoLogin,
        Ok(proof) => match proof.reach {
            Reach::Reached { .. } => ClassEnd::Answered,
            Reach::NoAccess { .. } => ClassEnd::NoAccess,
            Reach::NoSuchPath { .. } | Reach::Unclear { .. } | Reach::NoAnswer => ClassEnd::Unclear,
        },
    }));
    model.login_ms = Some(now_ms);
    let effects = note_end(model, &outcome);
    model.class = Some(outcome);
    effects
}
