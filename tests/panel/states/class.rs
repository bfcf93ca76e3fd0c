//! The second proof: whether the class answers to the integration user.

use super::login::{another_org, ready, ready_with, user};
use super::{State, certificate, own_key, state};
use crate::world::{Org, Panel, RECORDED};
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{Embedded, Side};
use guidepost::protocol::background::{ClassProof, LoginFailure, TestSession};
use guidepost::protocol::keystore::KeyState;
use salesforce::answer::Identity;
use salesforce::apex_rest::Reach;
use salesforce::error::LoginError;

const STEP: &str = "proof.class";

pub(super) fn all() -> Vec<State> {
    let only = KeyState::CertificateOnly(certificate());
    let refused = LoginError::Refused {
        error: "invalid_app_access".to_owned(),
        description: "user is not admin approved to access this app".to_owned(),
    };
    let no_class = Org::complete().but(
        SET,
        r#""PermissionsApexRestServices":true"#,
        r#""PermissionsApexRestServices":false"#,
    );
    let kept_away = ready_with(Side, own_key(), no_class).at(STEP).enters("apex_rest_path", RECORDED.path);
    vec![
        state("42-class-without-path-beside-the-page", ready(Embedded).at(STEP)),
        state(
            "42-class-with-wrong-path",
            ready(Side).at(STEP).enters("apex_rest_path", "/services/apexrest/cnxscv/v1"),
        ),
        state("42-class-without-login", Panel::opened(Side).at(STEP).enters("apex_rest_path", RECORDED.path)),
        state(
            "42-class-certificate-only",
            ready_with(Side, only, Org::complete()).at(STEP).enters("apex_rest_path", RECORDED.path),
        ),
        state("42-class-ready", at_class()),
        state("42-class-asking", at_class().does(Event::AskReachClass).does(Event::ReachClass)),
        state("42-class-reached", reached(Reach::Reached { status: 200 })),
        state("42-class-kept-away", reached(no_access())),
        state(
            "42-class-kept-away-and-seen-by-a-check",
            kept_away.does(Event::AskReachClass).does(Event::ReachClass).hears(said(
                user(),
                Some(RECORDED.username),
                no_access(),
            )),
        ),
        state(
            "42-class-not-found",
            reached(Reach::NoSuchPath { text: "Could not find a match for URL (NOT_FOUND)".to_owned() }),
        ),
        state(
            "42-class-unclear",
            reached(Reach::Unclear {
                status: 500,
                text: Some("System.NullPointerException (APEX_ERROR)".to_owned()),
            }),
        ),
        state("42-class-unclear-without-words", reached(Reach::Unclear { status: 405, text: None })),
        state("42-class-no-answer", reached(Reach::NoAnswer)),
        state(
            "42-class-of-another-org",
            at_class().does(Event::AskReachClass).does(Event::ReachClass).hears(said(
                another_org(),
                Some(RECORDED.username),
                Reach::Reached { status: 200 },
            )),
        ),
        state(
            "42-class-of-another-user",
            at_class().does(Event::AskReachClass).does(Event::ReachClass).hears(said(
                user(),
                None,
                Reach::Reached { status: 200 },
            )),
        ),
        state(
            "42-class-login-refused",
            at_class().does(Event::AskReachClass).does(Event::ReachClass).hears(Report::ReachedClass(
                Box::new(Err(LoginFailure::Org { why: refused, session: TestSession::NotOpened })),
            )),
        ),
    ]
}

const SET: &str = "FIELDS(ALL) FROM PermissionSet WHERE Name";

fn at_class() -> Panel {
    ready(Side).at(STEP).enters("apex_rest_path", RECORDED.path)
}

fn no_access() -> Reach {
    Reach::NoAccess {
        text: "You do not have access to the Apex class named: cnxscv.ServiceRouting (FORBIDDEN)".to_owned(),
    }
}

fn said(identity: Identity, username: Option<&str>, reach: Reach) -> Report {
    let username = username.map(str::to_owned);
    Report::ReachedClass(Box::new(Ok(ClassProof { identity, username, reach, session: TestSession::Ended })))
}

/// The user asked the class, and this came of it.
fn reached(reach: Reach) -> Panel {
    at_class().does(Event::AskReachClass).does(Event::ReachClass).hears(said(
        user(),
        Some(RECORDED.username),
        reach,
    ))
}
