//! What was said stays as long as it holds, and goes once it is over.

pub(super) mod cases;

use super::fill::form;
use super::leaving::{saved, with_filled_form};
use super::pointing::{at_permissions, permissions};
use super::*;
use crate::panel::event::Picked;
use crate::panel::model::{About, FillStop, Filled, Unfit, WrongPage};
use crate::protocol::background::{KeyError, PageError};
use crate::protocol::failure::BrowserError;
use crate::protocol::keystore::{FileAddress, Refusal};
use cases::{all, at_form, elsewhere, follow, without_key};
use pages::command::ControlKind;
use std::collections::BTreeSet;

#[test]
fn a_message_stays_while_its_subject_holds_and_goes_when_that_is_over() {
    for case in all() {
        let mut model = (case.state)();
        model.said.notify(case.notice.clone());
        for _ in 0..3 {
            report(&mut model, Report::Tick);
            (case.meanwhile)(&mut model);
        }
        assert_eq!(model.said.notice(), Some(&case.notice), "it stays");
        (case.end)(&mut model);
        assert_eq!(model.said.notice(), None, "{:?} is over", case.notice);
    }
}

#[test]
fn dismiss_and_another_step_put_every_message_away() {
    for case in all() {
        for away in [Event::Dismiss, Event::GoTo(0)] {
            let mut model = (case.state)();
            model.said.notify(case.notice.clone());
            admin(&mut model, away.clone());
            assert_eq!(model.said.notice(), None, "{:?} after {away:?}", case.notice);
        }
    }
}

#[test]
fn every_subject_has_a_case() {
    let name = |about: &About| match about {
        About::Surface => 0,
        About::Access => 1,
        About::AskingForAccess => 2,
        About::ReturningAccess => 3,
        About::StepPage => 4,
        About::OpeningPage => 5,
        About::OpeningAnew => 6,
        About::Showing => 7,
        About::Describing => 8,
        About::UnseenButton => 9,
        About::Certificate => 10,
        About::Value(_) => 11,
        About::Press => 12,
        About::Fill => 13,
        About::PuttingBack(_) => 14,
        About::Files => 15,
        About::Key => 16,
        About::HandingOver => 17,
        About::Reading => 18,
        About::ReadingWithoutAccess => 19,
        About::ReadingSignedOut => 20,
        About::LoadingPage => 21,
        About::PageErrors => 22,
        About::UnseenPress => 23,
        About::TestSession => 24,
    };
    let told: BTreeSet<i32> = all().iter().map(|case| name(&case.notice.about())).collect();
    assert_eq!(told, (0..=24).collect());
}

#[test]
fn a_refusal_of_the_browser_is_said_to_be_about_what_was_tried() {
    let no = || PageError::Browser { why: BrowserError::said("No") };
    let about = |model: &Model| model.said.notice().map(Notice::about);
    let mut model = elsewhere();
    report(&mut model, Report::Opening(Err(no())));
    assert_eq!(about(&model), Some(About::OpeningPage));
    let mut model = at_form();
    report(&mut model, Report::Opening(Err(no())));
    assert_eq!(about(&model), Some(About::OpeningAnew), "the page is in front, and yet it is not over");
    report(&mut model, Report::Frames(DescribePurpose::Show(FieldId::from("label")), Err(no())));
    assert_eq!(about(&model), Some(About::Showing));
    report(&mut model, Report::Frames(DescribePurpose::Record, Err(no())));
    assert_eq!(about(&model), Some(About::Describing));
    report(&mut model, Report::KeySaved(Err(KeyError::Unreachable { why: BrowserError::said("No") })));
    assert_eq!(about(&model), Some(About::Key));
    report(&mut model, Report::SessionAccess(Err(BrowserError::said("No"))));
    assert_eq!(about(&model), Some(About::ReturningAccess));
    admin(&mut model, Event::FillAll);
    report(&mut model, Report::Frames(DescribePurpose::Fill, Err(no())));
    assert_eq!(about(&model), Some(About::Fill));
}

#[test]
fn that_the_page_has_gone_is_not_taken_back_by_what_was_seen_before() {
    let mut model = at_form();
    report(&mut model, Report::Frames(DescribePurpose::Show(FieldId::from("label")), Err(PageError::NoPage)));
    assert_eq!(model.said.notice(), Some(&Notice::NotAtPage(WrongPage::NotOpen)));
    report(&mut model, Report::Tick);
    report(&mut model, Report::Frames(DescribePurpose::Follow, Err(PageError::NoPage)));
    assert_eq!(model.said.notice(), Some(&Notice::NotAtPage(WrongPage::NotOpen)), "it is still gone");
    follow(&mut model, form("", ""));
    assert_eq!(model.said.notice(), None);
}

#[test]
fn a_fill_that_was_stopped_halfway_is_not_forgotten_with_the_next_good_look() {
    let mut model = at_form();
    admin(&mut model, Event::FillAll);
    report(&mut model, Report::Frames(DescribePurpose::Fill, Err(PageError::NoPage)));
    follow(&mut model, form("", ""));
    assert_eq!(model.said.notice(), Some(&Notice::FillingStopped(FillStop::PageGone)));
}

#[test]
fn what_was_told_of_something_under_way_goes_with_it() {
    type Begin = fn() -> Model;
    type End = fn(&mut Model);
    let cases: [(Begin, Announcement, End); 5] = [
        (
            || {
                let mut model = at_form();
                admin(&mut model, Event::Check);
                model
            },
            Announcement::Reading,
            |model| {
                report(model, Report::Answered(Box::new(Err(ApiError::NoAnswer))));
            },
        ),
        (
            || {
                let mut model = without_key();
                let file = Some(FileAddress("blob:crt".to_owned()));
                admin(&mut model, Event::LoadFiles { private_key: None, certificate: file });
                model
            },
            Announcement::LoadingFiles,
            |model| {
                report(model, Report::KeyLoaded(Err(KeyError::Refused { why: Refusal::NotUnderstood })));
            },
        ),
        (
            || {
                let mut model = at_permissions();
                admin(&mut model, Event::FillAll);
                report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(permissions())));
                model
            },
            Announcement::RingedToConfirm,
            |model| {
                admin(model, Event::ConfirmFields);
            },
        ),
        (
            || {
                let mut model = with_filled_form();
                follow(&mut model, saved());
                follow(&mut model, form("", ""));
                model
            },
            Announcement::FormLeft,
            |model| {
                admin(model, Event::FillAll);
            },
        ),
        (
            || {
                let mut model = at_permissions();
                admin(&mut model, Event::PointTo(FieldId::from("api-enabled")));
                report(&mut model, Report::Picked(Picked::Unfit));
                model
            },
            Announcement::Unfit(Unfit::OtherKind { wanted: vec![ControlKind::Checkbox] }),
            |model| {
                model.page.frames.clear();
                report(model, Report::Picked(Picked::Waiting));
            },
        ),
    ];
    for (begin, told, end) in cases {
        let mut model = begin();
        report(&mut model, Report::Tick);
        assert_eq!(model.said.announcement(), Some(&told));
        end(&mut model);
        assert_ne!(model.said.announcement(), Some(&told), "it is over");
    }
}

#[test]
fn a_secret_that_was_not_kept_is_not_spoken_of_once_a_key_is_entered() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    let mut enter = |text: &str| {
        admin(&mut model, Event::SetValue(ParameterId::from("pasted_consumer_key"), text.to_owned()));
        announced(&model)
    };
    assert!(!enter("no key at all").is_empty());
    assert_eq!(enter("3MVG9"), "");
}

#[test]
fn what_comes_next_is_told_with_the_fill_that_came_before_it() {
    let mut model = at_form();
    model.said.announce(Announcement::Filled(Filled { all: 2, wrong: 0 }));
    let save = FieldId::from("save");
    report(&mut model, Report::Frames(DescribePurpose::ShowNext(save.clone()), Ok(form("", ""))));
    assert_eq!(announced(&model), "All 2 fields are filled and were read back. Save is ringed on the page.");
    report(&mut model, Report::Frames(DescribePurpose::Show(save), Ok(form("", ""))));
    assert_eq!(announced(&model), "Save is ringed on the page.");
}
