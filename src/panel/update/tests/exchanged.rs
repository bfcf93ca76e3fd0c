//! A form in whose place another one comes while it is being filled.

use super::fill::{filled, filling, form};
use super::*;
use crate::panel::model::FillStop;
use pages::command::{DocumentId, FillReply, Frame, Handle, Outcome, PageReply};

#[test]
fn a_form_that_was_loaded_anew_meanwhile_is_not_filled_on() {
    let mut model = filling();
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    report(&mut model, filled("IVR Access to SCV Apex Classes"));
    let mut anew = form("", "");
    anew.first_mut().unwrap().document = DocumentId("D2".to_owned());
    let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(anew)));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Fill(..))), "{effects:?}");
    assert!(model.work.job.is_idle());
    assert_eq!(model.said.notice(), Some(&Notice::FillingStopped(FillStop::FormReplaced)));
}

/// A form in the same document whose controls are new ones.
fn drawn_anew(label: &str) -> Vec<Frame> {
    let mut frames = form(label, "");
    for control in &mut frames.first_mut().unwrap().seen.controls {
        control.handle = Handle(control.handle.0 + 100);
    }
    frames
}

#[test]
fn a_form_that_was_exchanged_in_the_same_document_is_not_filled_on() {
    let mut model = filling();
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    report(&mut model, filled("IVR Access to SCV Apex Classes"));
    // It may be on its way, so it is looked at for a while, and nothing is put into it.
    for _ in 0..20 {
        let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(drawn_anew(""))));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Fill(..))), "{effects:?}");
        report(&mut model, Report::FillAgain);
    }
    assert!(model.work.job.is_idle());
    assert_eq!(model.said.notice(), Some(&Notice::FillingStopped(FillStop::FormReplaced)));
}

#[test]
fn a_form_that_is_exchanged_at_the_first_letter_is_not_filled_on() {
    let mut model = filling();
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    let Report::Filled(Ok(PageReply::Filled(reply)), _) = filled("") else { panic!() };
    let vanished = PageReply::Filled(FillReply { outcome: Outcome::Vanished, shows: None, ..reply });
    report(&mut model, Report::Filled(Ok(vanished), None));
    let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(drawn_anew(""))));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Fill(..))), "{effects:?}");
}

#[test]
fn a_form_that_was_drawn_anew_with_what_was_typed_is_filled_on() {
    let mut model = filling();
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form("", ""))));
    report(&mut model, filled("IVR Access to SCV Apex Classes"));
    let anew = drawn_anew("IVR Access to SCV Apex Classes");
    let effects = report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(anew)));
    assert!(matches!(effects.as_slice(), [Effect::Fill(..)]), "{effects:?}");
}
