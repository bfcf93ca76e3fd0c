//! Reading the org and taking note of what it says.

#[cfg(test)]
mod tests;

use super::super::effect::Effect;
use super::super::model::{Announcement, Asked, Job, Model, Notice, Sensitive, Tally, Turn};
use super::super::progress;
use super::super::saved::{Addresses, KindOfOrg, OrgFacts};
use super::super::screen::{CheckRemark, CheckVerdict, StepState, Surface};
use super::{asking, place};
use crate::check::{self, Difference, Finding, Local, Remark, Verdict, learned};
use crate::guide::{CheckId, Learned, Origin, Values};
use crate::observe::{Observation, Progress, Wanted, read_certificate};
use crate::org::{Certificate, Environment, Moment, Org, User, settle_tests};
use crate::salesforce::answer::{Answer, Identity, Readings};
use crate::salesforce::error::{ApiError, Obstacle};
use std::collections::BTreeMap;

/// Reads the org, when the admin asks and may.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    if !model.job.is_idle() || model.host().is_none() {
        return Vec::new();
    }
    if !model.session_allowed() {
        if model.surface == Surface::Side {
            model.question = Some(Asked::Session);
        } else {
            model.said.notify(Notice::OnlyInSidePanel(Sensitive::Access));
        }
        return Vec::new();
    }
    model.said.put_away();
    model.said.announce(Announcement::Reading);
    let wanted = Wanted::of(&model.guide, &to_look_for(model), &model.own_tests)
        .holding(own_certificate(model).map(|certificate| certificate.key_digest));
    let observation = Observation::start(wanted);
    let first = ask(model, None, Box::new(observation));
    asking::begin(model, first)
}

fn ask(model: &mut Model, identity: Option<Identity>, observation: Box<Observation>) -> Effect {
    let reads = observation.batch();
    model.job = Job::Observing { identity: identity.clone(), observation, held: Vec::new() };
    Effect::Read { expected: identity, reads }
}

/// Asks once more what was turned away of a batch, or all of it.
pub(super) fn ask_rest(
    model: &mut Model,
    identity: Option<Identity>,
    observation: Box<Observation>,
    held: Vec<Result<Answer, ApiError>>,
) -> Vec<Effect> {
    let mut reads = observation.batch();
    if !held.is_empty() {
        let asked = reads.into_iter().zip(&held);
        reads = asked.filter(|(_, answer)| is_turned_away(answer)).map(|(read, _)| read).collect();
    }
    model.job = Job::Observing { identity: identity.clone(), observation, held };
    vec![Effect::Read { expected: identity, reads }]
}

fn is_turned_away(answer: &Result<Answer, ApiError>) -> bool {
    matches!(answer, Err(ApiError::Busy { .. }))
}

/// Puts the answers to what was asked once more where they belong.
fn merged(
    held: Vec<Result<Answer, ApiError>>,
    answers: Vec<Result<Answer, ApiError>>,
) -> Vec<Result<Answer, ApiError>> {
    if held.is_empty() {
        return answers;
    }
    let mut answers = answers.into_iter();
    let answer = |old: Result<Answer, ApiError>| {
        if is_turned_away(&old) { answers.next().unwrap_or(old) } else { old }
    };
    held.into_iter().map(answer).collect()
}

pub(super) fn fail(model: &mut Model, error: ApiError) -> Vec<Effect> {
    model.job = Job::Idle;
    model.said.notify(Notice::OrgUnread(error));
    vec![Effect::Look]
}

/// The answers to a batch of reads, or why there are none.
pub(super) fn answered(model: &mut Model, readings: Result<Readings, ApiError>, now_ms: f64) -> Vec<Effect> {
    if !matches!(model.job, Job::Observing { .. }) {
        return Vec::new();
    }
    let Job::Observing { identity, mut observation, held } = std::mem::replace(&mut model.job, Job::Idle)
    else {
        return Vec::new();
    };
    let readings = match readings {
        Ok(readings) => readings,
        Err(error) => {
            let turn = Turn::Read { identity, observation, held };
            return asking::wait(model, &error, turn).unwrap_or_else(|_| fail(model, error));
        }
    };
    observation.spend(readings.calls);
    let (identity, answers) = (readings.identity, merged(held, readings.answers));
    if let Some(error) = longest_wait(&answers) {
        let turn = Turn::Read { identity: Some(identity), observation, held: answers };
        return asking::wait(model, &error, turn).unwrap_or_else(|_| fail(model, error));
    }
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
                        | Obstacle::NotHere
                }
                | ApiError::Limit { .. }
                | ApiError::Stopped
                | ApiError::Interrupted { .. }
        )
    });
    // Where nothing at all came through, what was known of the org is still all that is known.
    let lost = lost.or_else(|| {
        let is_cut_off = answers.iter().all(|answer| answer.as_ref().is_err_and(is_of_network));
        answers.first().filter(|_| is_cut_off)?.as_ref().err()
    });
    if let Some(error) = lost.cloned() {
        return fail(model, error);
    }
    match observation.answer(answers) {
        Progress::More(observation) => vec![ask(model, Some(identity), observation)],
        Progress::Done(org) => take(model, &identity, org, now_ms),
    }
}

/// Whether an error says nothing of the org, but of the way to it.
fn is_of_network(error: &ApiError) -> bool {
    matches!(
        error,
        ApiError::NoAnswer
            | ApiError::TooSlow { .. }
            | ApiError::TooLarge { .. }
            | ApiError::WebPage { .. }
            | ApiError::Maintenance
    )
}

/// Of the answers that say "not now", the one that asks for the most time.
fn longest_wait(answers: &[Result<Answer, ApiError>]) -> Option<ApiError> {
    let seconds = |error: &&ApiError| match error {
        ApiError::Busy { seconds, .. } => seconds.unwrap_or(u32::MAX),
        _ => 0,
    };
    let errors =
        answers.iter().filter(|answer| is_turned_away(answer)).filter_map(|answer| answer.as_ref().err());
    errors.max_by_key(seconds).cloned()
}

/// Takes up what was found: values that the org knows, the header, and the verdicts.
fn take(model: &mut Model, identity: &Identity, org: Box<Org>, now_ms: f64) -> Vec<Effect> {
    let guide = model.guide.clone();
    learned::take_values(&guide, &mut model.values, &model.typed, &org);
    let is_same = model.facts.as_ref().is_some_and(|known| known.identity.org_id == identity.org_id);
    match facts(identity, &org, login_user(model, &org)) {
        // Of a question that was not answered, what was known before is still known.
        None if is_same => {}
        facts => model.facts = facts,
    }
    for (role, what) in guide.objects.learned() {
        if !is_same || learned::is_told(&org, role, what) {
            model.values.set(&what.of(role), "");
        }
    }
    for (name, value) in learned::learned(&guide, &model.values, &org) {
        model.values.set(&name, &value);
    }
    for (role, profile) in &guide.objects.profiles {
        let is_told = !is_same || learned::is_told(&org, role, Learned::SourceId);
        let found = learned::clone_source(&guide, &org, role).map(|profile| profile.name.as_str());
        let meant = profile.clone_of.as_ref().and_then(|name| name.fill(&model.values).ok());
        if is_told && found != meant.as_deref() {
            // The admin means another one.
            model.values.set(&Learned::SourceId.of(role), "");
        }
    }
    if let Some(logins) = guide.receiver_app().and_then(|(role, _)| org.apps.get(role.as_str())?.logins()) {
        settle_tests(&mut model.own_tests, &logins.rows);
    }
    let own = own_certificate(model);
    let own_tests = model.own_tests.clone();
    let local = Local { certificate: own.as_ref(), own_tests, now: moment(now_ms) };
    let findings = check::check(&model.guide, &model.values, &org, &local);
    model.verdicts = verdicts(model, &findings);
    model.findings = findings;
    model.checked_ms = Some(now_ms);
    settle(model);
    model.org = Some(org);
    model.said.announce(Announcement::Checked(tally(model)));
    place::remember(model)
}

/// A reading answers what became of a form that was left before it, and one that makes the
/// step right answers it even where the page has not been looked at since.
pub(super) fn settle(model: &mut Model) {
    model.left_form = false;
    if progress::state(model, model.current()) == StepState::Ok {
        model.unsaved = None;
        model.earlier = None;
    }
}

/// The browser's time as the domain counts it.
#[expect(clippy::cast_possible_truncation, reason = "the seconds since 1970 are far from the ends of i64")]
pub(in crate::panel) fn moment(ms: f64) -> Moment {
    Moment::from_seconds((ms / 1000.0) as i64)
}

/// The certificate that is held here, with its private key or without.
fn own_certificate(model: &Model) -> Option<Certificate> {
    read_certificate(&model.key.as_ref()?.certificate()?.certificate_pem)
}

/// The values to look for: a user whom nobody typed is found afresh each time.
fn to_look_for(model: &Model) -> Values {
    let mut values = model.values.clone();
    for parameter in &model.guide.parameters {
        if matches!(parameter.from, Some(Origin::UsernameOf(_))) && !model.typed.contains(&parameter.id) {
            values.set(parameter.id.as_str(), "");
        }
    }
    values
}

/// The user whose login is tested, where it is there.
fn login_user<'a>(model: &Model, org: &'a Org) -> Option<&'a User> {
    let login = model.guide.login()?;
    org.users.get(login.user_role.as_str())?.named(&model.username()?)
}

fn facts(identity: &Identity, org: &Org, user: Option<&User>) -> Option<OrgFacts> {
    let organization = org.organization.known()?;
    let edition = organization.edition.clone();
    let kind = match organization.environment {
        Environment::Sandbox => KindOfOrg::Sandbox,
        Environment::Production if edition.starts_with("Developer") => KindOfOrg::Developer(edition),
        Environment::Production => KindOfOrg::Production(edition),
    };
    Some(OrgFacts {
        identity: identity.clone(),
        name: organization.name.clone(),
        kind,
        user: org
            .admin
            .known()
            .map_or_else(|| identity.user_id.clone(), |user| format!("{} ({})", user.name, user.username)),
        integration_user: user.and_then(addresses),
    })
}

fn addresses(user: &User) -> Option<Addresses> {
    Some(Addresses { username: user.username.clone(), email: user.email.clone()? })
}

/// What the findings say, as it is shown.
pub(in crate::panel) fn verdicts(model: &Model, findings: &[Finding]) -> BTreeMap<CheckId, CheckVerdict> {
    let verdict = |finding: &Finding| (finding.check.clone(), shown(model, finding.verdict.clone()));
    findings.iter().map(verdict).collect()
}

fn shown(model: &Model, verdict: Verdict) -> CheckVerdict {
    match verdict {
        Verdict::Met { found, remark } => CheckVerdict::Ok {
            found,
            remark: remark.map(|remark| match remark {
                Remark::Note(says) => CheckRemark::Note(says),
                Remark::Risk(says) => CheckRemark::Risk(says),
            }),
        },
        Verdict::Differs { kind: Difference::Missing, expected, found, mend } => {
            CheckVerdict::ToDo { expected, found, mend }
        }
        Verdict::Differs { kind: Difference::Wrong, expected, found, mend } => {
            CheckVerdict::NeedsChange { expected, found, mend }
        }
        Verdict::Unknown { waits_for: Some(id), .. } => {
            let title = model.guide.check(&id).map(|check| check.title.say(&model.values));
            CheckVerdict::Waits { title: title.unwrap_or_default() }
        }
        Verdict::Unknown { why, waits_for: None } => CheckVerdict::CouldNotCheck { why },
    }
}

/// How many checks of the guide say what.
fn tally(model: &Model) -> Tally {
    let mut tally = Tally::default();
    for check in &model.guide.checks {
        match progress::verdict(model, check) {
            ok if ok.has_risk() => tally.risky += 1,
            CheckVerdict::Ok { .. } => tally.ok += 1,
            CheckVerdict::NeedsChange { .. } => tally.needs_change += 1,
            CheckVerdict::ToDo { .. } => tally.to_do += 1,
            CheckVerdict::Waits { .. } => tally.waiting += 1,
            CheckVerdict::CouldNotCheck { .. } => tally.unknown += 1,
            CheckVerdict::NotChecked => {}
        }
    }
    tally
}
