//! The two proofs, and what each of them says.

use super::*;
use crate::panel::compose::screen;
use crate::panel::saved::{KindOfOrg, OrgFacts};
use crate::panel::screen::{Body, LoginScreen, Notice, Screen, TaskScreen};
use crate::protocol::background::{
    Afterwards, ClassProof, LoginFailure, LoginProof, ReachClass, TestSession,
};
use guide::Form;
use guidepost_core::progress::StepState;
use salesforce::apex_rest::{ApexRestPath, Reach};
use salesforce::error::LoginError;

pub(super) const USERNAME: &str = "scv.integration@acme.example";
pub(super) const KEY: &str =
    "3MVG9pRzvMkjMb6lZlt3YjDQwe0sMZ7e1cVvXo5Qm4UuKk2b8fJt0Yw9sPqL1nEhXgR3Zc6TdBv7MaNyWpKs1";

fn identity(org: &str) -> Identity {
    Identity { org_id: org.to_owned(), user_id: "0055g00000AbCdEAAV".to_owned() }
}

const ORG: &str = "00D5g000004kXyZEAU";

/// A panel that knows all that a login needs.
pub(super) fn ready() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    report(&mut model, Report::Key(Ok(pair("AA"))));
    model.entered.values.set("webex.consumer-key", KEY);
    model.entered.values.set("integration_username", USERNAME);
    model.read.facts = Some(OrgFacts {
        identity: identity(ORG),
        name: "Acme Test".to_owned(),
        kind: KindOfOrg::Production("Enterprise Edition".to_owned()),
        user: "Ada Admin".to_owned(),
        username: None,
        integration_user: None,
    });
    model
}

fn at_class(path: &str) -> Model {
    let mut model = ready();
    go_to(&mut model, "proof.class");
    admin(&mut model, Event::SetValue(ParameterId::from("apex_rest_path"), path.to_owned()));
    model
}

fn proof(org: &str, username: Option<&str>, reach: Reach) -> Report {
    let username = username.map(str::to_owned);
    Report::ReachedClass(Box::new(Ok(ClassProof {
        identity: identity(org),
        username,
        reach,
        session: TestSession::Ended,
    })))
}

fn granted() -> LoginProof {
    LoginProof {
        identity: identity(ORG),
        username: Some(USERNAME.to_owned()),
        scope: "api".to_owned(),
        session: TestSession::Ended,
    }
}

fn shown(model: &Model) -> Screen {
    screen(model)
}

fn class_screen(model: &Model) -> LoginScreen {
    let Body::Step(step) = shown(model).body else { panic!("no step") };
    let Some(TaskScreen::Class(class)) = step.task else { panic!("{:?}", step.task) };
    class
}

fn outcome(model: &Model) -> Notice {
    class_screen(model).outcome.unwrap()
}

fn state(model: &Model, title: &str) -> StepState {
    let lines = shown(model).outline;
    lines.iter().flat_map(|part| &part.steps).find(|step| in_english(&step.title) == title).unwrap().state
}

#[test]
fn without_its_path_the_class_cannot_be_asked_and_the_step_says_where_its_access_is_checked() {
    for path in ["", "cnxscv/v1", "/../data", "/a?b=c"] {
        let mut model = at_class(path);
        assert!(confirmed(&mut model, Event::AskReachClass, Event::ReachClass).is_empty(), "{path}");
        assert!(class_screen(&model).button.disabled.is_some());
        assert_eq!(state(&model, "Reach the class"), StepState::ToDo, "the login comes first");
        model.proofs.login = Some(Ok(granted()));
        assert_eq!(state(&model, "Reach the class"), StepState::CouldNotCheck);
        let notice = outcome(&model);
        assert_eq!(
            notice.title,
            words::login::ClassPathUnknown { ask: Text::value("bucher + suter"), client: model.client() }
                .title()
        );
        let step =
            (&model.guide.step(&guide::StepId::from("permission-set.apex-class")).unwrap().title).into();
        let way = Text::from(words::button::GoTo { step });
        assert!(notice.actions.iter().any(|go| go.label == way));
    }
}

#[test]
fn the_class_is_asked_by_the_path_that_was_entered_and_by_the_meant_user() {
    let mut model = at_class("/cnxscv/v1/routing");
    assert_eq!(state(&model, "Reach the class"), StepState::ToDo);
    let effects = confirmed(&mut model, Event::AskReachClass, Event::ReachClass);
    let [Effect::ReachClass(ReachClass { login, path }), Effect::Deadline { .. }, Effect::Remember { .. }] =
        effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert_eq!((login.username.as_str(), login.consumer_key.as_str()), (USERNAME, KEY));
    assert_eq!(path.to_string(), "/cnxscv/v1/routing");
    assert!(confirmed(&mut model, Event::AskTestLogin, Event::TestLogin).is_empty(), "one thing at a time");
}

#[test]
fn each_answer_of_the_class_says_what_it_shows_and_that_webex_is_not_proved() {
    let words = || "Salesforce's own words".to_owned();
    let cases = [
        (Reach::Reached { status: 200 }, StepState::Ok, Tone::Success),
        (Reach::NoAccess { text: words() }, StepState::NeedsChange, Tone::Error),
        (Reach::NoSuchPath { text: words() }, StepState::CouldNotCheck, Tone::Warning),
        (Reach::Unclear { status: 405, text: Some(words()) }, StepState::CouldNotCheck, Tone::Warning),
        (Reach::Unclear { status: 500, text: None }, StepState::CouldNotCheck, Tone::Warning),
        (Reach::NoAnswer, StepState::CouldNotCheck, Tone::Warning),
    ];
    for (reach, expected, tone) in cases {
        let mut model = at_class("/cnxscv/v1/routing");
        confirmed(&mut model, Event::AskReachClass, Event::ReachClass);
        let own_words = matches!(
            reach,
            Reach::NoAccess { .. } | Reach::NoSuchPath { .. } | Reach::Unclear { text: Some(_), .. }
        );
        report(&mut model, proof(ORG, Some(USERNAME), reach.clone()));
        assert_eq!(state(&model, "Reach the class"), expected, "{reach:?}");
        let notice = outcome(&model);
        assert_eq!(notice.tone, tone, "{reach:?}");
        assert_eq!(notice.original, own_words.then(|| Text::quoted(words())), "{reach:?}");
        let text = in_english(&notice.text);
        assert!(text.contains("does not prove that Webex itself"), "{text}");
        assert_eq!(model.proofs.login, None, "the two proofs are not mixed up");
    }
}

#[test]
fn a_class_that_answered_to_somebody_else_proves_nothing() {
    let reached = || Reach::Reached { status: 200 };
    for (org, username) in
        [("00D5g000004kABCEAU", Some(USERNAME)), (ORG, None), (ORG, Some("other@acme.example"))]
    {
        let mut model = at_class("/cnxscv/v1/routing");
        confirmed(&mut model, Event::AskReachClass, Event::ReachClass);
        report(&mut model, proof(org, username, reached()));
        assert_ne!(state(&model, "Reach the class"), StepState::Ok);
        assert_ne!(outcome(&model).tone, Tone::Success);
    }
}

#[test]
fn another_path_user_or_key_takes_the_proofs_back() {
    let changes: [fn(&mut Model); 3] = [
        |model| {
            admin(model, Event::SetValue(ParameterId::from("apex_rest_path"), "/other".to_owned()));
        },
        |model| {
            admin(
                model,
                Event::SetValue(ParameterId::from("integration_username"), "b@c.example".to_owned()),
            );
        },
        |model| {
            report(model, Report::Key(Ok(pair("BB"))));
        },
    ];
    for change in changes {
        let mut model = at_class("/cnxscv/v1/routing");
        let reached = Reach::Reached { status: 200 };
        report(&mut model, proof(ORG, Some(USERNAME), reached));
        assert_eq!(state(&model, "Reach the class"), StepState::Ok);
        change(&mut model);
        assert_ne!(state(&model, "Reach the class"), StepState::Ok);
    }
}

#[test]
fn a_granted_login_stays_granted_when_something_else_is_renamed() {
    let mut model = at_class("/cnxscv/v1/routing");
    model.proofs.login = Some(Ok(granted()));
    for (name, value) in [("apex_rest_path", "/other"), ("connector_name", "Mine"), ("app_name", "Mine")] {
        admin(&mut model, Event::SetValue(ParameterId::from(name), value.to_owned()));
        assert!(model.proofs.login.is_some(), "{name}");
    }
    admin(&mut model, Event::SetValue(ParameterId::from("app_api_name"), "Mine".to_owned()));
    assert!(model.proofs.login.is_none());
}

#[test]
fn a_granted_login_is_ok_only_for_the_user_and_org_that_were_meant() {
    let granted = |org: &str, username: Option<&str>| {
        let mut model = ready();
        go_to(&mut model, "proof.login");
        confirmed(&mut model, Event::AskTestLogin, Event::TestLogin);
        let proof = LoginProof {
            identity: identity(org),
            username: username.map(str::to_owned),
            scope: "api".to_owned(),
            session: TestSession::Ended,
        };
        report(&mut model, Report::LoggedIn(Box::new(Ok(proof))));
        state(&model, "Test the login")
    };
    assert_eq!(granted(ORG, Some("SCV.Integration@acme.example")), StepState::Ok);
    assert_eq!(granted("00D5g000004kABCEAU", Some(USERNAME)), StepState::NeedsChange);
    assert_eq!(granted(ORG, None), StepState::CouldNotCheck);
}

#[test]
fn what_a_later_reading_shows_is_newer_than_a_proof() {
    let mut model = at_class("/cnxscv/v1/routing");
    report(&mut model, proof(ORG, Some(USERNAME), Reach::Reached { status: 200 }));
    let wrong = || CheckVerdict::NeedsChange {
        expected: Text::default(),
        found: Text::default(),
        remedy: Text::default(),
    };
    model.read.verdicts.insert(CheckId::from("permission-set.apex-class"), wrong());
    assert_eq!(state(&model, "Reach the class"), StepState::Ok, "the proof is newer");
    model.read.checked_ms = Some(NOW + 1.0);
    assert_eq!(state(&model, "Reach the class"), StepState::ToDo);
}

#[test]
fn a_refused_login_keeps_the_class_from_being_judged() {
    let mut model = at_class("/cnxscv/v1/routing");
    let why = LoginError::Refused {
        error: "invalid_grant".to_owned(),
        description: "invalid assertion".to_owned(),
    };
    report(
        &mut model,
        Report::ReachedClass(Box::new(Err(LoginFailure::Org { why, session: TestSession::NotOpened }))),
    );
    assert_eq!(state(&model, "Reach the class"), StepState::CouldNotCheck);
    assert_eq!(outcome(&model).title, words::login::Refused.into());
}

#[test]
fn the_form_of_the_path_and_the_request_agree_on_what_a_path_is() {
    for text in [
        "/cnxscv/v1/routing",
        "/a",
        "/a/",
        "/",
        "//",
        "",
        "a",
        "/a//b",
        "/a/../b",
        "/a/.",
        "/a?b",
        "/a#b",
        "/%2e",
        "/services/apexrest/a",
        "/a b",
        "/a~b-c._d",
    ] {
        let sound = ApexRestPath::try_from(text.to_owned()).is_ok();
        assert_eq!(Form::ApexRestPath.accept(text).is_ok(), sound, "{text:?}");
    }
}

#[test]
fn a_test_is_known_as_such_after_a_reload_and_holds_no_secret() {
    let mut model = ready();
    go_to(&mut model, "proof.login");
    let begun = confirmed(&mut model, Event::AskTestLogin, Event::TestLogin);
    assert!(
        begun
            .iter()
            .any(|effect| matches!(effect, Effect::Remember { saved, .. } if saved.own_tests.len() == 1)),
        "it is noted before anything comes of it"
    );
    report(&mut model, Report::LoggedIn(Box::new(Ok(granted()))));
    let text = serde_json::to_string(&model.saved().own_tests).unwrap();
    let seconds = crate::panel::model::moment(model.now_ms).seconds();
    assert_eq!(text, format!(r#"[{{"from":{},"until":{},"row":null}}]"#, seconds - 60, seconds + 60));
    let mut again = on_setup(Surface::Side, Access::Allowed);
    again.restore(model.saved());
    assert_eq!(again.proofs.own_tests, model.proofs.own_tests);
}

#[test]
fn what_was_never_sent_is_no_test() {
    let mut model = ready();
    go_to(&mut model, "proof.login");
    confirmed(&mut model, Event::AskTestLogin, Event::TestLogin);
    report(&mut model, Report::LoggedIn(Box::new(Err(LoginFailure::NoOrg))));
    assert_eq!(model.proofs.own_tests, []);
}

#[test]
fn the_session_of_a_test_is_left_only_where_the_admin_says_so() {
    let cases = [(Event::TestLogin, Afterwards::End), (Event::TestLoginAndLeave, Afterwards::Leave)];
    for (answer, expected) in cases {
        let mut model = ready();
        go_to(&mut model, "proof.login");
        let effects = confirmed(&mut model, Event::AskTestLogin, answer);
        let Some(Effect::TestLogin(call)) = effects.first() else { panic!("{effects:?}") };
        assert_eq!(call.afterwards, expected);
    }
    let mut model = at_class("/cnxscv/v1/routing");
    let effects = confirmed(&mut model, Event::AskReachClass, Event::ReachClassAndLeave);
    let Some(Effect::ReachClass(call)) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(call.login.afterwards, Afterwards::Leave);
    let beside = &mut on_setup(Surface::Embedded, Access::Allowed);
    beside.question = Some(Asked::TestLogin);
    assert!(admin(beside, Event::TestLoginAndLeave).is_empty(), "not in a frame inside a page");
}
