//! A page that is still on its way is no other page.

use super::fill::{form, outcome, play, second_round};
use super::leaving::saved;
use super::*;
use crate::panel::compose;
use crate::panel::event::Report;
use crate::panel::model::{AtPage, FieldOutcome, Job, Round};
use crate::panel::screen::{Body, Button, OpenPage, PageScreen};
use crate::protocol::background::PageError;
use crate::protocol::failure::BrowserError;
use pages::command::{DocumentId, Frame};
use pages::verdict::Verdict;

const SECOND: f64 = 1000.0;

/// What the panel says of the page.
fn page(model: &Model) -> PageScreen {
    match compose::screen(model).body {
        Body::Step(step) => step.page.unwrap(),
        Body::Nothing(notice) => panic!("{notice:?}"),
    }
}

fn offers_to_open(model: &Model) -> bool {
    let is_offered = |action: &Button| action.event == Event::OpenPage && action.disabled.is_none();
    page(model).actions.iter().any(is_offered)
}

/// The page is looked at, so much later.
fn looked(model: &mut Model, frames: Vec<Frame>, later_ms: f64) -> Vec<Effect> {
    update(model, Message::Report(Report::Frames(DescribePurpose::Follow, Ok(frames))), NOW + later_ms)
}

fn at(step: &str) -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    looked(&mut model, saved(), 0.0);
    go_to(&mut model, step);
    model
}

/// A document with this address that shows nothing yet.
fn bare(path: &str, loading: bool) -> Vec<Frame> {
    let mut frames = form("", "");
    let frame = frames.first_mut().unwrap();
    frame.document = DocumentId("D9".to_owned());
    frame.seen.path = path.to_owned();
    frame.seen.controls.clear();
    frame.seen.loading = loading;
    frames
}

#[test]
fn after_another_step_it_is_looked_afresh_before_anything_is_said() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    looked(&mut model, saved(), 0.0);
    let place = model.guide.steps.iter().position(|step| step.id.as_str() == "permission-set.create");
    let effects = admin(&mut model, Event::GoTo(place.unwrap()));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Describe(DescribePurpose::Follow))));
    assert_eq!(page(&model).open, OpenPage::Loading);
    assert!(!offers_to_open(&model));
    looked(&mut model, saved(), 50.0);
    assert_eq!(page(&model).open, OpenPage::Other);
    assert!(offers_to_open(&model));
}

#[test]
fn what_was_right_before_the_look_stays_right() {
    let mut model = at("permission-set.create");
    looked(&mut model, form("", ""), 50.0);
    go_to(&mut model, "permission-set.create");
    assert_eq!(page(&model).open, OpenPage::Right);
}

#[test]
fn a_page_draws_what_its_address_promises_for_three_seconds() {
    let form_path = "/udd/PermissionSet/newPermissionSet.apexp";
    let mut model = at("permission-set.create");
    looked(&mut model, bare(form_path, false), SECOND);
    assert_eq!(page(&model).open, OpenPage::Loading);
    looked(&mut model, bare(form_path, false), 3.9 * SECOND);
    assert_eq!(page(&model).open, OpenPage::Loading);
    looked(&mut model, bare(form_path, false), 4.0 * SECOND);
    assert_eq!(page(&model).open, OpenPage::Other, "three seconds after it came");
    assert!(offers_to_open(&model));
}

#[test]
fn the_app_that_was_just_created_is_drawn_after_its_address() {
    let mut model = at("app.policies");
    looked(
        &mut model,
        bare("/lightning/setup/ManageExternalClientApplication/0xIfa000000AbCd/detail", false),
        50.0,
    );
    assert_eq!(page(&model).open, OpenPage::Loading);
    assert!(!offers_to_open(&model));
}

#[test]
fn a_page_that_says_it_is_loading_is_believed_for_ten_seconds() {
    let mut model = at("permission-set.create");
    looked(&mut model, bare("/somewhere", true), SECOND);
    assert_eq!(page(&model).open, OpenPage::Loading);
    looked(&mut model, bare("/somewhere", true), 10.9 * SECOND);
    assert_eq!(page(&model).open, OpenPage::Loading);
    looked(&mut model, bare("/somewhere", true), 11.0 * SECOND);
    assert_eq!(page(&model).open, OpenPage::Other, "some pages turn for ever");
    looked(&mut model, bare("/somewhere", false), 2.0 * SECOND);
    assert_eq!(page(&model).open, OpenPage::Other);
}

#[test]
fn a_page_of_another_record_is_not_called_loading_for_its_address() {
    let mut model = at("permission-set.apex-class");
    model.entered.values.set("access.id", "0PS5g000000ZZZZEAK");
    let mut frames = form("", "");
    frames.first_mut().unwrap().seen.path = "/0PS5g000000AbCdEAK".to_owned();
    looked(&mut model, frames, 50.0);
    assert_ne!(model.at_page(), AtPage::Loading);
}

#[test]
fn a_page_that_is_being_opened_is_loading_until_it_comes() {
    let mut model = at("permission-set.create");
    looked(&mut model, saved(), 50.0);
    admin(&mut model, Event::OpenPage);
    assert!(!offers_to_open(&model));
    looked(&mut model, saved(), SECOND);
    assert_eq!(page(&model).open, OpenPage::Loading, "the page before it is still shown");
    looked(&mut model, form("", ""), 2.0 * SECOND);
    assert_eq!(page(&model).open, OpenPage::Right);
}

#[test]
fn a_page_that_does_not_come_can_be_opened_again() {
    let mut model = at("permission-set.create");
    looked(&mut model, saved(), 50.0);
    admin(&mut model, Event::OpenPage);
    looked(&mut model, saved(), 10.0 * SECOND);
    assert!(offers_to_open(&model));
    admin(&mut model, Event::OpenPage);
    report(&mut model, Report::Opening(Err(PageError::NoPage)));
    assert!(offers_to_open(&model), "and at once where the browser did not open it");
}

#[test]
fn while_it_loads_it_is_looked_at_again_soon_and_once_at_a_time() {
    let soon = |effects: &[Effect]| {
        effects.iter().any(|effect| matches!(effect, Effect::After { then: Report::StillLoading, .. }))
    };
    let mut model = at("permission-set.create");
    assert!(soon(&looked(&mut model, bare("/somewhere", true), SECOND)));
    assert!(!soon(&looked(&mut model, bare("/somewhere", true), 1.1 * SECOND)));
    let effects = report(&mut model, Report::StillLoading);
    assert!(matches!(effects.as_slice(), [Effect::Describe(DescribePurpose::Follow)]));
    assert!(soon(&looked(&mut model, bare("/somewhere", true), 1.3 * SECOND)));
    report(&mut model, Report::StillLoading);
    assert!(!soon(&looked(&mut model, saved(), 1.5 * SECOND)));
}

#[test]
fn before_the_first_look_of_a_panel_nothing_is_said_of_the_page() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    report(&mut model, Report::SwitchKey(None));
    model.step =
        model.guide.steps.iter().position(|step| step.id.as_str() == "permission-set.create").unwrap();
    assert_eq!(page(&model).open, OpenPage::Loading);
    looked(&mut model, saved(), 50.0);
    assert_eq!(page(&model).open, OpenPage::Other);
}

#[test]
fn frames_in_another_order_are_no_other_page() {
    let mut frames = bare("/somewhere", true);
    frames.extend(saved());
    let mut model = at("permission-set.create");
    for second in 1_u8..=12 {
        frames.reverse();
        looked(&mut model, frames.clone(), f64::from(second) * SECOND);
    }
    assert_eq!(page(&model).open, OpenPage::Other, "eleven seconds after it came");
}

#[test]
fn a_look_that_a_worker_took_with_it_is_asked_again_before_anything_is_said() {
    let lost = || Report::Saw(Err(PageError::Browser { why: BrowserError::said("The message port closed") }));
    let mut model = on_setup(Surface::Side, Access::Allowed);
    for _ in 0..3 {
        let effects = report(&mut model, lost());
        let [Effect::After { then, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        assert!(matches!(then, Report::TabChanged));
        assert!(model.tab.seen().is_some(), "what was seen is still what is known");
    }
    report(&mut model, lost());
    assert!(matches!(model.tab.sight, Some(Err(_))), "what persists is said");
    let mut back = on_setup(Surface::Side, Access::Allowed);
    report(&mut back, lost());
    report(&mut back, Report::Saw(Ok(sight("acme.my.salesforce.com", Access::Allowed))));
    assert_eq!(back.tab.looks_lost, 0, "each time is counted by itself");
}

/// Time passes while the panel can be seen.
fn ticked(model: &mut Model, seconds: f64) -> Vec<Effect> {
    update(model, Message::Report(Report::Tick), NOW + seconds * SECOND)
}

fn looks(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Look)).count()
}

#[test]
fn a_first_look_that_nobody_answers_is_said_and_asked_again() {
    let mut model = model(Surface::Embedded);
    assert_eq!(looks(&ticked(&mut model, 1.0)), 0);
    assert_eq!(looks(&ticked(&mut model, 10.5)), 0, "it has ten seconds");
    assert!(model.tab.sight.is_none());
    assert_eq!(looks(&ticked(&mut model, 11.0)), 1);
    let screen = compose::screen(&model);
    let Body::Nothing(told) = &screen.body else { panic!("{screen:?}") };
    assert_eq!(told.title, notice::TabUnanswered.title());
    assert_eq!(looks(&ticked(&mut model, 12.0)), 0, "the next one has as long");
    assert_eq!(looks(&ticked(&mut model, 21.0)), 1);
    report(&mut model, Report::Saw(Ok(sight("acme.my.salesforce.com", Access::Allowed))));
    assert!(model.tab.seen().is_some(), "what comes late counts");
    assert_eq!(looks(&ticked(&mut model, 60.0)), 0, "nothing is awaited any more");
}

#[test]
fn a_later_look_that_nobody_answers_takes_back_what_was_seen_only_in_the_end() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    assert_eq!(looks(&report(&mut model, Report::TabChanged)), 1);
    for time in 1_u8..=3 {
        assert_eq!(looks(&ticked(&mut model, f64::from(time) * 10.0)), 1);
        assert!(model.tab.seen().is_some(), "what was seen is still what is known");
    }
    assert_eq!(looks(&ticked(&mut model, 40.0)), 1);
    assert!(matches!(model.tab.sight, Some(Err(_))), "what persists is said");
}

/// A fill whose values are read back from a page that shows its fields only at some looks.
fn read_back(is_shown: impl Fn(usize) -> bool) -> Model {
    let mut model = second_round();
    let Job::Filling(filling) = &mut model.work.job else { panic!() };
    filling.round = Round::ReadBack;
    play(&mut model, |look| {
        let mut frames = form("IVR Access to SCV Apex Classes", "IVR_Access_to_SCV_Apex_Classes");
        if !is_shown(look) {
            frames.first_mut().unwrap().seen.controls.retain(|control| control.value.is_none());
        }
        frames
    });
    model
}

#[test]
fn a_field_that_a_look_did_not_see_was_not_changed() {
    for shown_from in [1, 5] {
        let model = read_back(|look| look >= shown_from);
        for field in ["label", "api-name"] {
            assert!(outcome(&model, field).is_done(), "{field}, shown from look {shown_from}");
        }
    }
    let model = read_back(|_| false);
    assert_eq!(outcome(&model, "label"), &FieldOutcome::Filled(Verdict::Gone));
}
