//! What the admin put into a form by hand.

use super::fill::form;
use super::*;
use crate::panel::model::on_page::OnPage;
use crate::panel::model::{Earlier, FieldOutcome, OpenForm};
use crate::panel::screen::{Body, FieldLine};
use guide::StepId;
use guidepost_core::progress::StepState;
use pages::command::{ControlIds, ControlKind, ControlSeen, Frame, Handle, Shown};
use pages::verdict::Verdict;

const LABEL: &str = "IVR Access to SCV Apex Classes";

/// A panel beside the form New Permission Set, as it was opened.
fn beside_form(label: &str) -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(label, ""))));
    model
}

fn line(model: &Model, field: &str) -> FieldLine {
    let Body::Step(step) = compose::screen(model).body else { panic!("no step") };
    step.page.unwrap().fields.into_iter().find(|line| line.id == FieldId::from(field)).unwrap()
}

fn on_page(model: &Model, field: &str) -> Option<Tone> {
    line(model, field).on_page.map(|seen| seen.tone)
}

#[test]
fn what_the_admin_types_is_recognised_and_never_called_filled_or_saved() {
    let mut model = beside_form("");
    assert_eq!(on_page(&model, "label"), None);
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, ""))));
    let seen = line(&model, "label").on_page.unwrap();
    assert_eq!(seen, wording::on_page(OnPage::PutThere).unwrap());
    assert_eq!(line(&model, "label").result, None);
    assert_eq!(on_page(&model, "api-name"), None);
}

#[test]
fn what_the_page_showed_when_it_was_opened_is_told_apart() {
    let model = beside_form(LABEL);
    assert_eq!(line(&model, "label").on_page, wording::on_page(OnPage::Wanted));
}

#[test]
fn what_was_filled_and_then_changed_by_hand_is_not_called_filled() {
    let mut model = beside_form("");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, ""))));
    model.form.results.insert(FieldId::from("label"), FieldOutcome::Filled(Verdict::Typed));
    assert_eq!(line(&model, "label").result, said_of(&model, "label"));
    assert_eq!(line(&model, "label").result.unwrap().text, words::field::Typed.into());
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form("Something else", ""))));
    assert_eq!(line(&model, "label").result, None);
    assert_eq!(on_page(&model, "label"), Some(Tone::Warning));
}

#[test]
fn a_field_that_shows_its_first_value_again_is_not_called_filled() {
    let mut model = beside_form("First");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, ""))));
    model.form.results.insert(FieldId::from("label"), FieldOutcome::Filled(Verdict::Typed));
    let document = model.page.frames.first().unwrap().document.clone();
    let page = model.stage().unwrap().page.clone();
    model.form.unsaved = Some(OpenForm { page, tab: 7, document });
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, ""))));
    assert_eq!(line(&model, "label").result.unwrap().text, words::field::Typed.into());
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form("First", ""))));
    assert_eq!(line(&model, "label").result, said_of(&model, "label"));
    assert_eq!(model.form.results.get(&FieldId::from("label")), Some(&FieldOutcome::ChangedAfterwards));
}

/// A panel beside a form whose label it has filled.
fn beside_filled_form() -> Model {
    let mut model = beside_form("");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, ""))));
    model.form.results.insert(FieldId::from("label"), FieldOutcome::Filled(Verdict::Typed));
    let document = model.page.frames.first().unwrap().document.clone();
    let page = model.stage().unwrap().page.clone();
    model.form.unsaved = Some(OpenForm { page, tab: 7, document });
    model
}

#[test]
fn what_the_page_says_of_a_field_after_the_fill_is_passed_on() {
    let mut model = beside_filled_form();
    let mut frames = form(LABEL, "");
    frames.first_mut().unwrap().seen.controls.first_mut().unwrap().error = Some("Taken".to_owned());
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
    let refused = FieldOutcome::Filled(Verdict::Refused { message: Some("Taken".to_owned()) });
    assert_eq!(model.form.results.get(&FieldId::from("label")), Some(&refused));
}

#[test]
fn what_the_page_says_of_the_form_after_the_fill_is_passed_on_once() {
    let mut model = beside_filled_form();
    model.form.earlier = Some(Earlier {
        page: model.stage().unwrap().page.clone(),
        tab: 7,
        document: model.page.frames.first().unwrap().document.clone(),
        fields: Vec::new(),
        errors: vec!["Old".to_owned()],
    });
    let objecting = |texts: &[&str]| {
        let mut frames = form(LABEL, "");
        frames.first_mut().unwrap().seen.errors = texts.iter().map(|text| (*text).to_owned()).collect();
        Report::Frames(DescribePurpose::Follow, Ok(frames))
    };
    report(&mut model, objecting(&["Old"]));
    assert_eq!(model.said.notice(), None, "it said so before");
    report(&mut model, objecting(&["Old", "New"]));
    assert_eq!(model.said.notice(), Some(&Notice::PageObjects { text: "New".to_owned() }));
    admin(&mut model, Event::Dismiss);
    report(&mut model, objecting(&["Old", "New"]));
    assert_eq!(model.said.notice(), None, "it was read");
}

#[test]
fn a_form_filled_by_hand_is_not_navigated_away_from_without_a_word() {
    let mut model = beside_form("");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form("My own set", ""))));
    go_to(&mut model, "permission-set.apex-class");
    let effects = admin(&mut model, Event::OpenPage);
    assert_eq!(model.question, Some(Asked::LeaveForm));
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Open { .. })), "{effects:?}");
    let effects = admin(&mut model, Event::LeaveForm);
    assert!(matches!(effects.as_slice(), [Effect::Open { .. }]), "{effects:?}");
}

#[test]
fn a_form_that_nobody_touched_is_left_without_a_question() {
    let mut model = beside_form(LABEL);
    go_to(&mut model, "permission-set.apex-class");
    let effects = admin(&mut model, Event::OpenPage);
    assert!(matches!(effects.as_slice(), [Effect::Open { .. }]), "{effects:?}");
}

/// The page of the permission set's system permissions, which can't be changed on it.
pub(super) fn permissions_shown(apex_rest: bool, api: bool) -> Vec<Frame> {
    let mut frames = form("", "");
    let frame = frames.first_mut().unwrap();
    let sample = frame.seen.controls.last().unwrap().clone();
    let output = |handle: u32, name: &str, on: bool| ControlSeen {
        handle: Handle(handle),
        kind: ControlKind::Output,
        name: name.to_owned(),
        enabled: false,
        read_only: true,
        value: Some(Shown::Checked(on)),
        ids: ControlIds::default(),
        ..sample.clone()
    };
    frame.seen.path = "/0PS5g000000AbCdEAK".to_owned();
    frame.seen.query = "?s=SystemPermissions".to_owned();
    frame.seen.record_titles = vec![LABEL.to_owned()];
    frame.seen.controls = vec![output(11, "Apex REST Services", apex_rest), output(12, "API Enabled", api)];
    frames
}

fn state(model: &Model, id: &str) -> StepState {
    let step = model.guide.steps.iter().find(|step| step.id.0 == id).unwrap();
    model.known().state(step)
}

#[test]
fn what_a_page_shows_as_saved_is_marked_as_seen_and_not_as_ok() {
    let step = "permission-set.system-permissions";
    let mut model = on_setup(Surface::Side, Access::Withheld);
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(permissions_shown(true, false))));
    assert_eq!(state(&model, step), StepState::Open);
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(permissions_shown(true, true))));
    assert_eq!(state(&model, step), StepState::SeenOnPage);
    let mut again = on_setup(Surface::Side, Access::Withheld);
    again.restore(model.saved());
    assert_eq!(state(&again, step), StepState::SeenOnPage, "a reload forgets nothing");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(permissions_shown(false, true))));
    assert_eq!(state(&model, step), StepState::Open, "a later look has the last word");
}

#[test]
fn a_page_of_another_record_says_nothing_about_the_step() {
    let mut model = on_setup(Surface::Side, Access::Withheld);
    let mut frames = permissions_shown(true, true);
    frames.first_mut().unwrap().seen.record_titles = vec!["Another permission set".to_owned()];
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
    assert_eq!(state(&model, "permission-set.system-permissions"), StepState::Open);
}

/// The policies of the app, as they are shown and can't be changed.
fn policies_shown() -> Vec<Frame> {
    let mut frames = permissions_shown(true, true);
    let frame = frames.first_mut().unwrap();
    let sample = frame.seen.controls.first().unwrap().clone();
    let mut handle = 20;
    let mut control = |kind: ControlKind, name: &str, value: Option<Shown>| {
        handle += 1;
        let enabled = kind != ControlKind::Output;
        ControlSeen { handle: Handle(handle), kind, name: name.to_owned(), enabled, value, ..sample.clone() }
    };
    let mut controls = vec![
        control(ControlKind::Tab, "Policies", Some(Shown::Checked(true))),
        control(ControlKind::Button, "Edit", None),
    ];
    controls.extend(
        [
            ("Permitted Users", "Admin approved users are pre-authorized"),
            ("Refresh Token Policy", "Immediately expire refresh token"),
            ("IP Relaxation", "Enforce IP restrictions"),
            ("Start Page", "None"),
            ("Selected Permission Sets", LABEL),
        ]
        .map(|(label, says)| control(ControlKind::Output, label, Some(Shown::Text(says.to_owned())))),
    );
    frame.seen.path = "/lightning/setup/ManageExternalClientApplication/0xI000000000001/detail".to_owned();
    frame.seen.query = String::new();
    frame.seen.record_titles = vec!["WxCC - SCV".to_owned()];
    frame.seen.controls = controls;
    frames
}

#[test]
fn what_a_page_of_another_step_lists_is_no_work_of_this_one() {
    let mut model = on_setup(Surface::Side, Access::Withheld);
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(policies_shown())));
    let seen: Vec<&str> = model.read.seen_on_page.iter().map(StepId::as_str).collect();
    assert_eq!(seen, ["app.policies"], "the permission set is listed by the app, and assigned to nobody");
}
