//! The panel's behaviour as sentences: an event in, effects and state out.

mod after_save;
mod arrival;
mod asking;
mod exchanged;
mod fill;
mod hand_over;
mod keys;
mod leaving;
mod loading;
mod missing;
mod over;
mod pointer;
mod pointing;
mod proofs;
mod record;
mod routes;
mod seen;
mod steps;
mod undo;
mod waiting;
mod whose;

use super::super::compose;
use super::super::effect::{Effect, ToRing};
use super::super::event::{DescribePurpose, Event, Message, Report};
use super::super::model::{Announcement, Asked, Job, Model, Notice, Sensitive};
use super::super::screen::{self, FieldResult, Surface, Tone};
use super::super::wording;
use super::update;
use crate::protocol::background::{Access, Place, TabContext};
use crate::protocol::keystore::{CertificateFacts, KeyState, Request, Weaknesses};
use guide::{CheckId, FieldId, ParameterId};
use guidepost_core::progress::CheckVerdict;
use pages::command::Handle;
use salesforce::answer::{Answer, Calls, Identity, Readings};
use salesforce::error::{ApiError, Obstacle};
use words::{Advised, Text, in_english, notice};

const NOW: f64 = 1_795_000_000_000.0;

/// The controls that are ringed.
fn rings(effects: &[Effect]) -> Vec<Handle> {
    let handle = |effect: &Effect| match effect {
        Effect::Ring { what: ToRing::Control(handle), .. } => Some(*handle),
        _ => None,
    };
    effects.iter().filter_map(handle).collect()
}

/// What became of a field, as it is shown.
fn said_of(model: &Model, field: &str) -> Option<FieldResult> {
    model.form.results.get(&FieldId::from(field)).map(wording::field_outcome)
}

/// The message above the step, as it is shown.
fn notice(model: &Model) -> Option<screen::Notice> {
    compose::screen(model).notice
}

/// What a screen reader is told, as it is said.
fn announced(model: &Model) -> String {
    in_english(&compose::screen(model).announcement)
}

fn model(surface: Surface) -> Model {
    Model::new(surface, shipped::guides().remove(0), shipped::catalog())
}

fn sight(host: &str, session: Access) -> TabContext {
    TabContext {
        tab: 7,
        window: 1,
        host: Some(host.to_owned()),
        place: Some(Place::Setup),
        site_access: Access::Allowed,
        session_access: session,
    }
}

fn report(model: &mut Model, report: Report) -> Vec<Effect> {
    update(model, Message::Report(report), NOW)
}

fn admin(model: &mut Model, event: Event) -> Vec<Effect> {
    update(model, Message::Admin(event), NOW)
}

/// What is pressed, and its question answered.
fn confirmed(model: &mut Model, asks: Event, answer: Event) -> Vec<Effect> {
    let mut effects = admin(model, asks);
    effects.extend(admin(model, answer));
    effects
}

/// A panel beside Setup of that org, with all that was remembered taken up.
fn on_setup(surface: Surface, session: Access) -> Model {
    let mut model = model(surface);
    let effects = report(&mut model, Report::Saw(Ok(sight("acme.my.salesforce.com", session))));
    assert!(matches!(effects.first(), Some(Effect::Recall { host }) if host == "acme.my.salesforce.com"));
    report(&mut model, Report::Remembered(None));
    model
}

fn go_to(model: &mut Model, step: &str) {
    let place = model.guide.steps.iter().position(|candidate| candidate.id.as_str() == step).unwrap();
    admin(model, Event::GoTo(place));
}

fn pair(fingerprint: &str) -> KeyState {
    KeyState::Ready(CertificateFacts {
        fingerprint: fingerprint.to_owned(),
        certificate_pem: "-----BEGIN CERTIFICATE-----".to_owned(),
        subject: "CN=WxCC - SCV".to_owned(),
        not_after_ms: 1_826_000_000_000,
        bits: 2048,
        created_ms: 1_795_000_000_000,
        weaknesses: Weaknesses::default(),
    })
}

#[test]
fn check_without_access_asks_in_the_side_panel_and_sends_there_from_the_page() {
    let mut side = on_setup(Surface::Side, Access::Withheld);
    assert!(admin(&mut side, Event::Check).is_empty());
    assert_eq!(side.question, Some(Asked::Session));
    let mut embedded = on_setup(Surface::Embedded, Access::Withheld);
    assert!(admin(&mut embedded, Event::Check).is_empty());
    assert_eq!(embedded.question, None);
    assert_eq!(embedded.said.notice(), Some(&Notice::OnlyInSidePanel(Sensitive::Access)));
    assert_eq!(notice(&embedded).unwrap().title, notice::InSidePanel.into());
}

#[test]
fn a_frame_in_a_page_can_neither_allow_access_nor_save_or_forget_the_key() {
    let mut model = on_setup(Surface::Embedded, Access::Withheld);
    report(&mut model, Report::Key(Ok(pair("AA"))));
    for event in [
        Event::AllowSession,
        Event::AskSaveKey(crate::protocol::keystore::KeyForm::Pkcs8),
        Event::SaveKey(crate::protocol::keystore::KeyForm::Pkcs8),
        Event::AskForgetKey,
        Event::ForgetKey,
        Event::AskReplaceKey,
        Event::ReplaceKey,
        Event::MakeKey,
        Event::AskTestLogin,
        Event::TestLogin,
        Event::AskReachClass,
        Event::ReachClass,
    ] {
        assert!(admin(&mut model, event.clone()).is_empty(), "{event:?}");
        assert_eq!(model.question, None, "{event:?}");
    }
}

#[test]
fn an_existing_key_is_replaced_or_forgotten_only_after_a_question() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    report(&mut model, Report::Key(Ok(pair("AA"))));
    assert!(admin(&mut model, Event::MakeKey).is_empty());
    assert!(admin(&mut model, Event::ForgetKey).is_empty());
    admin(&mut model, Event::AskForgetKey);
    assert_eq!(model.question, Some(Asked::ForgetKey));
    assert!(matches!(admin(&mut model, Event::ForgetKey).as_slice(), [Effect::Keystore(Request::Forget)]));
    assert!(admin(&mut model, Event::ReplaceKey).is_empty());
    admin(&mut model, Event::AskReplaceKey);
    let effects = admin(&mut model, Event::ReplaceKey);
    let [Effect::Keystore(Request::Make { days: 365, bits: 2048, replaces, .. })] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(
        *replaces,
        pair("AA").certificate().map(|facts| facts.fingerprint.clone()),
        "that key and no other"
    );
}

#[test]
fn news_of_the_key_is_asked_for_and_not_believed() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    report(&mut model, Report::Key(Ok(pair("AA"))));
    let effects = report(&mut model, Report::KeyNews);
    assert!(matches!(effects.as_slice(), [Effect::Keystore(Request::Status)]), "{effects:?}");
    assert_eq!(model.keys.key, Some(pair("AA")));
}

#[test]
fn another_org_takes_nothing_over_but_the_key() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    report(&mut model, Report::Key(Ok(pair("AA"))));
    admin(&mut model, Event::SetValue(ParameterId::from("app_name"), "Mine".to_owned()));
    model
        .read
        .verdicts
        .insert(CheckId::from("app.exists"), CheckVerdict::Ok { found: Text::default(), remark: None });
    let effects = report(&mut model, Report::Saw(Ok(sight("other.my.salesforce.com", Access::Allowed))));
    assert!(matches!(effects.first(), Some(Effect::Recall { host }) if host == "other.my.salesforce.com"));
    assert_eq!(model.entered.values.get("app_name"), Some("WxCC - SCV"));
    assert!(model.read.verdicts.is_empty());
    assert_eq!(model.keys.key, Some(pair("AA")));
}

#[test]
fn a_tab_of_no_org_takes_nothing_away() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    admin(&mut model, Event::Check);
    let blank = TabContext { host: None, place: None, ..sight("", Access::Allowed) };
    report(&mut model, Report::Saw(Ok(blank)));
    let effects = report(&mut model, Report::Saw(Ok(sight("acme.my.salesforce.com", Access::Allowed))));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Recall { .. })), "{effects:?}");
    assert!(matches!(model.work.job, Job::Observing { .. }), "the check goes on");
}

#[test]
fn several_words_can_be_typed_into_a_value() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    for typed in ["My", "My ", "My a", "My ap", "My app"] {
        admin(&mut model, Event::SetValue(ParameterId::from("app_name"), typed.to_owned()));
        assert_eq!(model.entered.values.typed("app_name"), typed);
    }
    assert_eq!(model.entered.values.get("app_name"), Some("My app"));
}

#[test]
fn a_changed_value_takes_back_what_was_checked_with_the_old_one() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    for id in ["app.exists", "app.scopes", "permission-set.exists"] {
        model
            .read
            .verdicts
            .insert(CheckId::from(id), CheckVerdict::Ok { found: Text::default(), remark: None });
    }
    admin(&mut model, Event::SetValue(ParameterId::from("app_api_name"), "Other".to_owned()));
    let left: Vec<_> = model.read.verdicts.keys().map(CheckId::as_str).collect();
    assert_eq!(left, ["permission-set.exists"]);
}

/// Nothing was read.
fn unread(why: Obstacle) -> Report {
    Report::Answered(Box::new(Err(ApiError::NotSent { why })))
}

#[test]
fn a_lost_session_keeps_place_values_and_key() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    report(&mut model, Report::Key(Ok(pair("AA"))));
    go_to(&mut model, "app.create");
    admin(&mut model, Event::SetValue(ParameterId::from("app_name"), "Mine".to_owned()));
    assert!(matches!(
        admin(&mut model, Event::Check).as_slice(),
        [Effect::Read { expected: None, .. }, Effect::Deadline { .. }]
    ));
    report(&mut model, unread(Obstacle::NoSession));
    assert!(model.work.job.is_idle());
    assert_eq!(notice(&model).unwrap().tone, Tone::Error);
    assert_eq!(model.current().id.as_str(), "app.create");
    assert_eq!(model.entered.values.get("app_name"), Some("Mine"));
    assert_eq!(model.keys.key, Some(pair("AA")));
}

#[test]
fn what_the_background_refuses_beside_the_page_is_done_in_the_side_panel() {
    let mut model = on_setup(Surface::Embedded, Access::Allowed);
    admin(&mut model, Event::Check);
    report(&mut model, unread(Obstacle::NotHere));
    assert!(model.work.job.is_idle());
    assert_eq!(notice(&model).unwrap().title, notice::InSidePanel.into());
}

#[test]
fn reads_of_another_user_are_thrown_away() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    let effects = admin(&mut model, Event::Check);
    let Some(Effect::Read { reads, expected: None }) = effects.first() else { panic!("{effects:?}") };
    let identity =
        Identity { org_id: "00D5g000004kXyZEAU".to_owned(), user_id: "0055g00000AbCdEAAV".to_owned() };
    let answers = vec![Err(ApiError::TooSlow { seconds: 20 }), Ok(Answer::Identity(identity.clone()))];
    let answers = answers.into_iter().cycle().take(reads.len()).collect();
    let first = Readings { identity: identity.clone(), answers, calls: Calls::default(), usage: None };
    let effects = report(&mut model, Report::Answered(Box::new(Ok(first))));
    assert!(
        matches!(effects.as_slice(), [Effect::Read { expected: Some(expected), .. }] if *expected == identity),
        "what comes next is for the same user: {effects:?}"
    );
    report(&mut model, unread(Obstacle::OtherUser));
    assert!(model.read.verdicts.is_empty());
    assert_eq!(model.read.checked_ms, None);
    assert!(matches!(model.said.notice(), Some(Notice::OrgUnread(_))));
}

#[test]
fn place_and_values_come_back_after_a_reload() {
    let mut before = on_setup(Surface::Embedded, Access::Allowed);
    go_to(&mut before, "app.policies");
    let effects = admin(&mut before, Event::SetValue(ParameterId::from("app_name"), "Mine".to_owned()));
    let Some(Effect::Remember { saved, .. }) = effects.into_iter().next() else {
        panic!("nothing remembered")
    };
    let mut after = model(Surface::Side);
    report(&mut after, Report::Saw(Ok(sight("acme.my.salesforce.com", Access::Allowed))));
    report(&mut after, Report::Remembered(Some(saved)));
    assert_eq!(after.current().id.as_str(), "app.policies");
    assert_eq!(after.entered.values.get("app_name"), Some("Mine"));
}

#[test]
fn what_was_remembered_in_another_form_is_not_taken_up() {
    let mut before = on_setup(Surface::Embedded, Access::Allowed);
    let effects = admin(&mut before, Event::SetValue(ParameterId::from("app_name"), "Mine".to_owned()));
    let Some(Effect::Remember { mut saved, .. }) = effects.into_iter().next() else {
        panic!("nothing remembered")
    };
    saved.format -= 1;
    let mut after = model(Surface::Side);
    report(&mut after, Report::Saw(Ok(sight("acme.my.salesforce.com", Access::Allowed))));
    report(&mut after, Report::Remembered(Some(saved)));
    assert_eq!(after.entered.values.get("app_name"), Some("WxCC - SCV"));
}

#[test]
fn the_ids_of_a_page_that_is_not_the_steps_are_not_learned() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "key.make");
    let mut frames = fill::form("", "");
    frames.first_mut().unwrap().seen.path = "/0PS5g000000AbCdEAK".to_owned();
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
    assert_eq!(model.entered.values.get("access.id"), None);
}

#[test]
fn the_page_is_opened_at_the_most_direct_address_of_which_all_is_known() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.apex-class");
    let path = |effects: Vec<Effect>| match effects.into_iter().next() {
        Some(Effect::Open { path }) => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(path(admin(&mut model, Event::OpenPage)), "/lightning/setup/PermSets/home");
    model.entered.values.set("access.id", "0PS5g000000AbCdEAK");
    assert_eq!(
        path(admin(&mut model, Event::OpenPage)),
        "/lightning/setup/PermSets/page?address=%2F0PS5g000000AbCdEAK%2Fe%3Fs%3DApexClassAccess"
    );
}
