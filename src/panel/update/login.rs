//! The test of the login.

use super::super::effect::Effect;
use super::super::model::{Job, Model};
use super::super::words;
use crate::protocol::background::{LoginFailure, LoginProof, OrgKind, TestLogin};
use crate::protocol::keeper::KeyState;

/// What must be known before a login can be tried, in words.
pub(in crate::panel) fn missing(model: &Model) -> Vec<String> {
    let mut missing = Vec::new();
    if !matches!(model.key, Some(KeyState::Ready(_))) {
        missing.push("A key made here (step: Make the key and the certificate).".to_owned());
    }
    if model.values.get("consumer_key").is_none() {
        missing.push("The consumer key of the app. Check reads it.".to_owned());
    }
    if model.values.get("integration_username").is_none() {
        missing.push("The Username of the integration user.".to_owned());
    }
    if model.facts.is_none() {
        missing.push("Whether this org is a sandbox. Check reads it.".to_owned());
    }
    missing
}

/// Logs in.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    if !model.job.is_idle() || !missing(model).is_empty() {
        return Vec::new();
    }
    let (Some(consumer_key), Some(username), Some(facts)) =
        (model.values.get("consumer_key"), model.values.get("integration_username"), &model.facts)
    else {
        return Vec::new();
    };
    let call = TestLogin {
        consumer_key: consumer_key.to_owned(),
        username: username.to_owned(),
        org_kind: if facts.sandbox { OrgKind::Sandbox } else { OrgKind::Production },
    };
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
