//! The pairs of host and audience, tried one by one.

use super::login::{STEP, proof, ready, ready_with, tested};
use super::{State, own_key, state};
use crate::world::{Org, Panel};
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::Side;
use guidepost::protocol::background::{Afterwards, LoginFailure, LoginProof, Route, TestSession};
use guidepost::protocol::failure::BrowserError;
use salesforce::error::{ApiError, LoginError};

pub(super) fn all() -> Vec<State> {
    let audience = || refused("invalid_grant", "audience is invalid");
    let app = || refused("app_not_found", "External client app is not installed in this org");
    let other = || refused("invalid_grant", "user hasn't approved this consumer");
    let at_step = || ready(Side).at(STEP);
    let at_my_domain = |status| {
        Org::complete().but(" FROM LoginHistory", "\"LoginUrl\":\"login.salesforce.com\"", MY_DOMAIN).but(
            " FROM LoginHistory",
            "\"Status\":\"Success\"",
            status,
        )
    };
    let seen = |org: Org| ready_with(Side, own_key(), org).at(STEP);
    let withheld = |why| Err(LoginFailure::HostWithheld { why });
    vec![
        state("44-routes-asked", at_step().does(Event::AskTryRoute(Route::MyDomain))),
        state("44-routes-asked-at-the-general-host", at_step().does(Event::AskTryRoute(Route::General))),
        state("44-routes-waiting-for-the-browser", pressed(at_step(), Route::General)),
        state("44-routes-host-withheld", hears(at_step(), Route::General, withheld(None))),
        state(
            "44-routes-host-withheld-with-words",
            hears(at_step(), Route::General, withheld(Some(BrowserError::said("User gesture required.")))),
        ),
        state(
            "44-routes-all-granted",
            hears(hears(tested(Ok(proof())), Route::MyDomain, Ok(proof())), Route::General, Ok(proof())),
        ),
        state(
            "44-routes-only-the-test-granted",
            hears(hears(tested(Ok(proof())), Route::MyDomain, audience()), Route::General, app()),
        ),
        state(
            "44-routes-all-refused",
            hears(hears(tested(other()), Route::MyDomain, other()), Route::General, other()),
        ),
        state(
            "44-routes-refused-before-the-test",
            hears(hears(at_step(), Route::MyDomain, app()), Route::General, refused("invalid_grant", "")),
        ),
        state(
            "44-routes-left-and-unsure",
            hears(
                hears(at_step(), Route::MyDomain, Ok(LoginProof { session: TestSession::Left, ..proof() })),
                Route::General,
                Err(LoginFailure::Org {
                    why: LoginError::Api(ApiError::NoAnswer),
                    session: TestSession::Unsure,
                }),
            ),
        ),
        state(
            "44-routes-of-another-user",
            hears(at_step(), Route::MyDomain, Ok(LoginProof { username: None, ..proof() })),
        ),
        state("44-routes-webex-at-my-domain", seen(at_my_domain("\"Status\":\"Success\""))),
        state(
            "44-routes-webex-refused-at-my-domain",
            seen(at_my_domain("\"Status\":\"Failed: Not approved for access\"")),
        ),
        state("44-routes-after-a-reload", at_step().reloaded()),
    ]
}

/// What the login history says of the recorded org's own host.
const MY_DOMAIN: &str = "\"LoginUrl\":\"acme.my.salesforce.com\"";

fn refused(error: &str, description: &str) -> Result<LoginProof, LoginFailure> {
    let why = LoginError::Refused { error: error.to_owned(), description: description.to_owned() };
    Err(LoginFailure::Org { why, session: TestSession::NotOpened })
}

fn pressed(panel: Panel, route: Route) -> Panel {
    panel.does(Event::AskTryRoute(route)).does(Event::TryRoute(route, Afterwards::End))
}

/// The admin tries it, and this comes of it.
fn hears(panel: Panel, route: Route, outcome: Result<LoginProof, LoginFailure>) -> Panel {
    let panel = pressed(panel, route);
    let afterwards = Afterwards::End;
    let panel = match (route, &outcome) {
        (Route::General, Err(LoginFailure::HostWithheld { why })) => {
            let allowed = why.clone().map_or(Ok(false), Err);
            return panel.hears(Report::HostAccess { route, afterwards, allowed });
        }
        (Route::General, _) => panel.hears(Report::HostAccess { route, afterwards, allowed: Ok(true) }),
        _ => panel,
    };
    panel.hears(Report::TriedRoute(route, Box::new(outcome)))
}
