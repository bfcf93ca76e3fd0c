//! The pairs of host and audience: what came of each, and at which host the other side was seen.

use super::super::event::Event;
use super::super::model::{Model, WrongPage, moment};
use super::super::screen::{Notice, RouteLine, RouteResult, RoutesScreen, Weight};
use super::super::wording::{self, button, in_side_panel};
use super::login;
use crate::protocol::background::{LoginFailure, LoginProof, Route, TestSession};
use guidepost_core::check::routes::{OtherSideAt, RefusedFor, other_side_at};
use guidepost_core::check::{Local, ago};
use guidepost_core::progress::Whose;
use salesforce::error::{ApiError, LoginError};
use salesforce::host::ApiHost;
use salesforce::oauth::Audience;
use words::{Text, button, question, routes};

/// Where a pair asks, and for whom.
pub(super) struct Asked {
    /// The host, as an address.
    pub(super) host: Text,
    /// The audience.
    pub(super) audience: Text,
}

/// Where that pair asks, and for whom, as far as org and its kind are known.
pub(super) fn asked(model: &Model, route: Route) -> Asked {
    let known = of_org(model).zip(model.org_kind().map(Audience::from));
    match known {
        Some((org, general)) => Asked {
            host: Text::value(route.host(&org, general).origin()),
            audience: Text::quoted(route.audience(&org, general)),
        },
        None => Asked { host: question::ThisOrg::TEXT, audience: words::login::OfThisKind::TEXT },
    }
}

fn of_org(model: &Model) -> Option<ApiHost> {
    ApiHost::try_from(model.tab.org_host.clone()?).ok()
}

/// The pairs, once all is known that a login needs.
pub(super) fn routes(model: &Model) -> Option<RoutesScreen> {
    if !model.login_missing().is_empty() {
        return None;
    }
    let (org, general) = (of_org(model)?, Audience::from(model.org_kind()?));
    let own_tests = model.proofs.own_tests.clone();
    let local = Local { certificate: None, own_tests, now: moment(model.now_ms) };
    let other_side = other_side_at(model.receiver_app(), &local);
    let lines = Route::ALL.map(|route| {
        let host = match route {
            Route::MyDomain | Route::MyDomainForGeneral => org.as_str(),
            Route::General => general.host(),
        };
        let is_used = matches!(&other_side, OtherSideAt::Host { host: seen, .. } if *seen == host);
        line(model, route, general, is_used)
    });
    Some(RoutesScreen {
        is_known: !model.proofs.routes.is_empty() || matches!(other_side, OtherSideAt::Host { .. }),
        intro: routes::Intro { client: model.client() }.into(),
        lines: lines.into(),
        other_side: said_of_other_side(model, &other_side, &local),
    })
}

fn title(route: Route, general: Audience) -> Text {
    let general = general.host().into();
    match route {
        Route::MyDomain => routes::MyDomain.into(),
        Route::MyDomainForGeneral => routes::MyDomainForGeneral { general }.into(),
        Route::General => routes::General { general }.into(),
    }
}

fn line(model: &Model, route: Route, general: Audience, is_used: bool) -> RouteLine {
    let is_test = route == Route::MyDomainForGeneral;
    let tried = if is_test {
        model.proofs.login.as_ref().zip(model.proofs.login_ms)
    } else {
        model.proofs.routes.get(&route).map(|tried| (&tried.outcome, tried.ms))
    };
    let Asked { host, audience } = asked(model, route);
    let mut rows = vec![(routes::RowAsked.into(), host), (routes::RowAudience.into(), audience)];
    if is_used {
        rows.push((model.client(), routes::Used { client: model.client() }.into()));
    }
    let (result, said) = match tried {
        None => (RouteResult::NotTried, Vec::new()),
        Some((outcome, ms)) => said(model, route, outcome, ms),
    };
    if is_test {
        // What came of it stands above, with all that is to be said of it.
        rows.push((routes::RowTest.into(), routes::ByTheTest.into()));
    } else {
        rows.extend(said);
    }
    let title = title(route, general);
    let mut attempt = button(
        in_side_panel(model, button::TryRoute { route: title.clone() }),
        Event::AskTryRoute(route),
        Weight::Neutral,
    );
    if !model.work.job.is_idle() {
        attempt.disabled = Some(button::SomethingRuns.into());
    }
    let id = match route {
        Route::MyDomain => "my-domain",
        Route::MyDomainForGeneral => "my-domain-for-general",
        Route::General => "general",
    };
    RouteLine { id, title, result, rows, button: (!is_test).then_some(attempt) }
}

/// What came of a try: its result, and rows with what is said of it.
fn said(
    model: &Model,
    route: Route,
    outcome: &Result<LoginProof, LoginFailure>,
    ms: f64,
) -> (RouteResult, Vec<(Text, Text)>) {
    let failure = match outcome {
        Ok(proof) => return granted(model, proof, ms),
        Err(failure) => failure,
    };
    let (result, mut rows) = match failure {
        LoginFailure::Org { why: LoginError::Refused { error, description }, .. } => {
            let verbatim = match description.as_str() {
                "" => error.clone(),
                description => format!("{description} ({error})"),
            };
            let meaning = meaning(model, route, RefusedFor::of(error, description));
            let says = (routes::RowSays.into(), Text::quoted(verbatim));
            let means = (!meaning.is_empty()).then(|| (routes::RowMeans.into(), meaning));
            (RouteResult::Refused, std::iter::once(says).chain(means).collect())
        }
        LoginFailure::HostWithheld { why } => {
            let host = asked(model, route).host;
            let words = [Some(routes::Withheld { host }.into()), why.as_ref().map(Text::from)];
            (RouteResult::NotPossible, vec![result_row(Text::sentences(words.into_iter().flatten()))])
        }
        LoginFailure::Org { why: LoginError::Api(error), .. } => {
            let was_sent = !matches!(error, ApiError::NotSent { .. });
            let result = if was_sent { RouteResult::Unclear } else { RouteResult::NotPossible };
            (result, failed(&wording::api_error(error)))
        }
        LoginFailure::Interrupted { why } => {
            let error = ApiError::Interrupted { why: why.into() };
            (RouteResult::Unclear, failed(&wording::api_error(&error)))
        }
        LoginFailure::Key { why } => (RouteResult::NotPossible, failed(&wording::key_error(why))),
        LoginFailure::NoOrg => {
            let notice = wording::not_at_page(WrongPage::NotOpen);
            (RouteResult::NotPossible, failed(&notice))
        }
    };
    match failure.session() {
        TestSession::NotOpened => {}
        session => {
            rows.push((routes::RowSession.into(), login::ended_since(model, session, ms)));
        }
    }
    (result, rows)
}

fn result_row(text: Text) -> (Text, Text) {
    (routes::RowResult.into(), text)
}

/// Two rows: what happened, and what that means.
fn failed(notice: &Notice) -> Vec<(Text, Text)> {
    vec![result_row(notice.title.clone()), (routes::RowMeans.into(), notice.text.clone())]
}

/// A grant that is not for the org that is shown and the user that was meant is none.
fn granted(model: &Model, proof: &LoginProof, ms: f64) -> (RouteResult, Vec<(Text, Text)>) {
    let session = login::ended_since(model, proof.session, ms);
    match model.whose(&proof.identity, proof.username.as_deref()) {
        Whose::Meant => (RouteResult::Granted, vec![result_row(routes::LetIn { session }.into())]),
        Whose::OtherOrg => (RouteResult::Unclear, failed(&login::other_org(&proof.identity, session))),
        Whose::Unsure => (RouteResult::Unclear, failed(&login::unsure_user(model, &proof.identity, session))),
    }
}

/// What a refusal of that pair says, beside what the first proof showed.
fn meaning(model: &Model, route: Route, refused_for: RefusedFor) -> Text {
    let Asked { host, audience } = asked(model, route);
    let words = match (refused_for, route) {
        (RefusedFor::Audience, Route::MyDomain | Route::MyDomainForGeneral) => {
            let general = model.org_kind().map(Audience::from).map(Audience::host).unwrap_or_default();
            Some(routes::OwnAudienceRefused { general: general.into() }.into())
        }
        (RefusedFor::Audience, Route::General) => Some(routes::AudienceRefused { host, audience }.into()),
        (RefusedFor::App, Route::General) => Some(routes::AppUnknown { host }.into()),
        (RefusedFor::App, _) => Some(routes::AppUnknownHere.into()),
        (RefusedFor::Other, _) => None,
    };
    let test = match &model.proofs.login {
        Some(Ok(proof)) => (model.whose(&proof.identity, proof.username.as_deref()) == Whose::Meant)
            .then(|| routes::TestLetIn.into()),
        Some(Err(LoginFailure::Org { why: LoginError::Refused { .. }, .. })) => {
            Some(routes::TestRefused.into())
        }
        Some(Err(_)) | None => Some(routes::TestFirst.into()),
    };
    Text::sentences([words, test].into_iter().flatten())
}

fn said_of_other_side(model: &Model, at: &OtherSideAt, local: &Local) -> Text {
    let (client, console) = (model.client(), model.console());
    match at {
        OtherSideAt::Unread => routes::SideUnread { client }.into(),
        OtherSideAt::Nowhere => routes::SideNowhere { client }.into(),
        OtherSideAt::Unsure => routes::SideUnsure { client }.into(),
        OtherSideAt::Host { host, time, granted: true } => {
            routes::SideLetIn { client, host: host.into(), ago: ago(*time, local.now), console }.into()
        }
        OtherSideAt::Host { host, time, granted: false } => {
            routes::SideRefused { client, host: host.into(), ago: ago(*time, local.now), console }.into()
        }
    }
}
