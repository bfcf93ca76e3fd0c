//! Reading the org and taking note of what it says.

#[cfg(test)]
mod tests;

use super::super::effect::Effect;
use super::super::event::Report;
use super::super::model::{
    Announcement, Asked, Job, LONGEST_RUN_SECONDS, Model, Notice, Sensitive, Tally, Turn, moment,
};
use super::super::saved::{Addresses, KindOfOrg, OrgFacts};
use super::super::want::Want;
use guidepost_core::check::{self, Local};
use guidepost_core::observe::{Observation, Progress, Wanted};
use guidepost_core::org::{Environment, Org, User, settle_tests};
use guidepost_core::progress::known::verdicts;
use guidepost_core::progress::{CheckVerdict, StepState, taught};
use salesforce::answer::{Answer, Calls, Identity, Readings};
use salesforce::error::{ApiError, Obstacle};

/// Reads the org, when the admin asks and may.
pub(in crate::panel) fn begin(model: &mut Model) -> Vec<Want> {
    if !model.work.job.is_idle() || model.tab.host().is_none() {
        return Vec::new();
    }
    if !model.tab.session_allowed() {
        return vec![Want::Ask(Asked::Session, Sensitive::Access)];
    }
    model.after_save.asked();
    let mut wants = vec![Want::PutAway, Announcement::Reading.into()];
    wants.extend(read(model));
    wants
}

/// Reads the org by itself, once a form that was filled here has been left, where the admin has
/// agreed to it. What comes of it is said, and nothing before.
pub(in crate::panel) fn after_save(model: &mut Model) -> Vec<Want> {
    let tab = model.tab.seen().map(|sight| sight.tab);
    if model.form.unsaved.is_some() {
        model.after_save.forget();
    }
    let is_due = model.after_save.is_due(tab, model.now_ms);
    let may = model.tab.session_allowed() && model.tab.host().is_some() && model.question.is_none();
    if !is_due || !may || !model.work.job.is_idle() {
        return Vec::new();
    }
    model.after_save.begin(model.now_ms);
    read(model)
}

fn read(model: &mut Model) -> Vec<Want> {
    let wanted = Wanted::of(
        &model.guide,
        &taught::to_look_for(&model.guide, &model.entered.values, &model.entered.typed),
        &model.proofs.own_tests,
    )
    .holding(model.own_certificate().map(|certificate| certificate.key_digest));
    let observation = Observation::start(wanted);
    model.begin_run();
    let first = ask(model, None, Box::new(observation));
    let deadline = Effect::Deadline { ms: LONGEST_RUN_SECONDS * 1000 }.into();
    vec![first, deadline]
}

fn ask(model: &mut Model, identity: Option<Identity>, observation: Box<Observation>) -> Want {
    let reads = observation.batch();
    model.work.job = Job::Observing { identity: identity.clone(), observation, held: Vec::new() };
    Effect::Read { expected: identity, reads }.into()
}

/// Asks once more what was turned away of a batch, or all of it.
pub(in crate::panel) fn ask_rest(
    model: &mut Model,
    identity: Option<Identity>,
    observation: Box<Observation>,
    held: Vec<Result<Answer, ApiError>>,
) -> Vec<Want> {
    let mut reads = observation.batch();
    if !held.is_empty() {
        let asked = reads.into_iter().zip(&held);
        reads = asked.filter(|(_, answer)| is_turned_away(answer)).map(|(read, _)| read).collect();
    }
    model.work.job = Job::Observing { identity: identity.clone(), observation, held };
    vec![Effect::Read { expected: identity, reads }.into()]
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

/// Waits where the org asks for some time, and gives the reading up otherwise.
fn wait_or_fail(model: &mut Model, error: ApiError, turn: Turn) -> Vec<Want> {
    match model.put_off(&error, turn) {
        Ok(ms) => vec![Effect::After { ms, then: Report::AskAgain }.into()],
        Err(_) => fail(model, error),
    }
}

/// Ends the reading without a result.
pub(in crate::panel) fn fail(model: &mut Model, error: ApiError) -> Vec<Want> {
    model.work.job = Job::Idle;
    model.after_save.failed(!is_of_network(&error));
    vec![Notice::OrgUnread(error).into(), Effect::Look.into()]
}

/// The answers to a batch of reads, or why there are none.
pub(in crate::panel) fn answered(
    model: &mut Model,
    readings: Result<Readings, ApiError>,
    now_ms: f64,
) -> Vec<Want> {
    if !matches!(model.work.job, Job::Observing { .. }) {
        return Vec::new();
    }
    let Job::Observing { identity, mut observation, held } =
        std::mem::replace(&mut model.work.job, Job::Idle)
    else {
        return Vec::new();
    };
    let readings = match readings {
        Ok(readings) => readings,
        Err(error) => {
            observation.lose_count();
            let turn = Turn::Read { identity, observation, held };
            return wait_or_fail(model, error, turn);
        }
    };
    observation.spend(readings.calls);
    observation.note_usage(readings.usage);
    let (identity, answers) = (readings.identity, merged(held, readings.answers));
    if let Some(error) = longest_wait(&answers) {
        let turn = Turn::Read { identity: Some(identity), observation, held: answers };
        return wait_or_fail(model, error, turn);
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
    let calls = observation.calls();
    match observation.answer(answers) {
        Progress::More(observation) => vec![ask(model, Some(identity), observation)],
        Progress::Done(org) => take(model, &identity, org, calls, now_ms),
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

/// Takes up what was found: values that the org knows, the header, and the verdicts; and what
/// it took to find it.
fn take(
    model: &mut Model,
    identity: &Identity,
    org: Box<Org>,
    calls: Option<Calls>,
    now_ms: f64,
) -> Vec<Want> {
    let guide = model.guide.clone();
    let is_same = model.read.facts.as_ref().is_some_and(|known| known.identity.org_id == identity.org_id);
    taught::teach(&guide, &mut model.entered.values, &model.entered.typed, &org, is_same);
    match facts(identity, &org, login_user(model, &org)) {
        // Of a question that was not answered, what was known before is still known.
        None if is_same => {}
        facts => model.read.facts = facts,
    }
    if let Some(logins) = guide.receiver_app().and_then(|(role, _)| org.apps.get(role.as_str())?.logins()) {
        settle_tests(&mut model.proofs.own_tests, &logins.rows);
    }
    let own = model.own_certificate();
    let own_tests = model.proofs.own_tests.clone();
    let local = Local { certificate: own.as_ref(), own_tests, now: moment(now_ms) };
    let findings = check::check(&model.guide, &model.entered.values, &org, &local);
    model.read.verdicts = verdicts(&guide, &model.entered.values, &findings);
    model.read.findings = findings;
    model.read.checked_ms = Some(now_ms);
    model.read.calls = calls;
    settle(model);
    let step = model.after_save.step().and_then(|id| guide.steps.iter().find(|step| step.id == *id));
    if let Some(step) = step {
        let is_right = model.known().state(step) == StepState::Ok;
        model.after_save.read(is_right, &model.verdicts_of(step), now_ms);
    }
    model.read.org = Some(org);
    model.read.diagnosed = model.diagnosed();
    vec![Announcement::Checked(tally(model)).into(), Want::Remember]
}

/// A reading answers what became of a form that was left before it, and one that makes the
/// step right answers it even where the page has not been looked at since.
pub(in crate::panel) fn settle(model: &mut Model) {
    model.form.left_form = false;
    if model.known().state(model.current()) == StepState::Ok {
        model.form.unsaved = None;
        model.form.earlier = None;
    }
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
        user: org.admin.known().map_or_else(|| identity.user_id.clone(), |user| user.name.clone()),
        username: org.admin.known().map(|user| user.username.clone()),
        integration_user: user.and_then(addresses),
    })
}

fn addresses(user: &User) -> Option<Addresses> {
    Some(Addresses { username: user.username.clone(), email: user.email.clone()? })
}

/// How many checks of the guide say what.
fn tally(model: &Model) -> Tally {
    let gets_in = model.read.diagnosed.as_ref().map(|found| found.answer);
    let mut tally = Tally { gets_in, ..Tally::default() };
    for check in &model.guide.checks {
        match model.known().verdict(check) {
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
