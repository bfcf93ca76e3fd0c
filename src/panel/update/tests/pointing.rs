//! Fields that nobody has seen in a live org, and fields that the admin points to.

use super::fill::{form, text_control};
use super::*;
use crate::panel::event::Picked;
use crate::panel::model::{FieldOutcome, Unfit};
use crate::panel::saved::Word;
use guide::PageId;
use pages::command::{ControlKind, ControlSeen, DocumentId, Frame, Handle, PageCommand, Shown};
use pages::locate::ControlAt;
use pages::pointed::ControlSignature;

const FIELDS: [(&str, &str); 2] = [("apex-rest-services", "ApexRestServices"), ("api-enabled", "ApiEnabled")];

/// The system permissions of the permission set as a page shows them that nobody has seen.
pub(super) fn permissions() -> Vec<Frame> {
    let checkbox = |handle, name: &str, title: &str| ControlSeen {
        kind: ControlKind::Checkbox,
        value: Some(Shown::Checked(false)),
        ids: pages::command::ControlIds { title: Some(title.to_owned()), ..Default::default() },
        ..text_control(handle, name, "", "")
    };
    let mut frames = form("", "");
    let seen = &mut frames.first_mut().unwrap().seen;
    seen.path = "/0PS5g000000AbCdEAK/e".to_owned();
    seen.query = "?s=SystemPermissions".to_owned();
    seen.controls = vec![
        checkbox(1, "Apex REST Services", "ApexRestServices"),
        checkbox(2, "API Enabled", "ApiEnabled"),
        checkbox(3, "Author Apex", "AuthorApex"),
        ControlSeen { kind: ControlKind::Button, ..text_control(4, "Save", "button_pc_save", "") },
    ];
    frames
}

pub(super) fn at_permissions() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.system-permissions");
    model.entered.values.set("access.id", "0PS5g000000AbCdEAK");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(permissions())));
    model
}

fn look(model: &mut Model, frames: Vec<Frame>) -> Vec<Effect> {
    report(model, Report::Frames(DescribePurpose::Fill, Ok(frames)))
}

fn fills(effects: &[Effect]) -> Vec<Handle> {
    let handle = |effect: &Effect| match effect {
        Effect::Fill(_, PageCommand::Fill { handle, .. }) => Some(*handle),
        _ => None,
    };
    effects.iter().filter_map(handle).collect()
}

fn asked(model: &Model) -> Vec<&str> {
    model.form.asked_fields.iter().map(|asked| asked.found.name.as_str()).collect()
}

#[test]
fn before_the_first_fill_of_a_page_that_nobody_has_seen_its_fields_are_asked_about() {
    let mut model = at_permissions();
    admin(&mut model, Event::FillAll);
    let effects = look(&mut model, permissions());
    assert!(fills(&effects).is_empty(), "{effects:?}");
    assert_eq!(rings(&effects), [Handle(1)], "the first one is ringed");
    assert_eq!(model.question, Some(Asked::Fields));
    assert_eq!(asked(&model), ["Apex REST Services", "API Enabled"], "by the names of the page");
    // Nothing happens by itself while the question stands.
    assert!(look(&mut model, permissions()).is_empty());
    assert!(report(&mut model, Report::Tick).is_empty());
    assert!(report(&mut model, Report::FillAgain).is_empty());
    let effects = admin(&mut model, Event::ConfirmFields);
    assert!(
        effects.iter().any(|effect| matches!(effect, Effect::Describe(DescribePurpose::Fill))),
        "{effects:?}"
    );
    assert_eq!(fills(&look(&mut model, permissions())), [Handle(1)]);
    assert_eq!(model.question, None);
}

#[test]
fn the_question_is_asked_once_for_a_page_and_not_once_for_a_fill() {
    let mut model = at_permissions();
    admin(&mut model, Event::FillAll);
    look(&mut model, permissions());
    let effects = admin(&mut model, Event::ConfirmFields);
    let saved = effects
        .into_iter()
        .find_map(|effect| match effect {
            Effect::Remember { saved, .. } => Some(saved),
            _ => None,
        })
        .unwrap();
    admin(&mut model, Event::Dismiss);
    admin(&mut model, Event::FillAll);
    assert_eq!(fills(&look(&mut model, permissions())), [Handle(1)]);
    // Nor after the page was loaded anew, with the panel in it.
    let text = serde_json::to_string(&saved).unwrap();
    let mut after = on_setup(Surface::Side, Access::Allowed);
    after.tab.recalled = false;
    report(&mut after, Report::Remembered(Some(serde_json::from_str(&text).unwrap())));
    report(&mut after, Report::Frames(DescribePurpose::Follow, Ok(permissions())));
    after.work.job = Job::Idle;
    admin(&mut after, Event::FillAll);
    assert_eq!(fills(&look(&mut after, permissions())), [Handle(1)]);
}

/// Who has looked at another page of the guide, and said this of a field of it.
fn having_said(word: Word) -> Model {
    let mut model = at_permissions();
    model.page.told.take(&PageId::from("profile-clone"), &FieldId::from("profile-name"), word);
    model
}

fn right() -> Word {
    let found = permissions().into_iter().next().unwrap().seen.controls.into_iter().next().unwrap();
    Word::Right { found: ControlSignature::of(&found) }
}

#[test]
fn who_has_looked_once_is_not_asked_again_where_the_page_is_as_it_is_known() {
    let mut model = having_said(right());
    admin(&mut model, Event::FillAll);
    assert_eq!(fills(&look(&mut model, permissions())), [Handle(1)]);
    assert_eq!(model.question, None);
}

#[test]
fn the_question_says_what_it_rests_on_now() {
    let told = |mut model: Model| {
        admin(&mut model, Event::FillAll);
        look(&mut model, permissions());
        compose::screen(&model).question.unwrap().text.first().cloned()
    };
    let question = words::question::Fields { count: 2.into() };
    assert_eq!(told(at_permissions()), Some(question.what()));
    assert_eq!(told(having_said(Word::Wrong)), Some(question.again()));
}

#[test]
fn who_found_something_wrong_once_is_asked_about_every_page() {
    let mut model = having_said(Word::Wrong);
    admin(&mut model, Event::FillAll);
    assert!(fills(&look(&mut model, permissions())).is_empty());
    assert_eq!(asked(&model), ["Apex REST Services", "API Enabled"]);
}

#[test]
fn a_page_that_lacks_a_field_or_names_one_by_little_is_asked_about() {
    let changed = |change: fn(&mut [ControlSeen]), language: &str| {
        let mut frames = permissions();
        let seen = &mut frames.first_mut().unwrap().seen;
        change(&mut seen.controls);
        language.clone_into(&mut seen.lang);
        let mut model = having_said(right());
        admin(&mut model, Event::FillAll);
        let effects = look(&mut model, frames);
        (fills(&effects).len(), asked(&model).join(", "))
    };
    let without_attributes: fn(&mut [ControlSeen]) =
        |controls| controls.iter_mut().for_each(|control| control.ids.title = None);
    assert_eq!(changed(|_| {}, "en-US"), (1, String::new()));
    assert_eq!(changed(without_attributes, "en-US"), (1, String::new()), "their names are whole");
    let both = "Apex REST Services, API Enabled".to_owned();
    assert_eq!(changed(without_attributes, "de"), (0, both), "English names on a German page");
    let gone: fn(&mut [ControlSeen]) = |controls| {
        controls[1].ids.title = None;
        controls[1].name = "Something else".to_owned();
    };
    assert_eq!(changed(gone, "en-US"), (0, "Apex REST Services".to_owned()));
}

#[test]
fn what_was_confirmed_counts_only_for_the_control_that_was_seen() {
    let mut model = at_permissions();
    admin(&mut model, Event::FillAll);
    look(&mut model, permissions());
    admin(&mut model, Event::ConfirmFields);
    admin(&mut model, Event::Dismiss);
    let mut others = permissions();
    others.first_mut().unwrap().seen.controls.first_mut().unwrap().name = "Something else".to_owned();
    admin(&mut model, Event::FillAll);
    assert!(fills(&look(&mut model, others)).is_empty());
    assert_eq!(asked(&model), ["Something else"]);
}

#[test]
fn a_field_that_is_said_to_be_wrong_is_left_alone() {
    let mut model = at_permissions();
    admin(&mut model, Event::FillAll);
    look(&mut model, permissions());
    admin(&mut model, Event::ChooseAsked(FieldId::from("apex-rest-services"), false));
    admin(&mut model, Event::ConfirmFields);
    let effects = look(&mut model, permissions());
    assert!(fills(&effects).is_empty(), "{effects:?}");
    let outcome = model.form.results.get(&FieldId::from("apex-rest-services")).unwrap();
    assert!(*outcome == FieldOutcome::Denied && outcome.is_lost(), "{outcome:?}");
    assert_eq!(fills(&look(&mut model, permissions())), [Handle(2)], "the other one is filled");
    // Nor is it filled the next time, and nobody is asked again.
    admin(&mut model, Event::Dismiss);
    admin(&mut model, Event::FillAll);
    assert!(fills(&look(&mut model, permissions())).is_empty());
    assert_eq!(model.question, None);
}

#[test]
fn putting_the_question_away_fills_nothing_and_confirms_nothing() {
    let mut model = at_permissions();
    admin(&mut model, Event::FillAll);
    look(&mut model, permissions());
    admin(&mut model, Event::Dismiss);
    assert!(model.work.job.is_idle() && model.question.is_none());
    for (field, _) in FIELDS {
        let page = PageId::from("permission-set-system-permissions-edit");
        assert_eq!(model.page.told.of(&page, &FieldId::from(field)), None);
    }
    admin(&mut model, Event::FillAll);
    assert!(fills(&look(&mut model, permissions())).is_empty());
    assert_eq!(model.question, Some(Asked::Fields));
}

#[test]
fn another_tab_or_step_takes_the_question_along() {
    for leave in [Report::OtherTab, Report::Saw(Ok(sight("other.my.salesforce.com", Access::Allowed)))] {
        let mut model = at_permissions();
        admin(&mut model, Event::FillAll);
        look(&mut model, permissions());
        report(&mut model, leave);
        assert_eq!(model.question, None);
        assert!(admin(&mut model, Event::ConfirmFields).is_empty());
    }
}

/// A panel that has asked the admin to click this field.
fn pointing(field: &str) -> Model {
    let mut model = at_permissions();
    let effects = admin(&mut model, Event::PointTo(FieldId::from(field)));
    let [Effect::Pick { documents, command: PageCommand::Pick { kinds } }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(documents, &[DocumentId("D1".to_owned())]);
    assert_eq!(kinds, &[ControlKind::Checkbox, ControlKind::Toggle]);
    model
}

fn click(model: &mut Model, handle: u32) -> Vec<Effect> {
    let at = ControlAt { document: DocumentId("D1".to_owned()), handle: Handle(handle) };
    let effects = report(model, Report::Picked(Picked::Control(at)));
    let Some(Effect::Describe(look)) = effects.into_iter().next() else { panic!("no look") };
    report(model, Report::Frames(look, Ok(permissions())))
}

#[test]
fn the_field_that_the_admin_clicked_is_filled() {
    let mut model = pointing("apex-rest-services");
    let effects = click(&mut model, 3);
    assert_eq!(rings(&effects), [Handle(3)]);
    assert!(fills(&effects).is_empty(), "nothing is filled by pointing alone");
    assert!(model.work.job.is_idle());
    admin(&mut model, Event::FillAll);
    look(&mut model, permissions());
    assert_eq!(asked(&model), ["API Enabled"], "what was pointed to is not asked about");
    admin(&mut model, Event::ConfirmFields);
    assert_eq!(fills(&look(&mut model, permissions())), [Handle(3)]);
}

#[test]
fn the_field_is_known_again_after_a_reload_or_not_taken_at_all() {
    let mut model = pointing("apex-rest-services");
    click(&mut model, 3);
    let told = serde_json::to_string(&model.page.told).unwrap();
    assert!(!told.contains("handle"), "{told}");
    let fill = |frames: Vec<Frame>| {
        let mut model = at_permissions();
        model.page.told = serde_json::from_str(&told).unwrap();
        let page = PageId::from("permission-set-system-permissions-edit");
        let found = ControlSignature::of(&permissions()[0].seen.controls[1]);
        model.page.told.take(&page, &FieldId::from("api-enabled"), Word::Right { found });
        admin(&mut model, Event::FillAll);
        fills(&look(&mut model, frames))
    };
    let mut anew = permissions();
    anew[0].document = DocumentId("D2".to_owned());
    anew[0].seen.controls[2].handle = Handle(30);
    assert_eq!(fill(anew.clone()), [Handle(30)]);
    let twin = ControlSeen { handle: Handle(31), ..anew[0].seen.controls[2].clone() };
    anew[0].seen.controls.push(twin);
    assert_eq!(fill(anew), []);
}

#[test]
fn what_cannot_be_the_field_is_refused_with_a_word_and_the_admin_may_click_again() {
    let mut model = pointing("apex-rest-services");
    let taken = Unfit::Taken { label: "API Enabled".to_owned() };
    let button = Unfit::OtherKind { wanted: vec![ControlKind::Checkbox] };
    for (handle, why, words) in
        [(2, taken, "That is the field API Enabled."), (4, button, "That is not a checkbox.")]
    {
        let effects = click(&mut model, handle);
        assert!(matches!(effects.as_slice(), [Effect::Pick { .. }]), "{effects:?}");
        assert_eq!(model.said.announcement(), Some(&Announcement::Unfit(why)));
        assert_eq!(announced(&model), words);
    }
    let effects = report(&mut model, Report::Picked(Picked::Unfit));
    assert!(matches!(effects.as_slice(), [Effect::Pick { .. }]), "{effects:?}");
    assert!(matches!(model.work.job, Job::Picking(_)));
    let page = PageId::from("permission-set-system-permissions-edit");
    assert_eq!(model.page.told.of(&page, &FieldId::from("apex-rest-services")), None);
}

#[test]
fn pointing_ends_with_escape_with_cancel_with_another_step_and_with_the_page() {
    type Leave = fn(&mut Model);
    let ways: [Leave; 5] = [
        |model| drop(report(model, Report::Picked(Picked::Cancelled))),
        |model| drop(admin(model, Event::Dismiss)),
        |model| drop(admin(model, Event::GoTo(0))),
        |model| drop(report(model, Report::OtherTab)),
        |model| {
            model.page.frames.clear();
            report(model, Report::Picked(Picked::Waiting));
        },
    ];
    for leave in ways {
        let mut model = pointing("apex-rest-services");
        let again = report(&mut model, Report::Picked(Picked::Waiting));
        assert!(matches!(again.as_slice(), [Effect::Pick { .. }]), "{again:?}");
        leave(&mut model);
        assert!(model.work.job.is_idle());
        // A click that arrives late counts for nothing.
        let at = ControlAt { document: DocumentId("D1".to_owned()), handle: Handle(3) };
        assert!(report(&mut model, Report::Picked(Picked::Control(at))).is_empty());
    }
}
