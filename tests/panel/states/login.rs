//! The first proof: what is missing for it, and what came of it.

use super::{State, certificate, own_key, state};
use crate::world::{Org, Panel, RECORDED, different};
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{self, Embedded, Side};
use guidepost::protocol::background::{KeyError, LoginFailure, LoginProof, TestSession};
use guidepost::protocol::failure::BrowserError;
use guidepost::protocol::keystore::{KeyState, Refusal};
use salesforce::answer::Identity;
use salesforce::error::{ApiError, Excerpt, LoginError};

pub(super) const STEP: &str = "proof.login";

pub(super) fn all() -> Vec<State> {
    let api = |error| Err(LoginFailure::Org { why: LoginError::Api(error), session: TestSession::NotOpened });
    let key = |why| Err(LoginFailure::Key { why });
    vec![
        state("40-login-key-missing", ready_with(Side, KeyState::None, Org::complete()).at(STEP)),
        state(
            "40-login-certificate-only",
            ready_with(Side, KeyState::CertificateOnly(certificate()), Org::complete()).at(STEP),
        ),
        state("40-login-asked", ready(Side).at(STEP).does(Event::AskTestLogin)),
        state(
            "40-login-asked-on-a-quiet-line",
            ready_with(Side, own_key(), quiet()).at(STEP).does(Event::AskTestLogin),
        ),
        state("40-login-granted-and-left", tested(Ok(LoginProof { session: TestSession::Left, ..proof() }))),
        state("40-login-running", ready(Side).at(STEP).does(Event::AskTestLogin).does(Event::TestLogin)),
        state("40-login-granted", tested(Ok(proof()))),
        state("40-login-beside-the-page", ready(Embedded).at(STEP).does(Event::AskTestLogin)),
        state(
            "40-login-granted-not-ended",
            tested(Ok(LoginProof { session: TestSession::Unsure, ..proof() })),
        ),
        state("40-login-granted-then-read-again", tested(Ok(proof())).checks(Org::complete())),
        state("40-login-granted-then-all-different", tested(Ok(proof())).checks(different())),
        state("40-login-of-another-org", tested(Ok(LoginProof { identity: another_org(), ..proof() }))),
        state(
            "40-login-of-another-user",
            tested(Ok(LoginProof { username: Some("ada@acme.example".to_owned()), ..proof() })),
        ),
        state("40-login-no-answer", tested(api(ApiError::NoAnswer))),
        state(
            "40-login-session-unsure",
            tested(Err(LoginFailure::Org {
                why: LoginError::Api(ApiError::TooSlow { seconds: 20 }),
                session: TestSession::Unsure,
            })),
        ),
        state(
            "40-login-interrupted",
            tested(Err(LoginFailure::Interrupted { why: BrowserError::Restarted })),
        ),
        state("40-login-put-off", tested(api(ApiError::Busy { status: 503, seconds: Some(3) }))),
        state("40-login-maintenance", tested(api(ApiError::Maintenance))),
        state(
            "40-login-not-understood",
            tested(api(ApiError::NotUnderstood { status: 502, excerpt: Excerpt::Unquoted(412) })),
        ),
        state("40-login-key-gone", tested(key(KeyError::Refused { why: Refusal::NoKey }))),
        state("40-login-key-elsewhere", tested(key(KeyError::Refused { why: Refusal::CertificateOnly }))),
        state(
            "40-login-keystore-unreachable",
            tested(key(KeyError::Unreachable {
                why: BrowserError::said("The message port closed before a response was received."),
            })),
        ),
        state("40-login-without-org", tested(Err(LoginFailure::NoOrg))),
    ]
}

/// An org in which Webex logged in some days ago.
fn quiet() -> Org {
    Org::complete().but(" FROM LoginHistory", "2026-11-23T", "2026-11-19T").but(
        " FROM User WHERE (",
        "2026-11-23T19:43",
        "2026-11-18T19:43",
    )
}

/// A panel that has read a complete org and holds its key.
pub(super) fn ready(surface: Surface) -> Panel {
    ready_with(surface, own_key(), Org::complete())
}

pub(super) fn ready_with(surface: Surface, key: KeyState, org: Org) -> Panel {
    let panel = Panel::unopened(surface).allowed().with_key(key).started();
    panel.names_the_user().checks(org)
}

pub(super) fn tested(outcome: Result<LoginProof, LoginFailure>) -> Panel {
    ready(Side).at(STEP).does(Event::AskTestLogin).does(Event::TestLogin).hears(logged_in(outcome))
}

pub(super) fn logged_in(outcome: Result<LoginProof, LoginFailure>) -> Report {
    Report::LoggedIn(Box::new(outcome))
}

pub(super) fn user() -> Identity {
    Identity { user_id: "005gL00000001aTQAQ".to_owned(), ..Org::complete().identity() }
}

pub(super) fn another_org() -> Identity {
    Identity { org_id: "00DgL00000000zzUAA".to_owned(), ..user() }
}

pub(super) fn proof() -> LoginProof {
    LoginProof {
        identity: user(),
        username: Some(RECORDED.username.to_owned()),
        scope: "api".to_owned(),
        session: TestSession::Ended,
    }
}
