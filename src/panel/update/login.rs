//! The two proofs: that the integration user can log in, and that the class answers.

use super::super::effect::Effect;
use super::super::model::{Announcement, Asked, ClassEnd, Job, LoginEnd, Model, Sensitive};
use super::super::saved::KindOfOrg;
use super::super::screen::Surface;
use super::key;
use crate::protocol::background::{ClassProof, LoginFailure, LoginProof, OrgKind, ReachClass, TestLogin};
use crate::protocol::keeper::KeyState;
use crate::salesforce::apex_rest::{ApexRestPath, Reach};

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
    if model.values.get("integration_username").is_none() {
        missing.push(LoginNeed::Username);
    }
    if model.facts.is_none() {
        missing.push(LoginNeed::OrgKind);
    }
    missing
}

/// The path of the class, once a sound one is entered.
pub(in crate::panel) fn class_path(model: &Model) -> Option<ApexRestPath> {
    ApexRestPath::try_from(model.values.get("apex_rest_path")?.to_owned()).ok()
}

/// Who logs in, when all of it is known and nothing else is running.
fn ready(model: &Model) -> Option<TestLogin> {
    if !model.job.is_idle() || !missing(model).is_empty() {
        return None;
    }
    let org_kind = match model.facts.as_ref()?.kind {
        KindOfOrg::Sandbox => OrgKind::Sandbox,
        KindOfOrg::Developer(_) | KindOfOrg::Production(_) => OrgKind::Production,
    };
    Some(TestLogin {
        consumer_key: model.consumer_key()?.0.to_owned(),
        username: model.values.get("integration_username")?.to_owned(),
        org_kind,
    })
}

/// Asks whether to log in, once all that it needs is known.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    match ready(model) {
        Some(_) => key::ask(model, Asked::TestLogin, Sensitive::Proof),
        None => Vec::new(),
    }
}

/// Logs in.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    if !is_answered(model, Asked::TestLogin) {
        return Vec::new();
    }
    let Some(call) = ready(model) else { return Vec::new() };
    model.job = Job::LoggingIn;
    model.login = None;
    model.said.announce(Announcement::LoggingIn);
    vec![Effect::TestLogin(call)]
}

/// What came of it.
pub(super) fn done(model: &mut Model, outcome: Result<LoginProof, LoginFailure>, now_ms: f64) -> Vec<Effect> {
    model.job = Job::Idle;
    let end = if outcome.is_ok() { LoginEnd::Granted } else { LoginEnd::NotGranted };
    model.said.announce(Announcement::Login(end));
    model.login = Some(outcome);
    model.login_ms = Some(now_ms);
    Vec::new()
}

/// Takes the answer to a question that was asked in the side panel.
fn is_answered(model: &mut Model, asked: Asked) -> bool {
    model.surface == Surface::Side && model.question.take_if(|question| *question == asked).is_some()
}

/// Asks whether to log in and to ask the class.
pub(super) fn ask_reach(model: &mut Model) -> Vec<Effect> {
    match (ready(model), class_path(model)) {
        (Some(_), Some(_)) => key::ask(model, Asked::ReachClass, Sensitive::Proof),
        _ => Vec::new(),
    }
}

/// Logs in and asks the class.
pub(super) fn begin_reach(model: &mut Model) -> Vec<Effect> {
    if !is_answered(model, Asked::ReachClass) {
        return Vec::new();
    }
    let (Some(login), Some(path)) = (ready(model), class_path(model)) else { return Vec::new() };
    model.job = Job::Reaching;
    model.class = None;
    model.said.announce(Announcement::AskingClass);
    vec![Effect::ReachClass(ReachClass { login, path })]
}

/// What came of it.
pub(super) fn reached(
    model: &mut Model,
    outcome: Result<ClassProof, LoginFailure>,
    now_ms: f64,
) -> Vec<Effect> {
    model.job = Job::Idle;
    model.said.announce(Announcement::Class(match &outcome {
        Err(_) => ClassEnd::NoLogin,
        Ok(proof) => match proof.reach {
            Reach::Reached { .. } => ClassEnd::Answered,
            Reach::NoAccess { .. } => ClassEnd::NoAccess,
            Reach::NoSuchPath { .. } | Reach::Unclear { .. } | Reach::NoAnswer => ClassEnd::Unclear,
        },
    }));
    model.class = Some(outcome);
    model.login_ms = Some(now_ms);
    Vec::new()
}
