//! What is asked of the org has an end: by itself, by the admin, by a deadline. What comes
//! after that changes nothing.

use super::super::effect::Effect;
use super::super::event::Report;
use super::super::flow::{check, login};
use super::super::model::{Announcement, Job, LONGEST_RUN_SECONDS, Model, Notice, Turn};
use super::super::want::Want;
use crate::protocol::background::{LoginFailure, Run, TestSession};
use salesforce::error::{ApiError, LoginError};

/// The time that the org asked for has passed.
pub(super) fn again(model: &mut Model) -> Vec<Want> {
    let Job::Waiting { .. } = model.work.job else { return Vec::new() };
    let Job::Waiting { then, .. } = std::mem::replace(&mut model.work.job, Job::Idle) else {
        return Vec::new();
    };
    match then {
        Turn::Read { identity, observation, held } => check::ask_rest(model, identity, observation, held),
        Turn::Login => login::try_again(model),
        Turn::Class => login::reach_again(model),
    }
}

/// The admin does not want it any more.
pub(super) fn cancel(model: &mut Model) -> Vec<Want> {
    let left = stop(model);
    left.into_iter().flat_map(|effect| [effect.into(), Announcement::Cancelled.into()]).collect()
}

/// It has taken too long.
pub(super) fn too_long(model: &mut Model) -> Vec<Want> {
    let error = || ApiError::TooSlow { seconds: LONGEST_RUN_SECONDS };
    let failed = || LoginFailure::Org { why: LoginError::Api(error()), session: TestSession::Unsure };
    let now_ms = model.now_ms;
    let mut wants = match model.work.job {
        Job::Observing { .. } | Job::Waiting { then: Turn::Read { .. }, .. } => check::fail(model, error()),
        Job::LoggingIn | Job::Waiting { then: Turn::Login, .. } => login::done(model, Err(failed()), now_ms),
        Job::Reaching | Job::Waiting { then: Turn::Class, .. } => {
            login::reached(model, Err(failed()), now_ms)
        }
        Job::Trying(route) => login::tried(model, route, Err(failed())),
        _ => return Vec::new(),
    };
    wants.push(leave_run(model).into());
    wants
}

/// Ends what is asked of the org. What was known before is known again.
fn stop(model: &mut Model) -> Option<Effect> {
    match model.work.job {
        Job::Observing { .. } | Job::Waiting { then: Turn::Read { .. }, .. } => {}
        Job::LoggingIn | Job::Waiting { then: Turn::Login, .. } => {
            model.proofs.login = model.proofs.test.as_mut().and_then(|test| test.earlier_login.take());
        }
        Job::Reaching | Job::Waiting { then: Turn::Class, .. } => {
            model.proofs.class = model.proofs.test.as_mut().and_then(|test| test.earlier_class.take());
        }
        Job::Trying(route) => {
            let earlier = model.proofs.test.as_mut().and_then(|test| test.earlier_route.take());
            model.proofs.routes.extend(earlier.map(|earlier| (route, earlier)));
        }
        _ => return None,
    }
    model.work.job = Job::Idle;
    Some(leave_run(model))
}

fn leave_run(model: &mut Model) -> Effect {
    Effect::StopAsking(model.leave_run())
}

/// Something came that belongs to a run that was left. The only thing that still matters
/// is a session that may be open.
pub(super) fn late(model: &mut Model, run: Run, report: &Report) -> Vec<Want> {
    let may_be_open = match report {
        Report::LoggedIn(outcome) | Report::TriedRoute(_, outcome) => match outcome.as_ref() {
            Ok(proof) => proof.session == TestSession::Unsure,
            Err(failure) => failure.session() == TestSession::Unsure,
        },
        Report::ReachedClass(outcome) => match outcome.as_ref() {
            Ok(proof) => proof.session == TestSession::Unsure,
            Err(failure) => failure.session() == TestSession::Unsure,
        },
        _ => return Vec::new(),
    };
    if may_be_open && is_of_test(model, run) {
        let username = model.proofs.test.take().map(|test| test.username).unwrap_or_default();
        return vec![Notice::SessionLeft { username, begun_ms: run.began_ms() }.into()];
    }
    Vec::new()
}

fn is_of_test(model: &Model, run: Run) -> bool {
    model.proofs.test.as_ref().is_some_and(|test| test.run == run)
}
