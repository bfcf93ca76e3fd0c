//! What becomes of a form that was filled and then left.

use super::fill::form;
use super::*;
use crate::panel::model::{OpenForm, Tally};
use crate::panel::screen::{Body, OpenPage, StepScreen, Weight};
use guide::PageId;
use pages::command::{DocumentId, Frame};

const LABEL: &str = "IVR Access to SCV Apex Classes";

/// A panel beside the form that it has filled.
pub(super) fn with_filled_form() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, ""))));
    model.form.unsaved = Some(OpenForm {
        page: PageId::from("permission-set-new"),
        tab: model.tab.seen().unwrap().tab,
        document: DocumentId("D1".to_owned()),
    });
    model
}

/// The page of the permission set, as it comes after Save.
pub(super) fn saved() -> Vec<Frame> {
    let mut frames = form(LABEL, "");
    let frame = frames.first_mut().unwrap();
    frame.seen.path = "/0PS5g000000AbCdEAK".to_owned();
    frame.document = DocumentId("D2".to_owned());
    frames
}

fn step(model: &Model) -> StepScreen {
    match compose::screen(model).body {
        Body::Step(step) => *step,
        Body::Nothing(notice) => panic!("{notice:?}"),
    }
}

#[test]
fn after_a_filled_form_is_left_check_is_what_comes_next() {
    let mut model = with_filled_form();
    assert_eq!(step(&model).check.unwrap().button.weight, Weight::Neutral);
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(saved())));
    let shown = step(&model);
    assert_eq!(shown.page.as_ref().unwrap().say, words::page::FormLeft.into());
    assert_eq!(shown.check.unwrap().button.weight, Weight::Brand);
    assert!(shown.page.unwrap().actions.iter().all(|action| action.weight == Weight::Neutral));
    go_to(&mut model, "permission-set.apex-class");
    assert_ne!(step(&model).page.unwrap().say, words::page::FormLeft.into());
}

#[test]
fn a_form_that_stands_under_another_name_is_not_filled() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    let mut frames = form("", "");
    frames.first_mut().unwrap().seen.record_titles = vec!["New set in sandbox UAT".to_owned()];
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
    let page = step(&model).page.unwrap();
    let heading = "New set in sandbox UAT".into();
    assert_eq!(page.say, words::page::OtherHeading { heading }.into());
    assert_eq!(page.open, OpenPage::Other);
    assert!(page.fields.iter().all(|field| field.result.is_none()));
}

#[test]
fn a_reading_that_says_ok_is_the_last_word_on_the_form() {
    let mut model = with_filled_form();
    let checks: Vec<_> = model.guide.checks_of(&model.current().id).map(|check| check.id.clone()).collect();
    for id in checks {
        model.read.verdicts.insert(id, CheckVerdict::Ok { found: Text::value(LABEL), remark: None });
    }
    crate::panel::flow::check::settle(&mut model);
    let checked = Announcement::Checked(Tally::default());
    model.said.announce(checked.clone());
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(saved())));
    assert!(!model.form.left_form);
    assert_eq!(model.said.announcement(), Some(&checked));
}

#[test]
fn a_form_that_came_back_is_filled_again_and_not_called_left() {
    let mut model = with_filled_form();
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(saved())));
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, ""))));
    let shown = step(&model);
    assert_ne!(shown.page.unwrap().say, words::page::FormLeft.into());
    assert_eq!(shown.check.unwrap().button.weight, Weight::Neutral);
}

#[test]
fn a_filled_form_is_not_navigated_away_from_without_a_word() {
    let mut model = with_filled_form();
    go_to(&mut model, "user.create");
    assert!(admin(&mut model, Event::OpenPage).is_empty());
    assert_eq!(model.question, Some(Asked::LeaveForm));
    admin(&mut model, Event::Dismiss);
    assert!(admin(&mut model, Event::LeaveForm).is_empty(), "nobody was asked");
    admin(&mut model, Event::OpenPage);
    let effects = admin(&mut model, Event::LeaveForm);
    assert!(matches!(effects.as_slice(), [Effect::Open { .. }]), "{effects:?}");
    // Once it is gone there is nothing to ask.
    assert_eq!(model.question, None);
    assert!(matches!(admin(&mut model, Event::OpenPage).as_slice(), [Effect::Open { .. }]));
}

#[test]
fn a_form_in_another_tab_is_not_taken_for_left() {
    let mut model = with_filled_form();
    let here = model.tab.seen().unwrap().clone();
    model.tab.sight = Some(Ok(TabContext { tab: here.tab + 1, ..here.clone() }));
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(saved())));
    assert!(!model.form.left_form);
    model.tab.sight = Some(Ok(here));
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, ""))));
    assert!(admin(&mut model, Event::OpenPage).is_empty(), "the form is still open there");
}

#[test]
fn the_page_that_is_open_is_not_offered_again() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.apex-class");
    let at = |id: &str, model: &mut Model| {
        let mut frames = form("", "");
        let mut shell = frames.first().unwrap().clone();
        shell.document = DocumentId("S".to_owned());
        shell.seen.controls.clear();
        shell.seen.path = "/lightning/setup/PermSets/page".to_owned();
        shell.seen.query = format!("?address=%2F{id}%2Fe%3Fs%3DApexClassAccess");
        let page = frames.first_mut().unwrap();
        page.seen.top = false;
        page.seen.path = format!("/{id}");
        page.seen.record_titles = vec![LABEL.to_owned()];
        frames.push(shell);
        report(model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
        let page = step(model).page.unwrap();
        assert_eq!(page.open, OpenPage::Right, "{page:?}");
        page.actions.iter().any(|action| action.event == Event::OpenPage)
    };
    model.entered.values.set("access.id", "0PS5g000000AbCdEAK");
    assert!(!at("0PS5g000000AbCdEAK", &mut model), "it is the very address that would be opened");
    assert!(at("0PS5g000000AbCd", &mut model), "a page on the way there");
}

#[test]
fn a_filled_form_is_still_known_when_the_panel_stands_elsewhere() {
    let model = with_filled_form();
    let mut moved = on_setup(Surface::Embedded, Access::Allowed);
    moved.restore(serde_json::from_str(&serde_json::to_string(&model.saved()).unwrap()).unwrap());
    report(&mut moved, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, ""))));
    assert_eq!(moved.form.unsaved, model.form.unsaved);
    admin(&mut moved, Event::OpenPage);
    assert_eq!(moved.question, Some(Asked::LeaveForm));
}
