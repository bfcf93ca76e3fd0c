//! Reading the org and taking note of what it says.

use super::super::effect::Effect;
use super::super::model::{Job, Model};
use super::super::progress;
use super::super::saved::{Addresses, OrgFacts};
use super::super::screen::{CheckVerdict, Surface};
use super::super::words;
use super::place;
use crate::check::{self, Difference, Finding, Local, Verdict};
use crate::guide::{CheckId, Fact, Origin, Values};
use crate::observe::{Observation, Progress, Wanted};
use crate::org::{Environment, Fingerprint, Moment, Org, User};
use crate::protocol::keeper::KeyState;
use crate::salesforce::answer::{Answer, Identity};
use crate::salesforce::error::{ApiError, Obstacle};
use std::collections::BTreeMap;

/// Reads the org, when the admin asks and may.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    if !model.job.is_idle() || model.host().is_none() {
        return Vec::new();
    }
    if !model.session_allowed() {
        if model.surface == Surface::Side {
            model.question = Some(super::super::model::Asked::Session);
        } else {
            model.notice = Some(words::only_in_side_panel("Access to the session is allowed there"));
        }
        return Vec::new();
    }
    model.notice = None;
    model.job = Job::Identifying;
    model.announcement = "Reading the org.".to_owned();
    vec![Effect::Identify]
}

/// It is known whose session it is.
pub(super) fn identified(model: &mut Model, identity: Result<Identity, ApiError>) -> Vec<Effect> {
    if !matches!(model.job, Job::Identifying) {
        return Vec::new();
    }
    match identity {
        Ok(identity) => {
            let observation = Observation::start(Wanted::of(&model.guide, &model.values));
            ask(model, identity, observation)
        }
        Err(error) => fail(model, &error),
    }
}

fn ask(model: &mut Model, identity: Identity, observation: Observation) -> Vec<Effect> {
    let reads = observation.batch();
    model.job = Job::Observing { identity: identity.clone(), observation: Box::new(observation) };
    vec![Effect::Read { expected: identity, reads }]
}

fn fail(model: &mut Model, error: &ApiError) -> Vec<Effect> {
    model.job = Job::Idle;
    model.notice = Some(words::api_error(error));
    // The notice speaks for itself; that the org is being read is not true any more.
    model.announcement.clear();
    vec![Effect::Look]
}

/// The answers to a batch of reads.
pub(super) fn answered(
    model: &mut Model,
    answers: Vec<Result<Answer, ApiError>>,
    now_ms: f64,
) -> Vec<Effect> {
    let Job::Observing { identity, observation } = std::mem::replace(&mut model.job, Job::Idle) else {
        return Vec::new();
    };
    // When the session itself is gone or is another one, nothing of this can be used.
    let lost = answers.iter().filter_map(|answer| answer.as_ref().err()).find(|error| {
        matches!(
            error,
            ApiError::SignedOut
                | ApiError::NotForApi
                | ApiError::NotSent {
                    why: Obstacle::NoPermission
                        | Obstacle::NoSession
                        | Obstacle::OtherOrg
                        | Obstacle::OtherUser
                }
        )
    });
    if let Some(error) = lost.cloned() {
        return fail(model, &error);
    }
    match observation.answer(answers) {
        Progress::More(observation) => ask(model, identity, observation),
        Progress::Done(org) => take(model, &identity, org, now_ms),
    }
}

/// Takes up what was found: values that the org knows, the header, and the verdicts.
fn take(model: &mut Model, identity: &Identity, org: Box<Org>, now_ms: f64) -> Vec<Effect> {
    from_org(model, &org);
    model.facts = facts(identity, &org, model.values.get("integration_username"));
    for name in ["permission_set_id", "user_id", "app_id", "consumer_key"] {
        model.values.set(name, "");
    }
    for (name, value) in org.learned(model.values.get("integration_username")) {
        model.values.set(name, &value);
    }
    let local = Local { fingerprint: pair(model), now: moment(now_ms) };
    let findings = check::check(&model.guide, &model.values, &org, &local);
    model.verdicts = verdicts(model, &findings);
    model.findings = findings;
    model.checked_ms = Some(now_ms);
    model.org = Some(org);
    model.announcement = summary(model);
    place::remember(model)
}

/// The browser's time as the domain counts it.
#[expect(clippy::cast_possible_truncation, reason = "the seconds since 1970 are far from the ends of i64")]
pub(in crate::panel) fn moment(ms: f64) -> Moment {
    Moment::from_seconds((ms / 1000.0) as i64)
}

fn pair(model: &Model) -> Option<Fingerprint> {
    match &model.key {
        Some(KeyState::Ready(pair)) => Fingerprint::parse(&pair.fingerprint),
        _ => None,
    }
}

/// Values that nobody typed and that the org knows.
fn from_org(model: &mut Model, org: &Org) {
    let license = model
        .guide
        .checks
        .iter()
        .find(|check| check.fact == Fact::UserLicenseSeat)
        .and_then(|check| check.expect.first()?.fill(&Values::default()).ok());
    for parameter in &model.guide.clone().parameters {
        if model.typed.contains(&parameter.id) {
            continue;
        }
        let value = match parameter.from {
            Some(Origin::AdminEmail) => org.admin.known().and_then(|admin| admin.email.clone()),
            Some(Origin::IntegrationUser) => license
                .as_deref()
                .and_then(|license| org.only_user_with_license(license))
                .map(|user| user.username.clone()),
            None => None,
        };
        if let Some(value) = value {
            model.values.set(parameter.id.as_str(), &value);
        }
    }
}

fn facts(identity: &Identity, org: &Org, username: Option<&str>) -> Option<OrgFacts> {
    let organization = org.organization.known()?;
    let sandbox = organization.environment == Environment::Sandbox;
    let developer = organization.edition.starts_with("Developer");
    Some(OrgFacts {
        identity: identity.clone(),
        name: organization.name.clone(),
        kind: if sandbox { "Sandbox".to_owned() } else { organization.edition.clone() },
        sandbox,
        production: !sandbox && !developer,
        user: org
            .admin
            .known()
            .map_or_else(|| identity.user_id.clone(), |user| format!("{} ({})", user.name, user.username)),
        integration_user: username.and_then(|username| org.user(username)).and_then(addresses),
    })
}

fn addresses(user: &User) -> Option<Addresses> {
    Some(Addresses { username: user.username.clone(), email: user.email.clone()? })
}

/// What the findings say, as it is shown.
pub(in crate::panel) fn verdicts(model: &Model, findings: &[Finding]) -> BTreeMap<CheckId, CheckVerdict> {
    let verdict = |finding: &Finding| {
        let waits_for = awaited(model, findings, &finding.check);
        (finding.check.clone(), shown(finding.verdict.clone(), waits_for))
    };
    findings.iter().map(verdict).collect()
}

/// The fact of the check that this one waits for, where it waits for one.
fn awaited(model: &Model, findings: &[Finding], check: &CheckId) -> Option<String> {
    let is_met = |id: &CheckId| {
        findings.iter().any(|finding| finding.check == *id && matches!(finding.verdict, Verdict::Met { .. }))
    };
    let unmet = model.guide.check(check)?.after.iter().find(|id| !is_met(id))?;
    Some(model.guide.check(unmet)?.title.preview(&model.values))
}

fn shown(verdict: Verdict, waits_for: Option<String>) -> CheckVerdict {
    match (verdict, waits_for) {
        (Verdict::Met { found }, _) => CheckVerdict::Ok { found },
        (Verdict::Differs { kind: Difference::Missing, expected, found, mend }, _) => {
            CheckVerdict::ToDo { expected, found, mend }
        }
        (Verdict::Differs { kind: Difference::Wrong, expected, found, mend }, _) => {
            CheckVerdict::NeedsChange { expected, found, mend }
        }
        (Verdict::Unknown { .. }, Some(title)) => CheckVerdict::Waits { title },
        (Verdict::Unknown { why }, None) => CheckVerdict::CouldNotCheck { why },
    }
}

fn summary(model: &Model) -> String {
    let verdicts: Vec<CheckVerdict> =
        model.guide.checks.iter().map(|check| progress::verdict(model, check)).collect();
    let count = |wanted: fn(&CheckVerdict) -> bool| verdicts.iter().filter(|verdict| wanted(verdict)).count();
    format!(
        "Checked. {} OK, {} need a change, {} to do, {} could not be checked.",
        count(|verdict| matches!(verdict, CheckVerdict::Ok { .. })),
        count(|verdict| matches!(verdict, CheckVerdict::NeedsChange { .. })),
        count(|verdict| matches!(verdict, CheckVerdict::ToDo { .. } | CheckVerdict::Waits { .. })),
        count(|verdict| matches!(verdict, CheckVerdict::CouldNotCheck { .. })),
    )
}
