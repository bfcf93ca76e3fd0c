//! The other pairs of host and audience: asked for one by one, and each for itself.

use super::proofs::{USERNAME, ready};
use super::*;
use crate::panel::compose::screen;
use crate::panel::screen::{Body, RouteLine, RouteResult, RoutesScreen, TaskScreen};
use crate::protocol::background::{Afterwards, LoginFailure, LoginProof, Route, TestSession, TryRoute};
use crate::protocol::failure::BrowserError;
use salesforce::error::LoginError;
use salesforce::oauth::Audience;

const ORG: &str = "00D5g000004kXyZEAU";

fn at_login() -> Model {
    let mut model = ready();
    go_to(&mut model, "proof.login");
    model
}

fn granted(org: &str) -> LoginProof {
    LoginProof {
        identity: Identity { org_id: org.to_owned(), user_id: "0055g00000AbCdEAAV".to_owned() },
        username: Some(USERNAME.to_owned()),
        scope: "api".to_owned(),
        session: TestSession::Ended,
    }
}

fn refused(error: &str, description: &str) -> Result<LoginProof, LoginFailure> {
    let why = LoginError::Refused { error: error.to_owned(), description: description.to_owned() };
    Err(LoginFailure::Org { why, session: TestSession::NotOpened })
}

fn press(model: &mut Model, route: Route) -> Vec<Effect> {
    confirmed(model, Event::AskTryRoute(route), Event::TryRoute(route, Afterwards::End))
}

fn tried(model: &mut Model, route: Route, outcome: Result<LoginProof, LoginFailure>) {
    press(model, route);
    if route == Route::General {
        allow(model, Ok(true));
    }
    report(model, Report::TriedRoute(route, Box::new(outcome)));
}

fn allow(model: &mut Model, allowed: Result<bool, BrowserError>) -> Vec<Effect> {
    let (route, afterwards) = (Route::General, Afterwards::End);
    report(model, Report::HostAccess { route, afterwards, allowed })
}

fn routes(model: &Model) -> Option<RoutesScreen> {
    let Body::Step(step) = screen(model).body else { panic!("no step") };
    let Some(TaskScreen::Login(login)) = step.task else { panic!("{:?}", step.task) };
    login.routes
}

fn line(model: &Model, id: &str) -> RouteLine {
    routes(model).unwrap().lines.into_iter().find(|line| line.id == id).unwrap()
}

/// All that is said of a route.
fn words(model: &Model, id: &str) -> String {
    line(model, id).rows.iter().map(|(_, text)| in_english(text)).collect::<Vec<_>>().join("\n")
}

fn results(model: &Model) -> Vec<RouteResult> {
    routes(model).unwrap().lines.iter().map(|line| line.result).collect()
}

#[test]
fn each_route_is_tried_on_its_own_press_and_keeps_its_own_result() {
    use RouteResult::{Granted, NotTried, Refused};
    let mut model = at_login();
    assert_eq!(results(&model), [NotTried; 3]);
    let effects = press(&mut model, Route::MyDomain);
    let [Effect::TryRoute(TryRoute { login, route: Route::MyDomain }), Effect::Deadline { .. }, ..] =
        effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert_eq!((login.username.as_str(), login.afterwards), (USERNAME, Afterwards::End));
    assert!(press(&mut model, Route::General).is_empty(), "one thing at a time");
    let outcome = refused("invalid_grant", "audience is invalid");
    report(&mut model, Report::TriedRoute(Route::MyDomain, Box::new(outcome)));
    assert_eq!(results(&model), [NotTried, Refused, NotTried]);
    tried(&mut model, Route::General, Ok(granted(ORG)));
    assert_eq!(results(&model), [NotTried, Refused, Granted]);
    assert_eq!(model.proofs.login, None, "the first proof is another one");
    confirmed(&mut model, Event::AskTestLogin, Event::TestLogin);
    report(&mut model, Report::LoggedIn(Box::new(Ok(granted(ORG)))));
    assert_eq!(results(&model), [Granted, Refused, Granted]);
}

#[test]
fn the_general_host_is_asked_only_once_the_browser_may() {
    let mut model = at_login();
    let effects = press(&mut model, Route::General);
    let [Effect::RequestHost { general: Audience::Production, route: Route::General, .. }] =
        effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert!(model.proofs.own_tests.is_empty(), "nothing was sent");
    allow(&mut model, Ok(false));
    assert_eq!(line(&model, "general").result, RouteResult::NotPossible);
    assert!(words(&model, "general").contains("Nothing was sent"));
    assert!(model.proofs.own_tests.is_empty(), "nothing was sent");
    press(&mut model, Route::General);
    allow(&mut model, Err(BrowserError::said("No gesture.")));
    assert!(words(&model, "general").contains("No gesture."));
    press(&mut model, Route::General);
    let effects = allow(&mut model, Ok(true));
    assert!(matches!(effects.first(), Some(Effect::TryRoute(TryRoute { route: Route::General, .. }))));
    // Who allows what nobody waits for any more, has it given back at once.
    let effects = allow(&mut model, Ok(true));
    assert!(matches!(effects.as_slice(), [Effect::ReturnHost(Audience::Production)]), "{effects:?}");
}

#[test]
fn a_sandbox_is_asked_for_at_its_own_general_host() {
    let mut model = at_login();
    model.read.facts.as_mut().unwrap().kind = crate::panel::saved::KindOfOrg::Sandbox;
    let effects = press(&mut model, Route::General);
    assert!(
        matches!(effects.as_slice(), [Effect::RequestHost { general: Audience::Sandbox, .. }]),
        "{effects:?}"
    );
    assert!(words(&model, "general").contains("https://test.salesforce.com"));
}

#[test]
fn every_try_is_remembered_as_a_test_of_our_own() {
    for route in [Route::MyDomain, Route::General] {
        let mut model = at_login();
        tried(&mut model, route, refused("app_not_found", ""));
        assert_eq!(model.proofs.own_tests.len(), 1, "{route:?}");
        assert_eq!(model.saved().own_tests.len(), 1, "{route:?}");
        tried(&mut model, route, Err(LoginFailure::NoOrg));
        assert_eq!(model.proofs.own_tests.len(), 1, "{route:?}: what was never sent is no test");
    }
}

#[test]
fn a_refusal_says_what_it_tells_of_this_route_and_no_more() {
    let audience = ("invalid_grant", "audience is invalid");
    let app = ("app_not_found", "External client app is not installed in this org");
    let other = ("invalid_grant", "user hasn't approved this consumer");
    let cases = [
        (Route::MyDomain, audience, "does not take its own My Domain as audience"),
        (Route::General, app, "https://login.salesforce.com does not know this app"),
    ];
    for (route, (error, description), says) in cases {
        let mut model = at_login();
        tried(&mut model, route, refused(error, description));
        let id = if route == Route::MyDomain { "my-domain" } else { "general" };
        let words = words(&model, id);
        assert!(words.contains(says), "{words}");
        assert!(words.contains(error) && words.contains(description), "Salesforce's own words: {words}");
    }
    for (test, says) in [
        (None, "Press Test the login too"),
        (Some(refused(other.0, other.1)), "Test the login was refused too"),
        (Some(Ok(granted(ORG))), "what refuses is this pair, or something that was changed since"),
    ] {
        let mut model = at_login();
        if let Some(test) = test {
            confirmed(&mut model, Event::AskTestLogin, Event::TestLogin);
            report(&mut model, Report::LoggedIn(Box::new(test)));
        }
        tried(&mut model, Route::General, refused(other.0, other.1));
        let words = words(&model, "general");
        assert!(words.contains(says), "{words}");
        assert!(!words.contains("does not know this app"), "{words}");
    }
}

#[test]
fn a_grant_of_another_org_and_an_answer_that_never_came_are_neither_granted_nor_refused() {
    let mut model = at_login();
    tried(&mut model, Route::General, Ok(granted("00D5g000004kABCEAU")));
    assert_eq!(line(&model, "general").result, RouteResult::Unclear);
    assert!(words(&model, "general").contains("The login went to another org"));
    for (error, expected) in [
        (ApiError::NoAnswer, RouteResult::Unclear),
        (ApiError::Busy { status: 429, seconds: Some(1) }, RouteResult::Unclear),
        (ApiError::NotSent { why: Obstacle::NotHere }, RouteResult::NotPossible),
    ] {
        let mut model = at_login();
        let failed = LoginFailure::Org { why: LoginError::Api(error), session: TestSession::Unsure };
        tried(&mut model, Route::MyDomain, Err(failed));
        assert_eq!(line(&model, "my-domain").result, expected);
        assert!(words(&model, "my-domain").contains(USERNAME), "whose session may be open");
        assert!(model.work.job.is_idle(), "the general host may be asked once alone, so nothing waits");
    }
}

#[test]
fn a_try_can_be_cancelled_and_what_was_known_before_is_known_again() {
    let mut model = at_login();
    tried(&mut model, Route::MyDomain, Ok(granted(ORG)));
    press(&mut model, Route::MyDomain);
    assert_eq!(line(&model, "my-domain").result, RouteResult::NotTried);
    let run = model.work.run;
    let cancel = screen(&model).busy.unwrap().cancel.unwrap();
    let effects = admin(&mut model, cancel.event);
    assert!(matches!(effects.as_slice(), [Effect::StopAsking(stopped)] if *stopped == run), "{effects:?}");
    assert_eq!(line(&model, "my-domain").result, RouteResult::Granted);
    let late = LoginFailure::Org { why: LoginError::Api(ApiError::NoAnswer), session: TestSession::Unsure };
    let late = Report::TriedRoute(Route::MyDomain, Box::new(Err(late)));
    report(&mut model, Report::Of(run, Box::new(late)));
    assert!(
        matches!(model.said.notice(), Some(Notice::SessionLeft { username, .. }) if username == USERNAME)
    );
    let mut model = at_login();
    press(&mut model, Route::MyDomain);
    report(&mut model, Report::TooLong);
    assert_eq!(line(&model, "my-domain").result, RouteResult::Unclear);
}

#[test]
fn nothing_is_tried_beside_a_page_nor_without_what_a_login_needs() {
    let mut beside = ready();
    beside.surface = Surface::Embedded;
    go_to(&mut beside, "proof.login");
    assert!(admin(&mut beside, Event::AskTryRoute(Route::MyDomain)).is_empty());
    assert_eq!(beside.said.notice(), Some(&Notice::OnlyInSidePanel(Sensitive::Proof)));
    beside.question = Some(Asked::TryRoute(Route::MyDomain));
    assert!(admin(&mut beside, Event::TryRoute(Route::MyDomain, Afterwards::End)).is_empty());
    let mut keyless = at_login();
    report(&mut keyless, Report::Key(Ok(KeyState::None)));
    assert_eq!(routes(&keyless), None);
    assert!(press(&mut keyless, Route::MyDomain).is_empty());
    let mut side = at_login();
    assert!(press(&mut side, Route::MyDomainForGeneral).is_empty(), "that is the first proof's own");
    admin(&mut side, Event::AskTryRoute(Route::MyDomain));
    let other = Event::TryRoute(Route::General, Afterwards::End);
    assert!(admin(&mut side, other).is_empty(), "what was asked for is what is tried");
    assert!(Event::AskTryRoute(Route::General).is_sensitive());
    assert!(Event::TryRoute(Route::General, Afterwards::Leave).is_sensitive());
}

#[test]
fn another_key_takes_the_results_back() {
    let mut model = at_login();
    tried(&mut model, Route::MyDomain, Ok(granted(ORG)));
    report(&mut model, Report::Key(Ok(pair("BB"))));
    assert_eq!(line(&model, "my-domain").result, RouteResult::NotTried);
}
