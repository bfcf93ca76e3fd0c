//! Putting back what a form showed before it was filled.

use super::fill::form;
use super::pointing::{at_permissions, permissions};
use super::*;
use crate::panel::model::{FieldOutcome, FormThen, NotRestored};
use crate::protocol::background::PageError;
use pages::command::{
    DocumentId, FillAction, FillReply, Frame, Handle, Outcome, PageCommand, PageReply, Shown,
};

const LABEL: &str = "IVR Access to SCV Apex Classes";

fn filled(text: &str) -> Report {
    shown(Shown::Text(text.to_owned()))
}

/// The page shows this after a fill.
fn shown(shows: Shown) -> Report {
    Report::Filled(
        Ok(PageReply::Filled(FillReply {
            outcome: Outcome::Typed,
            shows: Some(shows),
            offered: Vec::new(),
            press: None,
            message: None,
        })),
        None,
    )
}

/// A panel that has filled the label of a form that showed `before`, and was stopped then.
fn with_filled_label(before: &str) -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(before, "IVR"))));
    assert!(admin(&mut model, Event::PutBack).is_empty(), "nothing was filled yet");
    admin(&mut model, Event::FillAll);
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form(before, "IVR"))));
    report(&mut model, filled(LABEL));
    admin(&mut model, Event::Dismiss);
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form(LABEL, "IVR"))));
    model
}

fn look(model: &mut Model, frames: Vec<Frame>) -> Vec<Effect> {
    report(model, Report::Frames(DescribePurpose::Restore, Ok(frames)))
}

fn outcome<'a>(model: &'a Model, field: &str) -> &'a FieldOutcome {
    model.form.results.get(&FieldId::from(field)).unwrap()
}

/// Looks as often as there are fields, and gives what was filled.
fn put_back(
    model: &mut Model,
    shown: &dyn Fn() -> Vec<Frame>,
    after: &dyn Fn() -> Vec<Frame>,
) -> Vec<(Handle, String)> {
    let mut effects = admin(model, Event::PutBack);
    let mut done = Vec::new();
    for _ in 0..10 {
        effects = match effects.last() {
            Some(Effect::Describe(DescribePurpose::Restore)) if done.is_empty() => look(model, shown()),
            Some(Effect::Describe(DescribePurpose::Restore)) => look(model, after()),
            Some(Effect::Describe(DescribePurpose::Restored)) => report(
                model,
                Report::Frames(
                    DescribePurpose::Restored,
                    Ok(if done.is_empty() { shown() } else { after() }),
                ),
            ),
            Some(Effect::Fill(_, PageCommand::Fill { handle, action: FillAction::Text { text } })) => {
                done.push((*handle, text.clone()));
                let text = text.clone();
                report(model, filled(&text))
            }
            _ => break,
        };
    }
    done
}

#[test]
fn what_was_filled_is_put_back_and_read_back() {
    for before in ["Mine", ""] {
        let mut model = with_filled_label(before);
        let done = put_back(&mut model, &|| form(LABEL, "IVR"), &|| form(before, "IVR"));
        assert_eq!(done, [(Handle(1), before.to_owned())], "only what was changed is touched");
        assert!(model.work.job.is_idle());
        assert_eq!(outcome(&model, "label"), &FieldOutcome::AsBefore);
        assert_eq!(model.said.announcement(), Some(&Announcement::PutBack { all: 2, missed: 0 }));
        assert!(announced(&model).contains("earlier values again"));
        assert_eq!(model.form.unsaved, None, "nothing of Guidepost's would be lost any more");
        assert!(admin(&mut model, Event::PutBack).is_empty());
    }
}

#[test]
fn the_page_is_given_its_time_once_after_all_was_put_back() {
    let mut model = with_filled_label("Mine");
    let mut effects = admin(&mut model, Event::PutBack);
    let mut looks = Vec::new();
    while let Some(effect) = effects.pop() {
        effects = match effect {
            Effect::Describe(purpose) => {
                let first = looks.is_empty();
                looks.push(purpose.clone());
                let frames = form(if first { LABEL } else { "Mine" }, "IVR");
                report(&mut model, Report::Frames(purpose, Ok(frames)))
            }
            Effect::Fill(..) => report(&mut model, filled("Mine")),
            _ => break,
        };
    }
    assert!(model.work.job.is_idle());
    let (last, before) = looks.split_last().unwrap();
    assert_eq!(last, &DescribePurpose::Restored);
    assert!(before.len() > 1 && before.iter().all(|look| *look == DescribePurpose::Restore), "{looks:?}");
}

#[test]
fn a_field_that_went_away_meanwhile_is_said_to_have_gone() {
    let mut model = with_filled_label("Mine");
    let without = || {
        let mut frames = form("Mine", "IVR");
        frames.first_mut().unwrap().seen.controls.retain(|control| control.name != "API Name");
        frames
    };
    put_back(&mut model, &|| form(LABEL, "IVR"), &without);
    assert_eq!(outcome(&model, "api-name"), &FieldOutcome::NotRestored(NotRestored::Gone));
}

#[test]
fn what_the_page_does_not_take_back_is_said() {
    let mut model = with_filled_label("Mine");
    let done = put_back(&mut model, &|| form(LABEL, "IVR"), &|| form(LABEL, "IVR"));
    assert_eq!(done.len(), 1);
    assert_eq!(outcome(&model, "label"), &FieldOutcome::NotRestored(NotRestored::ChangedAgain));
    let said = said_of(&model, "label").unwrap();
    assert!(said.tone == Tone::Warning && in_english(&said.text).starts_with("Not put back."), "{said:?}");
    assert_eq!(model.said.announcement(), Some(&Announcement::PutBack { all: 2, missed: 1 }));
    assert!(announced(&model).contains("not put back"));
    assert!(model.form.unsaved.is_some(), "the form is not as it was");
}

#[test]
fn what_the_admin_typed_since_is_left_alone() {
    let mut model = with_filled_label("Mine");
    let typed = || form("Typed by hand", "IVR");
    assert!(put_back(&mut model, &typed, &typed).is_empty());
    assert_eq!(outcome(&model, "label"), &FieldOutcome::NotRestored(NotRestored::ChangedSince));
}

#[test]
fn a_second_fill_does_not_make_the_first_one_the_beginning() {
    let mut model = with_filled_label("Mine");
    admin(&mut model, Event::FillAll);
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(form(LABEL, "IVR"))));
    report(&mut model, filled(LABEL));
    admin(&mut model, Event::Dismiss);
    let done = put_back(&mut model, &|| form(LABEL, "IVR"), &|| form("Mine", "IVR"));
    assert_eq!(done, [(Handle(1), "Mine".to_owned())]);
}

#[test]
fn a_form_that_was_saved_or_left_is_not_put_back() {
    let elsewhere = || {
        let mut frames = form("", "");
        frames.first_mut().unwrap().seen.path = "/0PS5g000000AbCdEAK".to_owned();
        frames
    };
    let anew = || {
        let mut frames = form(LABEL, "IVR");
        frames.first_mut().unwrap().document = DocumentId("D2".to_owned());
        frames
    };
    for left in [elsewhere(), anew()] {
        let mut model = with_filled_label("Mine");
        report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(left.clone())));
        assert!(admin(&mut model, Event::PutBack).is_empty());
        // Nor while it is being put back.
        let mut model = with_filled_label("Mine");
        admin(&mut model, Event::PutBack);
        assert!(look(&mut model, left).is_empty());
        assert!(model.work.job.is_idle());
        assert_eq!(model.said.notice(), Some(&Notice::PuttingBackStopped(FormThen::Gone)));
    }
}

#[test]
fn a_form_whose_save_was_refused_is_still_not_saved() {
    let anew = |label: &str, error: &str| {
        let mut frames = form(label, "IVR");
        let frame = frames.first_mut().unwrap();
        frame.document = DocumentId("D2".to_owned());
        frame.seen.errors = vec![error.to_owned()];
        frames
    };
    let refused = || anew(LABEL, "Error: Invalid Data.");
    let between = |path: &str| {
        let mut frames = refused();
        frames.first_mut().unwrap().seen.path = path.to_owned();
        frames
    };
    let mut model = with_filled_label("Mine");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(between("/being/loaded"))));
    assert!(model.form.unsaved.is_none() && model.form.left_form);
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(refused())));
    assert!(model.form_is_open() && !model.form.left_form);
    let done = put_back(&mut model, &refused, &|| anew("Mine", "Error: Invalid Data."));
    assert_eq!(done, [(Handle(1), "Mine".to_owned())]);

    // The admin may be quicker than the next look.
    let mut model = with_filled_label("Mine");
    let done = put_back(&mut model, &refused, &|| anew("Mine", "Error: Invalid Data."));
    assert_eq!(done, [(Handle(1), "Mine".to_owned())]);

    // What the admin corrects before saving once more does not make it another form.
    let corrected = || {
        let mut frames = refused();
        let frame = frames.first_mut().unwrap();
        frame.document = DocumentId("D3".to_owned());
        frame.seen.controls[1].value = Some(Shown::Text("IVR_2".to_owned()));
        frames
    };
    let mut model = with_filled_label("Mine");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(refused())));
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(corrected())));
    assert!(model.form_is_open());

    // Saved in between, or with something else in it, it is another form.
    for (between, then) in [
        (between("/0PS5g000000AbCdEAK"), refused()),
        (between("/being/loaded"), anew("Theirs", "Error: Invalid Data.")),
    ] {
        let mut model = with_filled_label("Mine");
        report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(between)));
        report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(then)));
        assert!(model.form.unsaved.is_none());
        assert!(admin(&mut model, Event::PutBack).is_empty());
    }
}

#[test]
fn a_refused_form_of_another_record_is_not_the_one_that_was_filled() {
    for (id, is_ours) in [("0PS5g000000AbCdEAK", true), ("0PS5g000000XyZzEAK", false)] {
        let mut model = at_permissions();
        admin(&mut model, Event::FillAll);
        report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(permissions())));
        admin(&mut model, Event::ConfirmFields);
        report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(permissions())));
        report(&mut model, shown(Shown::Checked(true)));
        admin(&mut model, Event::Dismiss);
        let mut refused = permissions();
        let frame = refused.first_mut().unwrap();
        frame.document = DocumentId("D2".to_owned());
        frame.seen.path = format!("/{id}/e");
        frame.seen.errors = vec!["Error: Invalid Data.".to_owned()];
        frame.seen.controls[0].value = Some(Shown::Checked(true));
        report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(refused)));
        assert_eq!(model.form_is_open(), is_ours, "{id}");
    }
}

#[test]
fn a_page_that_goes_away_stops_it() {
    let mut model = with_filled_label("Mine");
    admin(&mut model, Event::PutBack);
    look(&mut model, form(LABEL, "IVR"));
    let effects = look(&mut model, form(LABEL, "IVR"));
    assert!(matches!(effects.as_slice(), [Effect::Fill(..)]), "{effects:?}");
    report(&mut model, Report::Filled(Err(PageError::Gone), None));
    assert!(model.work.job.is_idle());
    assert_eq!(model.said.notice(), Some(&Notice::PuttingBackStopped(FormThen::Open)));
    assert_eq!(notice(&model).unwrap().title, notice::PuttingBackStopped.title());
}
