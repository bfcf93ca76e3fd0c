//! What is asked of the org comes to an end, whoever or whatever ends it.

use super::over::cases::{Case, at_form, follow};
use super::proofs::{USERNAME, ready};
use super::*;
use crate::protocol::background::{LoginFailure, LoginProof, Run, TestSession};
use crate::protocol::failure::BrowserError;
use salesforce::answer::Version;
use salesforce::error::LoginError;

fn identity() -> Identity {
    Identity { org_id: "00D5g000004kXyZEAU".to_owned(), user_id: "0055g00000AbCdEAAV".to_owned() }
}

fn busy(seconds: u32) -> ApiError {
    ApiError::Busy { status: 429, seconds: Some(seconds) }
}

/// What comes of something that is a part of that run.
fn of(model: &mut Model, run: Run, answer: Report) -> Vec<Effect> {
    report(model, Report::Of(run, Box::new(answer)))
}

/// What was answered to reads that were asked at once.
fn answered(answers: Vec<Result<Answer, ApiError>>) -> Report {
    Report::Answered(Box::new(Ok(Readings {
        identity: identity(),
        answers,
        calls: Calls::default(),
        usage: None,
    })))
}

/// A panel that reads the org, and how many questions it has asked.
fn reading() -> (Model, usize) {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    let effects = admin(&mut model, Event::Check);
    let Some(Effect::Read { reads, expected: None }) = effects.first() else { panic!("{effects:?}") };
    let asked = reads.len();
    (model, asked)
}

fn testing() -> Model {
    let mut model = ready();
    go_to(&mut model, "proof.login");
    confirmed(&mut model, Event::AskTestLogin, Event::TestLogin);
    model
}

fn proof(session: TestSession) -> Report {
    let username = Some(USERNAME.to_owned());
    Report::LoggedIn(Box::new(Ok(LoginProof {
        identity: identity(),
        username,
        scope: "api".to_owned(),
        session,
    })))
}

#[test]
fn whatever_the_org_is_asked_for_can_be_cancelled_and_its_answer_changes_nothing_then() {
    for (begin, late) in [
        (reading().0, answered(Vec::new())),
        (reading().0, Report::Answered(Box::new(Err(ApiError::NoAnswer)))),
        (testing(), proof(TestSession::Ended)),
    ] {
        let mut model = begin;
        let run = model.work.run;
        let cancel = compose::screen(&model).busy.unwrap().cancel.unwrap();
        let effects = admin(&mut model, cancel.event);
        assert!(
            matches!(effects.as_slice(), [Effect::StopAsking(stopped)] if *stopped == run),
            "{effects:?}"
        );
        assert!(model.work.job.is_idle());
        assert!(of(&mut model, run, late).is_empty());
        assert!(
            model.proofs.login.is_none() && model.read.checked_ms.is_none() && model.said.notice().is_none()
        );
        assert!(of(&mut model, run, Report::TooLong).is_empty());
    }
}

#[test]
fn an_answer_to_what_was_cancelled_is_not_taken_for_the_next_one() {
    let (mut model, asked) = reading();
    let run = model.work.run;
    admin(&mut model, Event::CancelAsking);
    admin(&mut model, Event::Check);
    assert_ne!(model.work.run, run);
    of(&mut model, run, Report::Answered(Box::new(Err(ApiError::NoAnswer))));
    assert!(matches!(model.work.job, Job::Observing { .. }), "the next one waits for its own answer");
    of(&mut model, run, answered(vec![Err(ApiError::NoAnswer); asked]));
    assert!(matches!(model.work.job, Job::Observing { .. }));
}

#[test]
fn a_cancelled_test_gives_back_what_was_known_before_it() {
    let mut model = testing();
    report(&mut model, proof(TestSession::Ended));
    let known = model.proofs.login.clone();
    confirmed(&mut model, Event::AskTestLogin, Event::TestLogin);
    assert!(model.proofs.login.is_none());
    admin(&mut model, Event::CancelAsking);
    assert_eq!(model.proofs.login, known);
}

#[test]
fn a_session_that_may_be_open_after_a_cancelled_test_is_told_with_its_user() {
    let why = || LoginError::Api(ApiError::NoAnswer);
    let failed = |session| Report::LoggedIn(Box::new(Err(LoginFailure::Org { why: why(), session })));
    for (late, is_told) in [
        (proof(TestSession::Unsure), true),
        (failed(TestSession::Unsure), true),
        (Report::LoggedIn(Box::new(Err(LoginFailure::Interrupted { why: BrowserError::NoReason }))), true),
        (proof(TestSession::Ended), false),
        (failed(TestSession::Ended), false),
        (failed(TestSession::NotOpened), false),
    ] {
        let mut model = testing();
        let run = model.work.run;
        admin(&mut model, Event::CancelAsking);
        of(&mut model, run, late);
        let notice = notice(&model);
        assert_eq!(notice.is_some(), is_told);
        let advice = in_english(&notice.and_then(|notice| notice.advice).unwrap_or_default());
        assert_eq!(advice.contains(USERNAME) && advice.contains("Session Management"), is_told);
        assert_eq!(model.proofs.login, None);
    }
}

#[test]
fn what_takes_too_long_ends_with_a_word_and_keeps_what_was_known() {
    let (mut model, _) = reading();
    model.read.checked_ms = Some(5.0);
    let run = model.work.run;
    let effects = of(&mut model, run, Report::TooLong);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::StopAsking(stopped) if *stopped == run)));
    assert!(model.work.job.is_idle());
    assert_eq!(model.read.checked_ms, Some(5.0));
    assert!(in_english(&notice(&model).unwrap().text).contains("within 120 seconds"));
    let mut model = testing();
    let run = model.work.run;
    of(&mut model, run, Report::TooLong);
    assert_eq!(model.proofs.login.as_ref().unwrap().as_ref().unwrap_err().session(), TestSession::Unsure);
}

#[test]
fn an_org_that_asks_for_a_moment_gets_it_twice_and_no_more() {
    let (mut model, asked) = reading();
    let mut answers = vec![Ok(Answer::Versions(vec![Version::OLDEST])); asked];
    *answers.first_mut().unwrap() = Err(busy(3));
    *answers.last_mut().unwrap() = Err(busy(2));
    let effects = report(&mut model, answered(answers));
    assert!(
        matches!(effects.as_slice(), [Effect::After { ms: 3000, then: Report::AskAgain }]),
        "{effects:?}"
    );
    assert!(compose::screen(&model).busy.unwrap().text == words::busy::Waiting { seconds: 3.into() }.into());
    let effects = report(&mut model, Report::AskAgain);
    let [Effect::Read { reads, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(reads.len(), 2, "what was answered is not asked again");
    report(&mut model, answered(vec![Err(busy(1)), Err(busy(1))]));
    assert!(matches!(model.work.job, Job::Waiting { .. }));
    report(&mut model, Report::AskAgain);
    report(&mut model, answered(vec![Err(busy(1)), Err(busy(1))]));
    assert!(model.work.job.is_idle());
    assert_eq!(model.said.notice(), Some(&Notice::OrgUnread(busy(1))));
}

#[test]
fn an_org_that_turns_everything_away_for_a_moment_is_asked_everything_again() {
    let (mut model, asked) = reading();
    let effects = report(&mut model, Report::Answered(Box::new(Err(busy(1)))));
    assert!(
        matches!(effects.as_slice(), [Effect::After { ms: 1000, then: Report::AskAgain }]),
        "{effects:?}"
    );
    let effects = report(&mut model, Report::AskAgain);
    let [Effect::Read { reads, expected: None }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(reads.len(), asked);
}

#[test]
fn an_org_that_asks_for_more_is_not_waited_for_and_one_without_calls_not_asked_again() {
    let (mut model, asked) = reading();
    report(&mut model, answered(vec![Err(busy(3600)); asked]));
    assert!(model.work.job.is_idle());
    assert!(in_english(&notice(&model).unwrap().text).contains("for 60 minutes"));
    let (mut model, asked) = reading();
    let mut answers = vec![Ok(Answer::Versions(vec![Version::OLDEST])); asked];
    *answers.first_mut().unwrap() = Err(ApiError::Limit { text: "TotalRequests Limit exceeded.".to_owned() });
    report(&mut model, answered(answers));
    assert!(model.work.job.is_idle());
    assert_eq!(model.read.checked_ms, None, "and what was known stays");
}

#[test]
fn where_nothing_comes_through_the_earlier_results_stay() {
    let (mut model, asked) = reading();
    model
        .read
        .verdicts
        .insert(CheckId::from("app.exists"), CheckVerdict::Ok { found: Text::default(), remark: None });
    report(&mut model, answered(vec![Err(ApiError::TooSlow { seconds: 20 }); asked]));
    assert!(model.read.verdicts.values().all(|verdict| matches!(verdict, CheckVerdict::Ok { .. })));
    assert!(in_english(&notice(&model).unwrap().text).contains("within 20 seconds"));
}

#[test]
fn a_test_that_is_put_off_for_a_moment_is_tried_once_more_by_itself() {
    let mut model = testing();
    let why = || LoginError::Api(busy(2));
    let put_off =
        || Report::LoggedIn(Box::new(Err(LoginFailure::Org { why: why(), session: TestSession::NotOpened })));
    let effects = report(&mut model, put_off());
    assert!(
        matches!(effects.as_slice(), [Effect::After { ms: 2000, then: Report::AskAgain }]),
        "{effects:?}"
    );
    let effects = report(&mut model, Report::AskAgain);
    assert!(matches!(effects.as_slice(), [Effect::TestLogin(_)]), "{effects:?}");
    report(&mut model, proof(TestSession::Ended));
    assert!(model.proofs.login.as_ref().unwrap().is_ok());
}

/// The message about a session that may be open stays until the admin has read it.
pub(super) fn session_left() -> Case {
    Case {
        notice: Notice::SessionLeft { username: USERNAME.to_owned(), begun_ms: 5 },
        state: at_form,
        meanwhile: |model| follow(model, Vec::new()),
        end: |model| {
            admin(model, Event::Dismiss);
        },
    }
}

/// What a Check of three batches says that it took; or nobody tells what the first one cost.
fn said_cost(first: Option<Calls>, next: Calls) -> Option<String> {
    let (mut model, mut asked) = reading();
    let mut cost = first.unwrap_or(next);
    if first.is_none() {
        report(&mut model, Report::Answered(Box::new(Err(busy(1)))));
        report(&mut model, Report::AskAgain);
    }
    while matches!(model.work.job, Job::Observing { .. }) {
        // Something came through, so the reading counts; nothing else is known.
        let mut answers = vec![Err(ApiError::TooSlow { seconds: 20 }); asked];
        *answers.first_mut().unwrap() = Ok(Answer::Identity(identity()));
        let readings = Readings { identity: identity(), answers, calls: cost, usage: None };
        let effects = report(&mut model, Report::Answered(Box::new(Ok(readings))));
        asked = effects
            .iter()
            .find_map(|effect| match effect {
                Effect::Read { reads, .. } => Some(reads.len()),
                _ => None,
            })
            .unwrap_or_default();
        cost = next;
    }
    assert!(model.read.checked_ms.is_some());
    // The place comes back elsewhere with what was said of the reading.
    let mut after = on_setup(Surface::Side, Access::Allowed);
    after.restore(model.saved());
    let said = |model: &Model| compose::screen(model).header.access.cost.map(|text| in_english(&text));
    assert_eq!(said(&model), said(&after));
    said(&model)
}

#[test]
fn a_check_says_how_many_calls_and_requests_all_its_batches_took() {
    let [first, next] =
        [(3, 2), (1, 1)].map(|(requests, api_calls)| Calls { requests, round_trips: 1, api_calls });
    assert_eq!(said_cost(Some(first), next).unwrap(), "The reading took 4 API calls in 5 requests.");
    assert_eq!(said_cost(None, next), None, "what is not wholly known is not said");
}

#[test]
fn what_is_meant_is_taken_with_one_press_and_the_org_is_read_again() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    let taken =
        [("permission_set_api_name", "Agents"), ("permission_set_label", "Agents of the call centre")];
    let values = taken.map(|(name, value)| (ParameterId::from(name), value.to_owned()));
    let effects = admin(&mut model, Event::Take(values.to_vec()));
    for (name, value) in taken {
        assert_eq!(model.entered.values.get(name), Some(value));
    }
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Read { .. })), "{effects:?}");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Remember { .. })), "{effects:?}");
}
