//! Waiting for what a form does not have yet.

use super::fill::{filled, filling, form, outcome, play, text_control};
use super::*;
use crate::panel::model::{FieldOutcome, NotFound};
use pages::command::{ControlKind, ControlSeen, Frame};

/// The form without its field API Name until a look.
fn without_api_name(until: usize) -> impl Fn(usize) -> Vec<Frame> {
    move |look| {
        let mut frames = form("IVR Access to SCV Apex Classes", "");
        frames.first_mut().unwrap().seen.controls.retain(|control| look >= until || control.handle.0 != 2);
        frames
    }
}

#[test]
fn what_is_missing_does_not_hold_up_what_is_there() {
    let mut model = filling();
    let late = without_api_name(usize::MAX);
    let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    assert!(matches!(effects.as_slice(), [Effect::Fill(..)]), "{effects:?}");
    let effects = report(&mut model, filled("IVR Access to SCV Apex Classes"));
    assert!(matches!(effects.as_slice(), [Effect::Describe(DescribePurpose::Fill)]), "{effects:?}");
    let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(late(0))));
    assert!(
        matches!(effects.as_slice(), [Effect::Describe(DescribePurpose::Fill)]),
        "it goes on: {effects:?}"
    );
}

#[test]
fn what_comes_late_is_filled_and_what_never_comes_is_given_up_after_three_seconds() {
    let mut model = filling();
    assert!(play(&mut model, without_api_name(9)).contains(&2), "it comes after a second or so");
    let mut model = filling();
    let looks = std::cell::Cell::new(0);
    play(&mut model, |look| {
        looks.set(look);
        without_api_name(usize::MAX)(look)
    });
    assert_eq!(outcome(&model, "api-name"), &FieldOutcome::NotFound(NotFound::Nowhere));
    assert!((13..=40).contains(&looks.get()), "{} looks", looks.get());
}

#[test]
fn what_stands_in_a_closed_section_is_not_waited_for_but_its_head_is_ringed() {
    // License and session activation stand in the same section.
    let folded = || {
        let mut frames = form("IVR Access to SCV Apex Classes", "");
        let controls = &mut frames.first_mut().unwrap().seen.controls;
        let of_kind = |kind, control| ControlSeen { kind, value: None, ..control };
        controls.push(of_kind(ControlKind::Select, text_control(4, "License", "license", "")));
        let activation = text_control(5, "Session Activation Required", "activation", "");
        controls.push(of_kind(ControlKind::Checkbox, activation));
        for control in controls.iter_mut().filter(|control| [2, 4, 5].contains(&control.handle.0)) {
            (control.visible, control.folded) = (false, true);
        }
        frames
    };
    let mut model = filling();
    let looks = std::cell::Cell::new(0);
    play(&mut model, |look| {
        looks.set(look);
        folded()
    });
    assert_eq!(outcome(&model, "api-name"), &FieldOutcome::NotFound(NotFound::Hidden));
    assert!(looks.get() <= 16, "{} looks, where 31 are waited for others", looks.get());
    let mut model = filling();
    let mut effects = vec![Effect::Describe(DescribePurpose::Fill)];
    while !model.work.job.is_idle() {
        effects = match effects.pop().unwrap() {
            Effect::Fill(..) => report(&mut model, filled("IVR Access to SCV Apex Classes")),
            Effect::After { then, .. } => report(&mut model, then),
            _ => report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(folded()))),
        };
    }
    let next = FieldId::from("api-name");
    assert!(
        effects.iter().any(
            |effect| matches!(effect, Effect::Describe(DescribePurpose::ShowNext(field)) if *field == next)
        ),
        "{effects:?}"
    );
}
