//! What Check found of the login, as the panel tells it: never more than is known, and gone
//! where what it rests on is.

use crate::states;
use crate::world::{Org, Panel};
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::{AnswerMark, DiagnosisScreen, FindingLine, Surface};
use guidepost::protocol::background::{LoginFailure, TestSession};
use guidepost::protocol::keystore::KeyState;
use guidepost_core::progress::FoundWeight;
use salesforce::error::LoginError;
use words::{diagnosis, overview};

fn shown(panel: Panel) -> Option<DiagnosisScreen> {
    panel.into_screen().diagnosis.map(|diagnosis| *diagnosis)
}

fn answer(panel: Panel) -> Option<AnswerMark> {
    shown(panel).map(|diagnosis| diagnosis.answer)
}

fn complete() -> Panel {
    states::read_with_own_key(Surface::Side, Org::complete())
}

/// The login is tried from this computer, and refused.
fn refused(panel: Panel) -> Panel {
    let (error, description) = ("invalid_grant".to_owned(), "user hasn't approved this consumer".to_owned());
    let why = LoginError::Refused { error, description };
    let outcome = Err(LoginFailure::Org { why, session: TestSession::NotOpened });
    let asked = panel.at("proof.login").does(Event::AskTestLogin).does(Event::TestLogin);
    asked.hears(Report::LoggedIn(Box::new(outcome)))
}

/// Where a button leads.
fn leads(line: &FindingLine) -> Option<Event> {
    line.way.as_ref().map(|way| way.event.clone())
}

#[test]
fn nothing_is_said_before_a_check_or_of_values_that_are_others_since() {
    assert_eq!(shown(Panel::with_session(Surface::Side)), None);
    assert_eq!(answer(complete()), Some(AnswerMark::Yes));
    assert_eq!(answer(complete().enters("app_api_name", "Another")), None);
    assert_eq!(answer(complete().hears_of_session(false)), None, "access was taken back");
    assert_eq!(
        answer(complete().enters("user_alias", "other")),
        Some(AnswerMark::Yes),
        "nothing rests on it"
    );
}

#[test]
fn what_was_found_outlives_a_page_load() {
    let before = shown(complete());
    assert!(before.is_some());
    assert_eq!(shown(complete().reloaded()), before);
    let other_key = KeyState::None;
    assert_eq!(answer(complete().reloaded().key_is(other_key)), None, "and not a key that it rests on");
}

#[test]
fn a_test_that_is_refused_blames_nothing_of_a_login_that_works() {
    let found = shown(refused(complete())).unwrap();
    assert_eq!(found.answer, AnswerMark::CannotTell);
    assert!(found.first.is_none() && found.groups.iter().all(|group| group.weight != FoundWeight::KeepsOut));
    let again = refused(complete()).checks(Org::complete());
    assert_eq!(answer(again), Some(AnswerMark::Yes), "what was read after it is newer");
}

#[test]
fn what_keeps_out_is_shown_only_where_the_answer_is_no_and_says_what_to_do() {
    let mut seen = 0;
    for states::State { name, screen } in states::all() {
        let Some(found) = screen.diagnosis else { continue };
        let is_out = matches!(found.answer, AnswerMark::No | AnswerMark::NotYet);
        let is_red = found.groups.iter().any(|group| group.weight == FoundWeight::KeepsOut);
        assert_eq!(found.first.is_some(), is_out, "{name}");
        assert!(is_out || !is_red, "{name}: something keeps out who is said to get in");
        assert!(is_out || !found.evidence.is_empty(), "{name}: nothing is said why");
        let first = found.first.iter().map(|first| &first.line);
        let heavy = found.groups.iter().filter(|group| group.weight <= FoundWeight::Risk);
        for line in first.chain(heavy.flat_map(|group| &group.lines)) {
            seen += 1;
            assert!(!line.rows.is_empty(), "{name}: {:?} leaves it at that", line.says);
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn the_way_leads_to_where_it_is_mended() {
    let place = |id: &str| crate::world::GUIDE.steps.iter().position(|step| step.id.as_str() == id).unwrap();
    let way = |panel: Panel| leads(&shown(panel).unwrap().first.unwrap().line);
    let to = |id: &str| Some(Event::GoTo(place(id)));
    let empty = || Panel::with_session(Surface::Side).checks(Org::empty());
    assert_eq!(way(empty()), to("permission-set.create"), "the guide is begun where it begins");
    assert_eq!(way(empty().at("permission-set.create")), None, "and nothing leads to where one is");
    assert_eq!(answer(empty()), Some(AnswerMark::NotYet), "nothing is wrong with what was never made");
    let frozen = Org::complete().but(" FROM UserLogin", "false", "true");
    let frozen = states::read_with_own_key(Surface::Side, frozen);
    assert_eq!(way(frozen), to("user.create"));
}

#[test]
fn a_login_that_is_not_listed_is_not_called_missing() {
    let silent = Org::complete().without_rows(" FROM LoginHistory");
    let found = shown(states::read_with_own_key(Surface::Side, silent)).unwrap();
    assert_eq!(found.answer, AnswerMark::CannotTell);
    let client = || words::Text::value("Webex");
    assert_eq!(found.logins.unwrap().list.note, words::logins::Nothing { client: client() }.into());
    assert_ne!(
        found.evidence,
        overview::NothingSeen { client: client() }.into(),
        "it says what was not seen"
    );
}

/// What Check says of an org whose last login of the other side ended so.
fn ended(status: &str) -> DiagnosisScreen {
    let row = states::diagnosis::row(31, "2026-11-24T14:30:09", status, "WxCC - SCV", "");
    let org = states::diagnosis::with_logins(Org::complete(), &[row]);
    shown(states::read_with_own_key(Surface::Side, org)).unwrap()
}

#[test]
fn each_word_for_a_refusal_leads_to_a_cause_of_its_own_with_something_to_do() {
    let causes = [
        ("Missing Consumer Key Parameter", diagnosis::ConsumerKeyOther::TEXT),
        ("Failed: Consumer Deleted", diagnosis::ConsumerKeyOther::TEXT),
        ("Package for this consumer is not installed in your org", diagnosis::ConsumerKeyOther::TEXT),
        ("Installed package for this consumer is out of date", diagnosis::AppPackageOld::TEXT),
        ("Failed: Signature Invalid", diagnosis::CertificateOther::TEXT),
        ("Failed: Audience Invalid", diagnosis::OtherSideHost::TEXT),
        ("Restricted Domain", diagnosis::OtherSideHost::TEXT),
        ("Failed: Assertion Expired", diagnosis::OtherSideClock::TEXT),
        ("Username or SSO Id Invalid", diagnosis::OtherSideUsername::TEXT),
        ("Restricted Country", diagnosis::OtherSideCountry::TEXT),
        ("Organization Locked", diagnosis::OrgLocked::TEXT),
        ("Organization Suspended", diagnosis::OrgLocked::TEXT),
        ("Organization Closed", diagnosis::OrgLocked::TEXT),
        ("Organization is inactive", diagnosis::OrgLocked::TEXT),
        ("Trial Expired", diagnosis::OrgLocked::TEXT),
        ("Organization is in maintenance", diagnosis::OrgMaintenance::TEXT),
        ("Password Lockout", diagnosis::UserLocked::TEXT),
        ("Login Rate Exceeded", diagnosis::TooManyLogins::TEXT),
        ("Maximum logins exceeded", diagnosis::TooManyLogins::TEXT),
        ("Failed: OAuth API Access Disabled", diagnosis::ApiOff::TEXT),
        ("Failed: Mutual Authentication Failed", diagnosis::ClientCertificate::TEXT),
        ("Restricted IP", diagnosis::LoginRanges::TEXT),
        ("Restricted Time", diagnosis::LoginHours::TEXT),
    ];
    for (status, cause) in causes {
        let found = ended(status);
        assert_eq!(found.answer, AnswerMark::No, "{status}");
        let first = found.first.unwrap();
        assert_eq!(first.line.says, cause, "{status}");
        assert!(!first.chain.is_empty() && !first.line.rows.is_empty(), "{status}: {:?}", first.line);
    }
    // The org shows neither why nor what has been mended.
    assert_eq!(
        ended("Failed: Not approved for access").first.unwrap().line.says,
        diagnosis::RefusedUnknown::TEXT
    );
}

#[test]
fn what_was_mended_since_or_was_somebody_elses_is_not_blamed() {
    for status in ["User is frozen", "User is inactive", "Inactive user", "Failed: API-only user"] {
        let found = ended(status);
        assert!(found.first.is_none(), "{status}: {:?}", found.first);
        let is_theirs = status != "Failed: API-only user";
        let mark = if is_theirs { AnswerMark::CannotTell } else { AnswerMark::Yes };
        assert_eq!(found.answer, mark, "{status}");
    }
}
