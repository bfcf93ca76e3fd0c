//! The two proofs: that the integration user can log in, and that the class answers.

use super::super::effect::Effect;
use super::super::model::{Job, Model};
use super::super::words;
use crate::protocol::background::{ClassProof, LoginFailure, LoginProof, OrgKind, ReachClass, TestLogin};
use crate::protocol::keeper::KeyState;
use crate::salesforce::apex_rest::ApexRestPath;

/// What must be known before a login can be tried, in words.
pub(in crate::panel) fn missing(model: &Model) -> Vec<String> {
    let mut missing = Vec::new();
    match &model.key {
        Some(KeyState::Ready(_)) => {}
        Some(KeyState::CertificateOnly(_)) => {
            return vec![
                "The private key, which is not here. Only Webex can log in with it: have Webex do that, then press Check. The Login History of the org tells whether it was let in.".to_owned(),
            ];
        }
        _ => missing.push("A key made or loaded here (step: Make the key and the certificate).".to_owned()),
    }
    if model.consumer_key().is_none() {
        missing.push(
            "The consumer key of the app. Check reads it, or it is entered in the step Find the consumer key.".to_owned(),
        );
    }
    if model.values.get("integration_username").is_none() {
        missing.push("The Username of the integration user.".to_owned());
    }
    if model.facts.is_none() {
        missing.push("Whether this org is a sandbox. Check reads it.".to_owned());
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
    let sandbox = model.facts.as_ref()?.sandbox;
    Some(TestLogin {
        consumer_key: model.consumer_key()?.0.to_owned(),
        username: model.values.get("integration_username")?.to_owned(),
        org_kind: if sandbox { OrgKind::Sandbox } else { OrgKind::Production },
    })
}

/// Logs in.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let Some(call) = ready(model) else { return Vec::new() };
    model.job = Job::LoggingIn;
    model.login = None;
    model.announcement = "Logging in as the integration user.".to_owned();
    vec![Effect::TestLogin(call)]
}

/// What came of it.
pub(super) fn done(model: &mut Model, outcome: Result<LoginProof, LoginFailure>, now_ms: f64) -> Vec<Effect> {
    model.job = Job::Idle;
    model.announcement = words::login_announcement(&outcome);
    model.login = Some(outcome);
    model.login_ms = Some(now_ms);
    Vec::new()
}

/// Logs in and asks the class.
pub(super) fn begin_reach(model: &mut Model) -> Vec<Effect> {
    let (Some(login), Some(path)) = (ready(model), class_path(model)) else { return Vec::new() };
    model.job = Job::Reaching;
    model.class = None;
    model.announcement = "Asking the class as the integration user.".to_owned();
    vec![Effect::ReachClass(ReachClass { login, path })]
}

/// What came of it.
pub(super) fn reached(
    model: &mut Model,
    outcome: Result<ClassProof, LoginFailure>,
    now_ms: f64,
) -> Vec<Effect> {
    model.job = Job::Idle;
    model.announcement = words::class_announcement(&outcome);
    model.class = Some(outcome);
    model.login_ms = Some(now_ms);
    Vec::new()
}
