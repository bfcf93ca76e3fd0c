//! Filling a form.

use super::*;
use crate::guide::FieldId;
use crate::page::command::{
    ControlIds, ControlKind, ControlSeen, DocumentId, FillAction, FillReply, Frame, FrameSeen, Handle,
    Outcome, PageCommand, PageReply, Shown,
};
use crate::protocol::background::PageError;

fn text_control(handle: u32, name: &str, id: &str, value: &str) -> ControlSeen {
    ControlSeen {
        handle: Handle(handle),
        kind: ControlKind::Text,
        name: name.to_owned(),
        ids: ControlIds { id: Some(id.to_owned()), ..ControlIds::default() },
        section: Vec::new(),
        row: String::new(),
        in_dialog: false,
        visible: true,
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

fn filled(text: &str) -> World {
    World::Filled(Ok(PageReply::Filled(FillReply {
        outcome: Outcome::Filled,
        shows: Some(Shown::Text(text.to_owned())),
        offered: Vec::new(),
        press: None,
        message: None,
    })))
}

/// A panel that has begun to fill the form.
fn filling() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    world(&mut model, World::Frames(LookFor::Follow, Ok(form("", ""))));
    let effects = admin(&mut model, Event::FillAll);
    assert!(matches!(effects.last(), Some(Effect::Describe(LookFor::Fill))), "{effects:?}");
    model
}

#[test]
fn a_form_is_filled_field_by_field_and_each_field_is_located_afresh() {
    let mut model = filling();
    let effects = world(&mut model, World::Frames(LookFor::Fill, Ok(form("", ""))));
    let [Effect::Fill(document, PageCommand::Fill { handle, action })] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!((document.0.as_str(), *handle), ("D1", Handle(1)));
    assert_eq!(*action, FillAction::Text { text: "IVR Access to SCV Apex Classes".to_owned() });
    let effects = world(&mut model, filled("IVR Access to SCV Apex Classes"));
    assert!(matches!(effects.as_slice(), [Effect::Describe(LookFor::Fill)]));
    assert_eq!(model.results.get(&FieldId::from("label")).unwrap().tone, Tone::Success);
}

#[test]
fn a_field_that_shows_something_else_is_not_called_filled() {
    let mut model = filling();
    world(&mut model, World::Frames(LookFor::Fill, Ok(form("", ""))));
    world(&mut model, filled("Something else"));
    let result = model.results.get(&FieldId::from("label")).unwrap();
    assert_eq!(result.tone, Tone::Warning);
    assert!(result.text.contains("Something else"));
}

#[test]
fn a_form_that_goes_away_stops_the_filling_and_says_so() {
    let mut model = filling();
    for _ in 0..40 {
        let effects = world(&mut model, World::Frames(LookFor::Fill, Err(PageError::Gone)));
        if let Some(Effect::After { then, .. }) = effects.into_iter().next() {
            world(&mut model, then);
        }
    }
    assert!(matches!(model.job, Job::Idle));
    assert_eq!(model.notice.unwrap().title, "Filling was stopped");
}

#[test]
fn two_fields_of_one_name_are_both_left_alone() {
    let mut model = filling();
    let mut frames = form("", "");
    let twin = text_control(9, "API Name", "other:name", "");
    frames.first_mut().unwrap().seen.controls.push(twin);
    world(&mut model, World::Frames(LookFor::Fill, Ok(frames.clone())));
    world(&mut model, filled("IVR Access to SCV Apex Classes"));
    let effects = world(&mut model, World::Frames(LookFor::Fill, Ok(frames)));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Fill(..))), "{effects:?}");
    let result = model.results.get(&FieldId::from("api-name")).unwrap();
    assert!(result.text.starts_with("2 fields"), "{}", result.text);
}
