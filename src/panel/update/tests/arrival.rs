//! A form that is filled once it is there, and the one thing to do next.

use super::fill::{form, text_control};
use super::leaving::{saved, with_filled_form};
use super::*;
use crate::panel::compose;
use crate::panel::event::Report;
use crate::panel::model::{FieldOutcome, Job, OnArrival};
use crate::panel::screen::{Body, NextAction, StepScreen, Weight};
use crate::protocol::background::PageError;
use pages::command::{ControlKind, ControlSeen, DocumentId, Frame};
use pages::verdict::Verdict;

const SECOND: f64 = 1000.0;

fn step(model: &Model) -> StepScreen {
    match compose::screen(model).body {
        Body::Step(step) => *step,
        Body::Nothing(notice) => panic!("{notice:?}"),
    }
}

fn next_action(model: &Model) -> NextAction {
    step(model).next_action
}

/// What the button at the foot does.
fn offered(model: &Model) -> Option<Event> {
    next_action(model).button.map(|button| button.event)
}

fn looked(model: &mut Model, frames: Vec<Frame>, later_ms: f64) -> Vec<Effect> {
    update(model, Message::Report(Report::Frames(DescribePurpose::Follow, Ok(frames))), NOW + later_ms)
}

/// A step whose page is not open.
fn elsewhere(surface: Surface) -> Model {
    let mut model = on_setup(surface, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    looked(&mut model, saved(), 0.0);
    model
}

fn awaiting() -> Model {
    let mut model = elsewhere(Surface::Side);
    let effects = admin(&mut model, Event::OpenAndFill);
    assert!(matches!(effects.as_slice(), [Effect::Open { .. }]), "{effects:?}");
    report(&mut model, Report::Opening(Ok(())));
    model
}

fn is_filling(model: &Model) -> bool {
    matches!(model.work.job, Job::Filling(_))
}

/// A form of another document, of which only the first controls are drawn.
fn drawn(document: &str, controls: usize) -> Vec<Frame> {
    let mut frames = form("", "");
    let frame = frames.first_mut().unwrap();
    frame.document = DocumentId(document.to_owned());
    frame.seen.controls.truncate(controls);
    frames
}

/// The list of permission sets, with its button New.
fn list() -> Vec<Frame> {
    let mut frames = form("", "");
    let frame = frames.first_mut().unwrap();
    frame.document = DocumentId("L".to_owned());
    frame.seen.path = "/0PS".to_owned();
    let new = text_control(9, "New", "new", "");
    frame.seen.controls = vec![ControlSeen { kind: ControlKind::Button, value: None, ..new }];
    frames
}

#[test]
fn the_form_is_filled_once_it_is_there_and_rests() {
    let mut model = awaiting();
    let first = looked(&mut model, drawn("F", 1), SECOND);
    assert!(!is_filling(&model), "it may still be drawn");
    assert!(
        first.iter().any(|effect| matches!(effect, Effect::After { .. })),
        "it is looked at again: {first:?}"
    );
    looked(&mut model, form("", ""), 1.3 * SECOND);
    assert!(!is_filling(&model), "it has more controls than before");
    report(&mut model, Report::StillLoading);
    let last = looked(&mut model, form("", ""), 1.6 * SECOND);
    assert!(is_filling(&model));
    assert!(last.iter().any(|effect| matches!(effect, Effect::Describe(DescribePurpose::Fill))), "{last:?}");
}

#[test]
fn a_document_in_place_of_the_one_before_is_waited_for_too() {
    let mut model = awaiting();
    looked(&mut model, drawn("F", 2), SECOND);
    looked(&mut model, drawn("G", 2), 1.3 * SECOND);
    assert!(!is_filling(&model));
}

#[test]
fn on_the_way_the_button_that_leads_on_is_ringed_once() {
    let mut model = awaiting();
    let shown = |effects: &[Effect]| {
        effects.iter().any(|effect| matches!(effect, Effect::Describe(DescribePurpose::Show(press)) if press.as_str() == "new"))
    };
    looked(&mut model, list(), SECOND);
    let effects = looked(&mut model, list(), 1.3 * SECOND);
    assert!(shown(&effects), "{effects:?}");
    assert!(next_action(&model).say.is_some(), "it says what to press");
    let effects = looked(&mut model, list(), 2.3 * SECOND);
    assert!(!shown(&effects), "{effects:?}");
    looked(&mut model, form("", ""), 3.0 * SECOND);
    looked(&mut model, form("", ""), 3.3 * SECOND);
    assert!(is_filling(&model));
}

#[test]
fn a_page_that_is_loaded_anew_on_the_way_is_ringed_again() {
    let mut model = awaiting();
    let shown = |effects: &[Effect]| {
        effects.iter().any(|effect| matches!(effect, Effect::Describe(DescribePurpose::Show(_))))
    };
    let anew = || {
        let mut frames = list();
        frames.first_mut().unwrap().document = DocumentId("M".to_owned());
        frames
    };
    looked(&mut model, list(), SECOND);
    assert!(shown(&looked(&mut model, list(), 1.3 * SECOND)));
    looked(&mut model, anew(), 1.6 * SECOND);
    assert!(shown(&looked(&mut model, anew(), 1.9 * SECOND)));
    // It went before the ring was drawn.
    let gone = Report::Ringed(DocumentId("M".to_owned()), Err(PageError::Gone));
    update(&mut model, Message::Report(gone), NOW + 2.0 * SECOND);
    assert!(shown(&looked(&mut model, anew(), 2.3 * SECOND)));
}

#[test]
fn what_is_to_be_ringed_on_the_way_is_looked_for_again_where_the_look_failed() {
    let mut model = awaiting();
    let shown = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Describe(DescribePurpose::Show(press)) => Some(press.clone()),
            _ => None,
        })
    };
    looked(&mut model, list(), SECOND);
    let press = shown(&looked(&mut model, list(), 1.3 * SECOND)).unwrap();
    let failed = Report::Frames(DescribePurpose::Show(press.clone()), Err(PageError::Gone));
    update(&mut model, Message::Report(failed), NOW + 1.5 * SECOND);
    let again = shown(&looked(&mut model, list(), 1.8 * SECOND));
    assert_eq!(again, Some(press.clone()));
    // Once it is ringed, that is enough.
    report(&mut model, Report::Frames(DescribePurpose::Show(press), Ok(list())));
    assert_eq!(shown(&looked(&mut model, list(), 2.8 * SECOND)), None);
}

#[test]
fn nothing_is_begun_on_a_page_that_could_not_be_looked_at() {
    let mut model = awaiting();
    looked(&mut model, form("", ""), SECOND);
    let gone = Report::Frames(DescribePurpose::Follow, Err(PageError::Gone));
    update(&mut model, Message::Report(gone), NOW + 1.3 * SECOND);
    assert!(!is_filling(&model), "what was seen may be the page before");
    looked(&mut model, form("", ""), 1.6 * SECOND);
    assert!(is_filling(&model));
}

#[test]
fn it_ends_where_the_admin_does_something_else() {
    type End = fn(&mut Model);
    let ends: [(&str, End); 4] = [
        ("another step", |model| {
            go_to(model, "permission-set.apex-class");
            go_to(model, "permission-set.create");
        }),
        ("put away", |model| drop(admin(model, Event::Dismiss))),
        ("another tab", |model| {
            report(model, Report::OtherTab);
            report(
                model,
                Report::Saw(Ok(TabContext { tab: 99, ..sight("acme.my.salesforce.com", Access::Allowed) })),
            );
        }),
        ("the page alone", |model| drop(admin(model, Event::OpenPage))),
    ];
    for (what, end) in ends {
        let mut model = awaiting();
        end(&mut model);
        looked(&mut model, form("", ""), SECOND);
        looked(&mut model, form("", ""), 1.3 * SECOND);
        assert!(!is_filling(&model), "{what}");
    }
}

#[test]
fn it_does_not_last_for_ever() {
    let mut model = awaiting();
    looked(&mut model, form("", ""), 121.0 * SECOND);
    looked(&mut model, form("", ""), 121.3 * SECOND);
    assert!(!is_filling(&model));
}

#[test]
fn a_question_about_a_form_that_would_be_lost_comes_first() {
    let mut model = elsewhere(Surface::Side);
    model.question = Some(Asked::LeaveForm);
    model.form.on_arrival = Some(OnArrival::new(7, NOW));
    looked(&mut model, form("", ""), SECOND);
    looked(&mut model, form("", ""), 1.3 * SECOND);
    assert!(!is_filling(&model));
}

#[test]
fn beside_a_page_which_takes_the_panel_with_it_the_page_is_only_opened() {
    assert_eq!(offered(&elsewhere(Surface::Side)), Some(Event::OpenAndFill));
    assert_eq!(offered(&elsewhere(Surface::Embedded)), Some(Event::OpenPage));
}

#[test]
fn the_foot_holds_what_comes_next_and_nothing_else_stands_out() {
    let mut model = elsewhere(Surface::Side);
    looked(&mut model, form("", ""), SECOND);
    assert_eq!(offered(&model), Some(Event::FillAll));
    let page = step(&model).page.unwrap();
    assert!(
        page.actions.iter().all(|action| action.weight != Weight::Brand && action.event != Event::FillAll)
    );
}

#[test]
fn once_all_is_filled_only_save_is_left() {
    let mut model = with_filled_form();
    for field in &model.stage().unwrap().fields.clone() {
        assert!(offered(&model).is_some_and(|offered| offered == Event::FillAll));
        model.form.results.insert(field.field.clone(), FieldOutcome::Filled(Verdict::Typed));
    }
    let next = next_action(&model);
    let shows_save = Some(Event::Show(FieldId::from("save")));
    assert_eq!((next.say.is_some(), next.button.map(|button| button.event)), (true, shows_save));
}

#[test]
fn the_form_of_the_page_before_is_not_filled_while_another_one_is_opened() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    looked(&mut model, form("", ""), 0.0);
    admin(&mut model, Event::OpenAndFill);
    report(&mut model, Report::Opening(Ok(())));
    for later in [0.3, 0.6, 0.9] {
        looked(&mut model, form("", ""), later * SECOND);
        assert!(!is_filling(&model), "it goes with its page");
    }
    looked(&mut model, drawn("F", 9), 1.2 * SECOND);
    looked(&mut model, drawn("F", 9), 1.5 * SECOND);
    assert!(is_filling(&model));
}
