//! The other pairs of host and audience, tried one by one on request.
//!
//! The pair that the first proof asks is that proof's own. A general host is asked only while
//! the admin allows it, which the browser asks for one try.

use super::super::super::effect::Effect;
use super::super::super::model::{Announcement, Asked, Job, LoginEnd, Model, Sensitive, Test, Tried};
use super::super::super::want::Want;
use super::{asked, is_answered, note_end, note_test, ready};
use crate::protocol::background::{Afterwards, LoginFailure, LoginProof, Route, TestLogin, TryRoute};
use crate::protocol::failure::BrowserError;
use salesforce::oauth::Audience;

/// Asks whether to log in with that route, once all that it needs is known.
pub(in crate::panel) fn ask(model: &Model, route: Route) -> Vec<Want> {
    match ready(model, Afterwards::End) {
        Some(_) if route != Route::MyDomainForGeneral => {
            vec![Want::Ask(Asked::TryRoute(route), Sensitive::Proof)]
        }
        _ => Vec::new(),
    }
}

/// Logs in with it; where that goes to the general host, once the browser may ask there.
pub(in crate::panel) fn begin(model: &mut Model, route: Route, afterwards: Afterwards) -> Vec<Want> {
    if !is_answered(model, Asked::TryRoute(route)) {
        return Vec::new();
    }
    let Some(login) = ready(model, afterwards) else { return Vec::new() };
    match route {
        Route::General => {
            model.work.job = Job::Asking;
            vec![Effect::RequestHost { general: login.org_kind.into(), route, afterwards }.into()]
        }
        Route::MyDomain | Route::MyDomainForGeneral => send(model, route, login),
    }
}

/// The browser may ask the general host, or may not. Where there is no try any more, it may
/// not either.
pub(in crate::panel) fn host_access(
    model: &mut Model,
    route: Route,
    afterwards: Afterwards,
    allowed: Result<bool, BrowserError>,
) -> Vec<Want> {
    let general = model.org_kind().map(Audience::from);
    let was_asked = matches!(model.work.job, Job::Asking);
    if was_asked {
        model.work.job = Job::Idle;
    }
    let why = match allowed {
        Ok(true) => {
            return match ready(model, afterwards).filter(|_| was_asked) {
                Some(login) => send(model, route, login),
                // Of which kind the org is that was asked for, is not known any more.
                None => general
                    .map_or(vec![Audience::Production, Audience::Sandbox], |general| vec![general])
                    .into_iter()
                    .map(|general| Effect::ReturnHost(general).into())
                    .collect(),
            };
        }
        Ok(false) => None,
        Err(why) => Some(why),
    };
    if !was_asked {
        return Vec::new();
    }
    keep(model, route, Err(LoginFailure::HostWithheld { why }))
}

fn send(model: &mut Model, route: Route, login: TestLogin) -> Vec<Want> {
    let (username, afterwards) = (login.username.clone(), login.afterwards);
    model.work.job = Job::Trying(route);
    let earlier = model.proofs.routes.remove(&route);
    note_test(model);
    let run = model.begin_run();
    let test = Test { earlier_route: earlier, ..Test::begun(run, username, afterwards) };
    model.proofs.test = Some(Box::new(test));
    asked(Announcement::LoggingIn, Effect::TryRoute(TryRoute { login, route }))
}

/// What came of it. An org that turns requests away for now is not asked again by itself: the
/// general host may be asked once alone.
pub(in crate::panel) fn tried(
    model: &mut Model,
    route: Route,
    outcome: Result<LoginProof, LoginFailure>,
) -> Vec<Want> {
    model.work.job = Job::Idle;
    model.proofs.test = None;
    note_end(model, &outcome);
    keep(model, route, outcome)
}

fn keep(model: &mut Model, route: Route, outcome: Result<LoginProof, LoginFailure>) -> Vec<Want> {
    let end = match &outcome {
        Ok(_) => LoginEnd::Granted,
        Err(LoginFailure::HostWithheld { .. }) => LoginEnd::NotTried,
        Err(_) => LoginEnd::NotGranted,
    };
    let ms = model.now_ms;
    model.proofs.routes.insert(route, Tried { outcome, ms });
    vec![Announcement::Login(end).into(), Want::Remember]
}
