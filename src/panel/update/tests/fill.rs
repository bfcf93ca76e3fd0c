//! Filling a form.

use super::*;
use crate::panel::model::{FieldOutcome, FillStop, NotFound, Round};
use crate::protocol::background::PageError;
use pages::command::{
    ControlIds, ControlKind, ControlSeen, DocumentId, FillAction, FillReply, Frame, FrameSeen, Handle,
    OptionSeen, Outcome, PageCommand, PageReply, Shown,
};
use pages::verdict::Verdict;

pub(super) fn text_control(handle: u32, name: &str, id: &str, value: &str) -> ControlSeen {
    ControlSeen {
        handle: Handle(handle),
        kind: ControlKind::Text,
        name: name.to_owned(),
        ids: ControlIds { id: Some(id.to_owned()), ..ControlIds::default() },
        section: Vec::new(),
        row: String::new(),
        column: String::new(),
        in_dialog: false,
        forks: Vec::new(),
        visible: true,
        folded: false,
        enabled: true,
        read_only: false,
        value: Some(Shown::Text(value.to_owned())),
        options: Vec::new(),
        error: None,
    }
}

/// The form New Permission Set as a frame shows it, with these two values.
pub(super) fn form(label: &str, api_name: &str) -> Vec<Frame> {
    let seen = FrameSeen {
        host: "acme.my.salesforce-setup.com".to_owned(),
        path: "/udd/PermissionSet/newPermissionSet.apexp".to_owned(),
        lang: "en-US".to_owned(),
        visible: true,
        top: true,
        controls: vec![
            text_control(1, "Label", "j_id0:form:label", label),
            text_control(2, "API Name", "j_id0:form:apiName", api_name),
            ControlSeen {
                kind: ControlKind::Button,
                value: None,
                ..text_control(3, "Save", "j_id0:form:save", "")
            },
        ],
        ..FrameSeen::default()
    };
    vec![Frame { document: DocumentId("D1".to_owned()), seen }]
}

pub(super) fn filled(text: &str) -> Report {
    Report::Filled(
        Ok(PageReply::Filled(FillReply {
            outcome: Outcome::Typed,
            shows: Some(Shown::Text(text.to_owned())),
            offered: Vec::new(),
            press: None,
            message: None,
        })),
        None,
    )
}

pub(super) fn outcome<'a>(model: &'a Model, field: &str) -> &'a FieldOutcome {
    model.form.results.get(&FieldId::from(field)).unwrap()
}

/// A panel that has begun to fill the form.
pub(super) fn filling() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form("", ""))));
    let effects = admin(&mut model, Event::FillAll);
    assert!(matches!(effects.last(), Some(Effect::Describe(DescribePurpose::Fill))), "{effects:?}");
    model
}

#[test]
fn a_form_is_filled_field_by_field_and_each_field_is_located_afresh() {
    let mut model = filling();
    let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    let [Effect::Fill(document, PageCommand::Fill { handle, action })] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!((document.0.as_str(), *handle), ("D1", Handle(1)));
    assert_eq!(*action, FillAction::Text { text: "IVR Access to SCV Apex Classes".to_owned() });
    let effects = report(&mut model, filled("IVR Access to SCV Apex Classes"));
    assert!(matches!(effects.as_slice(), [Effect::Describe(DescribePurpose::Fill)]));
    assert_eq!(outcome(&model, "label"), &FieldOutcome::Filled(Verdict::Typed));
}

/// The second round begins on a form whose two fields were filled in the first.
pub(super) fn second_round() -> Model {
    let mut model = filling();
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    report(&mut model, filled("IVR Access to SCV Apex Classes"));
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("IVR Access to SCV Apex Classes", ""))));
    report(&mut model, filled("IVR_Access_to_SCV_Apex_Classes"));
    let Job::Filling(filling) = &mut model.work.job else { panic!() };
    assert_eq!(filling.at, 2);
    (filling.round, filling.at) = (Round::Second, 0);
    model
}

#[test]
fn one_look_tells_of_all_fields_that_nothing_has_changed() {
    let mut model = second_round();
    let both = form("IVR Access to SCV Apex Classes", "IVR_Access_to_SCV_Apex_Classes");
    let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(both)));
    assert!(matches!(effects.as_slice(), [Effect::Describe(DescribePurpose::Fill)]), "{effects:?}");
    assert!(matches!(&model.work.job, Job::Filling(filling) if filling.at == 2));
}

#[test]
fn a_field_that_the_page_has_changed_since_is_filled_again() {
    let mut model = second_round();
    let changed = form("IVR Access to SCV Apex Classes", "Something_else");
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(changed.clone())));
    let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(changed)));
    let [Effect::Fill(_, PageCommand::Fill { handle, .. })] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(*handle, Handle(2));
}

#[test]
fn a_field_that_shows_something_else_is_not_called_filled() {
    let mut model = filling();
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    report(&mut model, filled("Something else"));
    let other = Shown::Text("Something else".to_owned());
    assert_eq!(outcome(&model, "label"), &FieldOutcome::Filled(Verdict::ShowsOther(Some(other))));
    let said = said_of(&model, "label").unwrap();
    assert!(said.tone == Tone::Warning && in_english(&said.text).contains("Something else"), "{said:?}");
}

#[test]
fn what_was_typed_is_not_spoken_of_once_the_form_is_gone() {
    let mut model = filling();
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    report(&mut model, filled("IVR Access to SCV Apex Classes"));
    model.work.job = Job::Idle;
    report(
        &mut model,
        Report::Frames(DescribePurpose::Follow, Ok(form("IVR Access to SCV Apex Classes", ""))),
    );
    assert!(model.form.results.contains_key(&FieldId::from("label")));
    let mut saved = form("", "");
    saved.first_mut().unwrap().seen.path = "/0PS5g000000AbCdEAK".to_owned();
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(saved)));
    assert!(!model.form.results.contains_key(&FieldId::from("label")));
}

#[test]
fn a_field_that_nobody_can_change_is_right_or_needs_a_look() {
    let locked = |value: &str| {
        let mut frames = form(value, "");
        let label = frames.first_mut().unwrap().seen.controls.first_mut().unwrap();
        label.enabled = false;
        frames
    };
    let right = FieldOutcome::Filled(Verdict::AlreadyRight);
    let locked_out = FieldOutcome::NotFound(NotFound::Locked);
    for (value, expected) in [("IVR Access to SCV Apex Classes", right), ("Other", locked_out)] {
        let mut model = filling();
        play(&mut model, |_| locked(value));
        assert_eq!(outcome(&model, "label"), &expected, "{value}");
    }
}

/// Plays a fill to its end on a page that shows, at each look, what `page` says; each
/// control takes what it is given. Gives the places of the controls that were filled.
pub(super) fn play(model: &mut Model, page: impl Fn(usize) -> Vec<Frame>) -> Vec<u32> {
    let mut given = Vec::new();
    let mut waiting = vec![Effect::Describe(DescribePurpose::Fill)];
    for look in 0..200 {
        let mut next = Vec::new();
        for effect in waiting {
            next.extend(match effect {
                Effect::Describe(DescribePurpose::Fill | DescribePurpose::ReadBack) => {
                    report(model, Report::Frames(DescribePurpose::Fill, Ok(page(look))))
                }
                Effect::After { then, .. } => report(model, then),
                Effect::Fill(_, PageCommand::Fill { handle, action: FillAction::Text { text } }) => {
                    given.push(handle.0);
                    report(model, filled(&text))
                }
                Effect::Fill(_, PageCommand::Fill { handle, .. }) => {
                    given.push(handle.0);
                    report(model, filled(""))
                }
                _ => Vec::new(),
            });
        }
        waiting = next;
        if model.work.job.is_idle() {
            return given;
        }
    }
    panic!("the fill does not end")
}

#[test]
fn a_field_that_is_locked_for_a_moment_is_filled_when_it_is_not() {
    let mut model = filling();
    let given = play(&mut model, |look| {
        let mut frames = form("", "");
        frames.first_mut().unwrap().seen.controls.first_mut().unwrap().enabled = look > 6;
        frames
    });
    assert!(given.contains(&1), "{given:?}");
}

#[test]
fn a_form_that_goes_away_stops_the_filling_and_says_so() {
    let mut model = filling();
    for _ in 0..40 {
        let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Err(PageError::Gone)));
        if let Some(Effect::After { then, .. }) = effects.into_iter().next() {
            report(&mut model, then);
        }
    }
    assert!(matches!(model.work.job, Job::Idle));
    assert_eq!(model.said.notice(), Some(&Notice::FillingStopped(FillStop::PageGone)));
    assert_eq!(in_english(&notice(&model).unwrap().title), "Filling was stopped");
}

#[test]
fn two_fields_of_one_name_are_both_left_alone() {
    let mut model = filling();
    let mut frames = form("", "");
    let twin = text_control(9, "API Name", "other:name", "");
    frames.first_mut().unwrap().seen.controls.push(twin);
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(frames.clone())));
    report(&mut model, filled("IVR Access to SCV Apex Classes"));
    let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(frames)));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Fill(..))), "{effects:?}");
    assert_eq!(outcome(&model, "api-name"), &FieldOutcome::NotFound(NotFound::Several { count: 2 }));
    assert_eq!(said_of(&model, "api-name").unwrap().text, words::field::Several { count: 2.into() }.into());
}

/// A select of these options, of which none is chosen yet.
pub(super) fn select_control(handle: u32, id: &str, offered: &[&str]) -> ControlSeen {
    let option = |text: &&str| OptionSeen { value: None, text: (*text).to_owned(), selected: false };
    ControlSeen {
        kind: ControlKind::Select,
        value: Some(Shown::Chosen { value: None, text: String::new() }),
        options: offered.iter().map(option).collect(),
        ..text_control(handle, "", id, "")
    }
}

/// The form New User as far as its lists go; the profiles offered depend on the license.
fn user_form(profiles: &[&str]) -> Vec<Frame> {
    let mut frames = form("", "");
    let seen = &mut frames.first_mut().unwrap().seen;
    seen.path = "/005/e".to_owned();
    seen.controls = vec![
        text_control(1, "Last Name", "name_lastName", ""),
        text_control(2, "Username", "Username", ""),
        select_control(3, "user_license_id", &["Salesforce", "Salesforce Integration"]),
        select_control(4, "Profile", profiles),
        ControlSeen { kind: ControlKind::Button, value: None, ..text_control(5, "Save", "save", "") },
    ];
    frames
}

/// A panel that fills the form New User and has come to the profile.
fn choosing_a_profile() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "user.create");
    for (name, value) in [("user_email", "ada@acme.example"), ("integration_username", "scv@acme.example")] {
        admin(&mut model, Event::SetValue(ParameterId::from(name), value.to_owned()));
    }
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(user_form(&["Standard User"]))));
    admin(&mut model, Event::FillAll);
    let Job::Filling(filling) = &mut model.work.job else { panic!("{:?}", model.said) };
    filling.at = filling.fields.iter().position(|field| field.field.as_str() == "profile").unwrap();
    model
}

#[test]
fn a_field_whose_value_only_the_org_knows_is_left_as_the_page_has_it() {
    let fields = |model: &Model| match &model.work.job {
        Job::Filling(filling) => filling.fields.iter().map(|field| field.field.0.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let mut model = choosing_a_profile();
    assert!(!fields(&model).contains(&"time-zone".to_owned()));
    assert!(fields(&model).contains(&"profile".to_owned()));
    model.work.job = Job::Idle;
    model.entered.values.set("time_zone", "Europe/Zurich");
    admin(&mut model, Event::FillAll);
    assert!(fields(&model).contains(&"time-zone".to_owned()));
    assert!(!fields(&model).contains(&"locale".to_owned()));
}

#[test]
fn an_option_that_an_earlier_choice_brings_up_is_waited_for() {
    let mut model = choosing_a_profile();
    let looked = |model: &mut Model, profiles: &[&str]| {
        report(model, Report::Frames(DescribePurpose::Fill, Ok(user_form(profiles))))
    };
    let not_offered = || {
        Report::Filled(
            Ok(PageReply::Filled(FillReply {
                outcome: Outcome::NotOffered,
                shows: None,
                offered: Vec::new(),
                press: None,
                message: None,
            })),
            None,
        )
    };
    let effects = looked(&mut model, &["Standard User"]);
    let [Effect::Fill(_, PageCommand::Fill { action: FillAction::Choose(choice), .. })] = effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert_eq!(choice.labels, ["SCV Integration"]);
    let again = report(&mut model, not_offered());
    assert!(matches!(again.as_slice(), [Effect::Describe(DescribePurpose::Fill)]), "{again:?}");
    assert!(!model.form.results.contains_key(&FieldId::from("profile")), "it may still come");
    // What never comes is said to be missing, and the next field has its turn.
    for _ in 0..40 {
        if model.form.results.contains_key(&FieldId::from("profile")) {
            break;
        }
        looked(&mut model, &["Standard User"]);
        for effect in report(&mut model, not_offered()) {
            if let Effect::After { then, .. } = effect {
                report(&mut model, then);
            }
        }
    }
    let nothing = Verdict::NotOffered { offered: Vec::new() };
    assert_eq!(outcome(&model, "profile"), &FieldOutcome::Filled(nothing));
}

#[test]
fn the_answer_to_a_fill_that_was_stopped_is_not_that_of_the_next_one() {
    let mut model = filling();
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    admin(&mut model, Event::Dismiss);
    admin(&mut model, Event::FillAll);
    assert!(report(&mut model, filled("IVR Access to SCV Apex Classes")).is_empty());
    assert!(model.form.results.is_empty(), "nothing of the new fill is told by the old one");
}

#[test]
fn what_the_page_objects_to_late_is_not_called_filled() {
    let mut model = second_round();
    let Job::Filling(filling) = &mut model.work.job else { panic!() };
    filling.round = Round::ReadBack;
    let mut late = form("IVR Access to SCV Apex Classes", "IVR_Access_to_SCV_Apex_Classes");
    let controls = &mut late.first_mut().unwrap().seen.controls;
    controls.iter_mut().find(|control| control.name == "API Name").unwrap().error =
        Some("Already in use".to_owned());
    report(&mut model, Report::Frames(DescribePurpose::ReadBack, Ok(late)));
    let refused = Verdict::Refused { message: Some("Already in use".to_owned()) };
    assert_eq!(outcome(&model, "api-name"), &FieldOutcome::Filled(refused));
    assert!(outcome(&model, "label").is_done());
}

#[test]
fn a_frame_of_another_host_is_not_looked_at() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    let mut frames = form("", "");
    let mut shell = frames.first().unwrap().clone();
    shell.document = DocumentId("S".to_owned());
    shell.seen.path = "/lightning/setup/PermSets/home".to_owned();
    shell.seen.controls.clear();
    let page = frames.first_mut().unwrap();
    page.seen.top = false;
    page.seen.host = "evil.my.salesforce-setup.com".to_owned();
    frames.push(shell);
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
    assert!(admin(&mut model, Event::FillAll).is_empty());
    assert!(matches!(model.said.notice(), Some(Notice::NotAtPage(_))));
}
