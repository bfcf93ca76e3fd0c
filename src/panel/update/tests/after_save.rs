//! What is read by itself after a form that was filled here has been left.

use super::fill::form;
use super::leaving::{saved, with_filled_form};
use super::*;
use crate::panel::compose;
use crate::panel::event::Report;
use crate::panel::model::{FieldOutcome, Job};
use crate::panel::screen::{Body, Button, NextAction, Weight};
use crate::protocol::keystore::KeyForm;
use guidepost_core::org::{FoundApp, Offer, Org};
use pages::command::DocumentId;
use pages::verdict::Verdict;
use salesforce::error::{ApiError, Obstacle};
use words::Text;

const SECOND: f64 = 1000.0;

fn next_action(model: &Model) -> NextAction {
    match compose::screen(model).body {
        Body::Step(step) => step.next_action,
        Body::Nothing(notice) => panic!("{notice:?}"),
    }
}

#[test]
fn enter_does_what_can_be_pressed_and_nothing_sensitive() {
    let by_enter = |event: Event, disabled: Option<Text>| {
        let label = words::button::Check.into();
        let button = Button { label, event, disabled, weight: Weight::Brand };
        NextAction { say: None, button: Some(button) }.by_enter().cloned()
    };
    assert_eq!(by_enter(Event::OpenAndFill, None), Some(Event::OpenAndFill));
    assert_eq!(by_enter(Event::OpenAndFill, Some(words::button::Check.into())), None);
    for sensitive in
        [Event::AskTestLogin, Event::AskReachClass, Event::SaveKey(KeyForm::Pkcs8), Event::AskSession]
    {
        assert_eq!(by_enter(sensitive, None), None);
    }
    assert_eq!(NextAction::default().by_enter(), None);
}

/// Time passes in sight of the admin.
fn after(model: &mut Model, seconds: f64) -> Vec<Effect> {
    update(model, Message::Report(Report::Tick), NOW + seconds * SECOND)
}

fn is_read(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Read { .. }))
}

/// A filled form that has been left, in a panel that may read the org by itself or not.
fn left(is_on: bool) -> Model {
    let mut model = with_filled_form();
    model.after_save.is_on = is_on;
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(saved())));
    model
}

/// Ends a reading that shows nothing of the step.
fn shows_nothing_yet(model: &mut Model, seconds: f64) {
    model.work.job = Job::Idle;
    model.after_save.read(false, &[], NOW + seconds * SECOND);
}

#[test]
fn the_org_is_read_once_the_form_was_left_and_again_where_it_lags() {
    let mut model = left(true);
    assert_eq!(next_action(&model).say, Some(words::page::ReadsBySelf.into()));
    assert!(!is_read(&after(&mut model, 0.5)), "Salesforce is still saving");
    assert!(is_read(&after(&mut model, 1.1)));
    assert!(!is_read(&after(&mut model, 1.6)), "one reading at a time");
    shows_nothing_yet(&mut model, 2.0);
    assert_eq!(next_action(&model).say, Some(words::page::ReadsAgain { seconds: 10.into() }.into()));
    assert!(!is_read(&after(&mut model, 11.0)));
    assert!(is_read(&after(&mut model, 12.1)));
    shows_nothing_yet(&mut model, 13.0);
    assert!(!is_read(&after(&mut model, 72.0)));
    assert!(is_read(&after(&mut model, 73.1)));
    shows_nothing_yet(&mut model, 74.0);
    assert_eq!(next_action(&model).say, Some(words::page::KeptNothing.into()), "whoever cancels leaves too");
    assert!(!is_read(&after(&mut model, 1000.0)));
}

#[test]
fn nothing_is_read_by_itself_without_consent_or_where_nobody_looks() {
    let mut without = left(false);
    assert!(!is_read(&after(&mut without, 1.1)));
    let mut hidden = left(true);
    assert!(!is_read(&after(&mut hidden, 600.0)), "nobody looked for ten minutes");
    let mut asked = left(true);
    asked.question = Some(Asked::Session);
    assert!(!is_read(&after(&mut asked, 1.1)), "a question waits");
}

#[test]
fn a_form_is_read_for_whichever_step_is_shown_when_it_is_left() {
    let mut model = with_filled_form();
    model.after_save.is_on = true;
    go_to(&mut model, "permission-set.apex-class");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(saved())));
    assert!(is_read(&after(&mut model, 1.1)));
    let mut soon = left(true);
    go_to(&mut soon, "permission-set.apex-class");
    assert!(is_read(&after(&mut soon, 1.1)), "who goes on at once has saved all the same");
}

#[test]
fn what_has_changed_is_what_salesforce_kept_and_is_not_waited_for() {
    let to_do = |found: &str| CheckVerdict::ToDo {
        expected: Text::default(),
        found: Text::value(found),
        remedy: Text::default(),
    };
    let mut model = with_filled_form();
    model.after_save.is_on = true;
    let checks: Vec<_> = model.guide.checks_of(&model.current().id).map(|check| check.id.clone()).collect();
    let all = |found: &str| checks.iter().map(|id| (id.clone(), to_do(found))).collect::<Vec<_>>();
    model.read.verdicts.extend(all("nothing"));
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(saved())));
    assert!(is_read(&after(&mut model, 1.1)));
    model.work.job = Job::Idle;
    let now: Vec<_> = checks.iter().map(|_| to_do("something else")).collect();
    model.after_save.read(false, &now, NOW + 2.0 * SECOND);
    assert_eq!(next_action(&model).say, Some(words::page::KeptOther.into()));
    assert!(!is_read(&after(&mut model, 12.1)), "it is no lag");
}

#[test]
fn a_form_that_was_loaded_anew_is_neither_filled_nor_saved() {
    let mut model = with_filled_form();
    model.after_save.is_on = true;
    let mut anew = form("", "");
    anew.first_mut().unwrap().document = DocumentId("anew".to_owned());
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(anew)));
    assert!(model.form.results.is_empty(), "{:?}", model.form.results);
    assert!(!is_read(&after(&mut model, 1.1)), "nothing was saved");
    assert_eq!(next_action(&model).button.map(|button| button.event), Some(Event::FillAll));
}

#[test]
fn what_was_changed_by_hand_is_not_to_be_saved_as_it_stands() {
    let mut model = with_filled_form();
    let fields = model.current().stages.iter().flat_map(|stage| &stage.fields);
    let filled = || FieldOutcome::Filled(Verdict::Typed);
    model.form.results = fields.map(|field| (field.field.clone(), filled())).collect();
    assert!(next_action(&model).say.is_some(), "Save is to be pressed");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form("Another label", "Another_name"))));
    assert_eq!(next_action(&model).say, None);
    assert_eq!(next_action(&model).button.map(|button| button.event), Some(Event::FillAll));
}

#[test]
fn what_the_page_refuses_is_looked_for_in_the_org_and_not_filled_again() {
    let mut model = with_filled_form();
    let field = model.stage().unwrap().fields.first().unwrap().clone();
    let message = "This name is already in use.".to_owned();
    let refused = FieldOutcome::Filled(Verdict::Refused { message: Some(message.clone()) });
    model.form.results.insert(field.field, refused);
    let said = words::page::Refused { field: (&field.label).into(), message: (&message).into() };
    assert_eq!(next_action(&model).say, Some(said.into()));
    assert_eq!(next_action(&model).button, None, "Check is what stands out");
}

#[test]
fn a_record_that_is_there_and_wrong_is_not_made_again() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    let wrong = || CheckVerdict::NeedsChange {
        expected: Text::default(),
        found: Text::default(),
        remedy: Text::default(),
    };
    let checks: Vec<_> = model.guide.checks_of(&model.current().id).map(|check| check.id.clone()).collect();
    model.read.verdicts.extend(checks.into_iter().map(|id| (id, wrong())));
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(saved())));
    let Body::Step(step) = compose::screen(&model).body else { panic!("a step is shown") };
    let actions = step.page.unwrap().actions;
    let offered = actions.iter().chain(&step.next_action.button);
    assert!(!offered.clone().any(|button| button.event == Event::OpenAndFill), "{actions:?}");
}

#[test]
fn consent_is_given_with_the_session_or_in_the_side_panel_and_taken_back() {
    let mut model = on_setup(Surface::Side, Access::Withheld);
    admin(&mut model, Event::AskSession);
    admin(&mut model, Event::AllowSession);
    assert!(!model.after_save.is_on, "the browser asks too");
    report(&mut model, Report::SessionAccess(Ok(true)));
    assert!(model.after_save.is_on && model.saved().check_after_save);
    report(&mut model, Report::SessionAccess(Ok(false)));
    assert!(!model.after_save.is_on);

    let mut earlier = on_setup(Surface::Side, Access::Allowed);
    assert!(!earlier.after_save.is_on, "who allowed it before was not asked for this");
    admin(&mut earlier, Event::CheckAfterSave(true));
    assert!(earlier.after_save.is_on);
    admin(&mut earlier, Event::CheckAfterSave(false));
    assert!(!earlier.after_save.is_on);

    let mut in_page = on_setup(Surface::Embedded, Access::Allowed);
    admin(&mut in_page, Event::CheckAfterSave(true));
    assert!(!in_page.after_save.is_on, "a page could lure to it");
}

#[test]
fn after_a_reading_that_was_turned_away_none_follows_until_the_admin_asks() {
    let refused = || Report::Answered(Box::new(Err(ApiError::NotSent { why: Obstacle::NoSession })));
    let mut model = left(true);
    after(&mut model, 1.1);
    report(&mut model, refused());
    assert!(!is_read(&after(&mut model, 20.0)));
    let again = |model: &mut Model| {
        let filled = with_filled_form();
        model.form = filled.form;
        report(model, Report::Frames(DescribePurpose::Follow, Ok(saved())));
    };
    again(&mut model);
    assert!(!is_read(&after(&mut model, 1.1)));
    admin(&mut model, Event::Check);
    model.work.job = Job::Idle;
    again(&mut model);
    assert!(is_read(&after(&mut model, 1.1)));
}

#[test]
fn no_more_than_forty_readings_are_made_in_an_hour() {
    let mut model = left(true);
    let step = model.current().id.clone();
    for _ in 0..40 {
        model.after_save.begin(NOW);
    }
    model.after_save.left(&step, Vec::new(), model.tab.seen().unwrap().tab, NOW);
    assert!(!is_read(&after(&mut model, 1.1)));
    model.after_save.left(&step, Vec::new(), model.tab.seen().unwrap().tab, NOW + 3600.0 * SECOND);
    assert!(is_read(&after(&mut model, 3601.1)));
}

/// The foot of the first step, in an org that was read and in which little is there.
fn first_step_of(org: Org) -> NextAction {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    model.read.checked_ms = Some(NOW);
    let first = model.current().id.clone();
    let right = || CheckVerdict::Ok { found: Text::default(), remark: None };
    let checks: Vec<_> = model.guide.checks_of(&first).map(|check| (check.id.clone(), right())).collect();
    model.read.verdicts.extend(checks);
    model.read.org = Some(Box::new(org));
    next_action(&model)
}

#[test]
fn what_could_be_meant_is_asked_about_before_anything_is_made_anew() {
    let goes_on = first_step_of(Org::default()).button.unwrap();
    assert!(matches!(goes_on.event, Event::GoOn(_)), "{goes_on:?}");
    let offer = Offer { id: "0xI".to_owned(), name: "Other".to_owned(), label: "Other".to_owned() };
    let mut org = Org::default();
    org.apps.insert(
        "connector".to_owned(),
        FoundApp { offered: vec![offer.clone(), offer], ..FoundApp::default() },
    );
    let asks = first_step_of(org).button.unwrap();
    assert!(matches!(asks.event, Event::GoTo(_)), "{asks:?}");
}
