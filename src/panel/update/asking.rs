//! What is asked of the org has an end: by itself, by the admin, by a deadline. What comes
//! after that changes nothing.

use super::super::effect::Effect;
use super::super::event::World;
use super::super::model::{Announcement, Job, Model, Notice, Turn};
use super::{check, login};
use crate::protocol::background::{LoginFailure, Run, TestSession};
use crate::salesforce::error::{ApiError, LoginError};

/// Longer than any reading of an org that answers, and than every deadline of the background.
const LONGEST_SECONDS: u32 = 120;
/// What the panel waits by itself, when the org asks to wait; longer is left to the admin.
const MOST_SECONDS: u32 = 5;
/// How often it does in one run.
const MOST_WAITS: u8 = 2;

/// Begins something that the org is asked for.
pub(super) fn begin(model: &mut Model, first: Effect) -> Vec<Effect> {
    model.run = model.run.next(model.now_ms);
    model.waits = 0;
    vec![first, Effect::Deadline { ms: LONGEST_SECONDS * 1000 }]
}

/// Whether this is waited out, and how: the org turned the request away for some seconds.
pub(super) fn wait(model: &mut Model, error: &ApiError, then: Turn) -> Result<Vec<Effect>, Turn> {
    let ApiError::Busy { seconds: Some(seconds @ ..=MOST_SECONDS), .. } = *error else { return Err(then) };
    if model.waits >= MOST_WAITS {
        return Err(then);
    }
    model.waits += 1;
    model.job = Job::Waiting { seconds, then };
    Ok(vec![Effect::After { ms: seconds * 1000, then: World::AskAgain }])
}

/// The time that the org asked for has passed.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    let Job::Waiting { .. } = model.job else { return Vec::new() };
    let Job::Waiting { then, .. } = std::mem::replace(&mut model.job, Job::Idle) else { return Vec::new() };
    match then {
        Turn::Read { identity, observation, held } => check::ask_rest(model, identity, observation, held),
        Turn::Login => login::try_again(model),
        Turn::Class => login::reach_again(model),
    }
}

/// The admin does not want it any more.
pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    let effects = stop(model);
    if !effects.is_empty() {
        model.said.announce(Announcement::Cancelled);
    }
    effects
}

/// It has taken too long.
pub(super) fn too_long(model: &mut Model) -> Vec<Effect> {
    let error = || ApiError::TooSlow { seconds: LONGEST_SECONDS };
    let failed = || LoginFailure::Org { why: LoginError::Api(error()), session: TestSession::Unsure };
    let now_ms = model.now_ms;
    let mut effects = match model.job {
        Job::Observing { .. } | Job::Waiting { then: Turn::Read { .. }, .. } => check::fail(model, error()),
        Job::LoggingIn | Job::Waiting { then: Turn::Login, .. } => login::done(model, Err(failed()), now_ms),
        Job::Reaching | Job::Waiting { then: Turn::Class, .. } => {
            login::reached(model, Err(failed()), now_ms)
        }
        _ => return Vec::new(),
    };
    effects.extend(leave_run(model));
    effects
}

/// Ends what is asked of the org. What was known before is known again.
fn stop(model: &mut Model) -> Vec<Effect> {
    match model.job {
        Job::Observing { .. } | Job::Waiting { then: Turn::Read { .. }, .. } => {}
        Job::LoggingIn | Job::Waiting { then: Turn::Login, .. } => {
            model.login = model.test.as_mut().and_then(|test| test.earlier_login.take());
        }
        Job::Reaching | Job::Waiting { then: Turn::Class, .. } => {
            model.class = model.test.as_mut().and_then(|test| test.earlier_class.take());
        }
        _ => return Vec::new(),
    }
    model.job = Job::Idle;
    leave_run(model)
}

fn leave_run(model: &mut Model) -> Vec<Effect> {
    let run = model.run;
    model.run = run.next(model.now_ms);
    vec![Effect::StopAsking(run)]
}

/// Something came that belongs to a run that was left. The only thing that still matters
/// is a session that may be open.
pub(super) fn late(model: &mut Model, run: Run, world: &World) -> Vec<Effect> {
    let may_be_open = match world {
        World::LoggedIn(outcome) => match outcome.as_ref() {
            Ok(proof) => proof.session == TestSession::Unsure,
            Err(failure) => failure.session() == TestSession::Unsure,
        },
        World::ReachedClass(outcome) => match outcome.as_ref() {
            Ok(proof) => proof.session == TestSession::Unsure,
            Err(failure) => failure.session() == TestSession::Unsure,
        },
        _ => return Vec::new(),
    };
    if may_be_open && is_of_test(model, run) {
        let username = model.test.take().map(|test| test.username).unwrap_or_default();
        model.said.notify(Notice::SessionLeft { username, begun_ms: run.began_ms() });
    }
    Vec::new()
}

fn is_of_test(model: &Model, run: Run) -> bool {
    model.test.as_ref().is_some_and(|test| test.run == run)
}
