//! Logins that the org refuses: each cause that Guidepost knows, and what the checks make of it.

use super::login::{STEP, logged_in, ready_with, tested};
use super::{State, another_key, own_key, state};
use crate::world::{Org, different};
use guidepost::panel::event::Event;
use guidepost::panel::screen::Surface::Side;
use guidepost::protocol::background::{LoginFailure, LoginProof, TestSession};
use salesforce::error::LoginError;

pub(super) fn all() -> Vec<State> {
    let causes = [
        ("app-not-found", "app_not_found", "External client app is not installed in this org"),
        ("unknown-key", "invalid_client_id", "client identifier invalid"),
        ("invalid-client", "invalid_client", "invalid client credentials"),
        ("signature", "invalid_grant", "invalid assertion"),
        ("not-approved-yet", "invalid_grant", "user hasn't approved this consumer"),
        ("user-not-approved", "invalid_app_access", "user is not admin approved to access this app"),
        ("access-denied", "OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app"),
        ("app-blocked", "OAUTH_APP_BLOCKED", "this app is blocked by admin"),
        ("scope", "invalid_request", "refresh_token scope is required"),
        ("audience", "invalid_grant", "audience is invalid"),
        ("clock", "invalid_grant", "expired authorization code"),
        ("address", "invalid_grant", "ip restricted or invalid login hours"),
        ("host", "unsupported_grant_type", "grant type not supported"),
        ("inactive", "inactive_user", "user is inactive"),
        ("frozen", "invalid_grant", "user is frozen"),
        ("org", "inactive_org", "organization is inactive"),
        ("too-many", "rate_limit_exceeded", "login rate exceeded"),
        ("unknown", "invalid_grant", "authentication failure"),
        ("wordless", "invalid_grant", ""),
    ];
    let mut states: Vec<State> = causes
        .into_iter()
        .map(|(name, error, description)| {
            state(format!("41-refused-{name}"), tested(refused(error, description)))
        })
        .collect();
    let user_frozen = Org::complete().but(" FROM UserLogin", "false", "true");
    let seen =
        ready_with(Side, own_key(), user_frozen).at(STEP).does(Event::AskTestLogin).does(Event::TestLogin);
    let fresh = ready_with(Side, own_key(), Org::complete().just_changed())
        .at(STEP)
        .does(Event::AskTestLogin)
        .does(Event::TestLogin);
    let wrong = ready_with(Side, another_key(), different())
        .at(STEP)
        .does(Event::AskTestLogin)
        .does(Event::TestLogin);
    states.extend([
        state(
            "41-refused-just-after-a-change",
            fresh.hears(logged_in(refused("invalid_client_id", "client identifier invalid"))),
        ),
        state(
            "41-refused-and-seen-by-a-check",
            seen.hears(logged_in(refused("invalid_grant", "authentication failure"))),
        ),
        state(
            "41-refused-by-an-org-of-mistakes",
            wrong.hears(logged_in(refused("invalid_grant", "user hasn't approved this consumer"))),
        ),
    ]);
    states
}

fn refused(error: &str, description: &str) -> Result<LoginProof, LoginFailure> {
    let why = LoginError::Refused { error: error.to_owned(), description: description.to_owned() };
    Err(LoginFailure::Org { why, session: TestSession::NotOpened })
}
