//! The longest words: every step with an org that calls all its things as long as Salesforce
//! lets it, without a place to break.

use super::{State, another_key, own_key, state};
use crate::world::{GUIDE, LONGEST, Names, Org, Page, Panel, different};
use guide::Step;
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{Embedded, Side};
use guidepost::protocol::background::{ClassProof, LoginProof, TestSession};
use guidepost::protocol::keystore::{CertificateFacts, KeyState};
use salesforce::answer::Identity;
use salesforce::apex_rest::Reach;

pub(super) fn all() -> Vec<State> {
    let mut states: Vec<State> = GUIDE
        .steps
        .iter()
        .zip(1..)
        .map(|(step, number)| {
            let name = format!("80-long-words-{number:02}-{}", step.id.as_str().replace('.', "-"));
            state(name, wrong(step))
        })
        .collect();
    let right = |step: &str| read_production(Org::complete()).at(step);
    states.extend(vec![
        state("81-long-words-unread", unread()),
        state("81-long-words-right", right("user.create")),
        state("81-long-words-right-app", right("app.policies")),
        state("81-long-words-filled-user", filled("user.create", "user-new")),
        state("81-long-words-filled-app", filled("app.create", "app-new")),
        state("81-long-words-filled-policies", filled("app.policies", "app-policies-edit")),
        state("81-long-words-asked", asked()),
        state("81-long-words-granted", granted()),
        state("81-long-words-kept-away", kept_away()),
        state("81-long-words-session", asked_for_session()),
    ]);
    states
}

fn unread() -> Panel {
    Panel::unopened(Embedded).of_org(&LONGEST).started().enters_all(&LONGEST).at("permission-set.create")
}

fn named(key: KeyState) -> KeyState {
    let subject = format!("CN={}", LONGEST.app.chars().take(64).collect::<String>());
    match key {
        KeyState::Ready(facts) => KeyState::Ready(CertificateFacts { subject, ..facts }),
        other => other,
    }
}

/// A panel that has read a sandbox of such names: no host is longer.
fn read(key: KeyState, org: Org) -> Panel {
    read_as(&LONGEST, key, org.sandbox())
}

/// A panel that has read the org itself: of no kind more is said.
fn read_production(org: Org) -> Panel {
    let names = Names { host: "donaudampfschifffahrtsversicherung.my.salesforce.com", ..LONGEST };
    read_as(&names, own_key(), org)
}

fn read_as(names: &Names, key: KeyState, org: Org) -> Panel {
    let panel = Panel::unopened(Side).of_org(names).allowed().with_key(named(key)).started();
    panel.enters_all(names).checks(org.named(names))
}

/// Each step in an org in which all is wrong, on the page of its last stage.
fn wrong(step: &Step) -> Panel {
    let panel = read(another_key(), different()).at(step.id.as_str());
    let form = step.stages.iter().rev().find(|stage| !stage.fields.is_empty());
    match form {
        Some(stage) => panel.on_page(Page::of(stage.page.as_str(), &LONGEST)),
        None => panel,
    }
}

fn beside(step: &str, page: &str) -> Panel {
    read(own_key(), Org::complete()).at(step).on_page(Page::of(page, &LONGEST))
}

fn filled(step: &str, page: &str) -> Panel {
    beside(step, page).fills()
}

fn asked() -> Panel {
    beside("permission-set.apex-class", "permission-set-apex-classes-edit").begins_to_fill()
}

fn user() -> Identity {
    Identity { user_id: "005gL00000001aTQAQ".to_owned(), ..Org::complete().identity() }
}

fn granted() -> Panel {
    let username = Some(LONGEST.username.to_owned());
    let proof = LoginProof {
        identity: user(),
        username,
        scope: "api refresh_token offline_access".to_owned(),
        session: TestSession::Ended,
    };
    let asked =
        read(own_key(), Org::complete()).at("proof.login").does(Event::AskTestLogin).does(Event::TestLogin);
    asked.hears(Report::LoggedIn(Box::new(Ok(proof))))
}

fn kept_away() -> Panel {
    let text =
        format!("You do not have access to the Apex class named: cnxscv.{} (FORBIDDEN)", LONGEST.apex_class);
    let username = Some(LONGEST.username.to_owned());
    let proof = ClassProof {
        identity: user(),
        username,
        reach: Reach::NoAccess { text },
        session: TestSession::Ended,
    };
    let asked =
        read(own_key(), different()).at("proof.class").does(Event::AskReachClass).does(Event::ReachClass);
    asked.hears(Report::ReachedClass(Box::new(Ok(proof))))
}

fn asked_for_session() -> Panel {
    Panel::unopened(Side).of_org(&LONGEST).started().does(Event::AskSession)
}
