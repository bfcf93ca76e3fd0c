//! A form that a wizard shows step by step.

use super::fill::{filling, form, outcome, play, text_control};
use super::*;
use crate::panel::model::{FieldOutcome, NotFound};
use pages::command::{ControlKind, ControlSeen, Frame};

/// A step of the wizard for a new permission set: these fields, and no Save.
fn step(controls: &[ControlSeen]) -> Vec<Frame> {
    let mut frames = form("", "");
    let next = ControlSeen { kind: ControlKind::Button, value: None, ..text_control(9, "Next", "next", "") };
    let seen = &mut frames.first_mut().unwrap().seen;
    seen.record_titles = vec!["New".to_owned()];
    seen.controls = [controls, &[next]].concat();
    frames
}

fn names() -> Vec<Frame> {
    step(&[text_control(1, "Label", "label", ""), text_control(2, "API Name", "name", "")])
}

/// The second step asks for the API name of something else beside the license.
fn license_and_package() -> Vec<Frame> {
    let license = ControlSeen { kind: ControlKind::Select, ..text_control(13, "License", "license", "") };
    step(&[text_control(12, "API Name", "package", "acme_tools"), license])
}

fn press_fill(model: &mut Model, frames: &[Frame]) -> Vec<u32> {
    report(model, Report::Frames(DescribePurpose::Follow, Ok(frames.to_vec())));
    let effects = admin(model, Event::FillAll);
    assert!(matches!(effects.last(), Some(Effect::Describe(DescribePurpose::Fill))), "{effects:?}");
    play(model, |_| frames.to_vec())
}

#[test]
fn what_was_filled_on_a_step_that_is_over_is_not_looked_for_on_the_next() {
    let mut model = filling();
    let given = play(&mut model, |_| names());
    assert_eq!((given.contains(&1), given.contains(&2)), (true, true));
    assert_eq!(outcome(&model, "license"), &FieldOutcome::OnLaterStep);
    let given = press_fill(&mut model, &license_and_package());
    assert!(given.contains(&13) && !given.contains(&12), "{given:?}");
    assert_eq!(outcome(&model, "api-name"), &FieldOutcome::OnEarlierStep);
    assert_eq!(outcome(&model, "label"), &FieldOutcome::OnEarlierStep);
}

#[test]
fn a_field_that_is_missing_beside_the_pages_button_is_not_said_to_come_later() {
    let mut model = filling();
    play(&mut model, |_| form("", ""));
    assert_eq!(outcome(&model, "license"), &FieldOutcome::NotFound(NotFound::Nowhere));
}

#[test]
fn a_form_that_is_drawn_anew_is_filled_again() {
    let mut model = filling();
    play(&mut model, |_| form("", ""));
    let mut anew = form("", "");
    for control in &mut anew.first_mut().unwrap().seen.controls {
        control.handle.0 += 10;
    }
    let given = press_fill(&mut model, &anew);
    assert!(given.contains(&11) && given.contains(&12), "{given:?}");
}
