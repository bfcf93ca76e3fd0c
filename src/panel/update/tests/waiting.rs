//! How long a fill waits for what a page does not show, and that a file is given once.

use super::fill::{form, outcome, select_control, text_control};
use super::*;
use crate::panel::model::{FieldOutcome, NotFound};
use crate::protocol::background::PageError;
use pages::command::{
    ControlKind, ControlSeen, FillAction, FillReply, Frame, Outcome, PageCommand, PageReply, Shown,
};

type Reply = Result<PageReply, PageError>;

fn replied(outcome: Outcome, shows: Option<Shown>) -> PageReply {
    PageReply::Filled(FillReply { outcome, shows, offered: Vec::new(), press: None, message: None })
}

/// A page that takes each text as it is given, and ticks what is to be ticked.
fn taken(action: &FillAction) -> PageReply {
    match action {
        FillAction::Text { text } => replied(Outcome::Typed, Some(Shown::Text(text.clone()))),
        FillAction::SetChecked { on } => replied(Outcome::Typed, Some(Shown::Checked(*on))),
        _ => replied(Outcome::NotOffered, None),
    }
}

/// What became of a fill: how often the page was looked at, how often the panel waited
/// between two looks, and what was given to it.
#[derive(Default)]
struct Played {
    looks: usize,
    waits: usize,
    given: Vec<(u32, FillAction)>,
}

/// Fills the form to its end on a page that shows at each look what `page` says.
fn play(
    model: &mut Model,
    page: impl Fn(usize, &[(u32, FillAction)]) -> Vec<Frame>,
    takes: impl Fn(&FillAction) -> Reply,
) -> Played {
    let mut played = Played::default();
    let mut waiting = admin(model, Event::FillAll);
    for _ in 0..400 {
        let mut next = Vec::new();
        for effect in waiting {
            next.extend(match effect {
                Effect::Describe(look @ (DescribePurpose::Fill | DescribePurpose::ReadBack)) => {
                    played.looks += 1;
                    let frames = page(played.looks, &played.given);
                    report(model, Report::Frames(look, Ok(frames)))
                }
                Effect::After { then, .. } => {
                    played.waits += 1;
                    report(model, then)
                }
                Effect::Fill(_, PageCommand::Fill { handle, action }) => {
                    played.given.push((handle.0, action.clone()));
                    report(model, Report::Filled(takes(&action), None))
                }
                _ => Vec::new(),
            });
        }
        if model.question == Some(Asked::Fields) {
            next.extend(admin(model, Event::ConfirmFields));
        }
        waiting = next;
        if model.work.job.is_idle() {
            return played;
        }
    }
    panic!("the fill does not end: {:?}", model.work.job)
}

fn at(step: &str, frames: Vec<Frame>) -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    report(&mut model, Report::Key(Ok(pair("AA"))));
    go_to(&mut model, step);
    let values = ["user_email", "integration_username", "contact_email"];
    for name in values {
        admin(&mut model, Event::SetValue(ParameterId::from(name), "ada@acme.example".to_owned()));
    }
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
    model
}

/// The text that was last given to a control.
fn text_of(given: &[(u32, FillAction)], handle: u32) -> String {
    let last = given.iter().rev().find(|(to, _)| *to == handle);
    match last {
        Some((_, FillAction::Text { text })) => text.clone(),
        _ => String::new(),
    }
}

/// The form New Permission Set with what was typed, without its API Name until a look, and
/// with another control that is new at each look as long as `moves` says.
fn moving(until: usize, moves: impl Fn(usize) -> bool) -> impl Fn(usize, &[(u32, FillAction)]) -> Vec<Frame> {
    move |look, given| {
        let mut frames = form(&text_of(given, 1), &text_of(given, 2));
        let controls = &mut frames.first_mut().unwrap().seen.controls;
        controls.retain(|control| look >= until || control.handle.0 != 2);
        let handle = if moves(look) { 100 + u32::try_from(look).unwrap() } else { 99 };
        controls.push(text_control(handle, "Search", "", ""));
        frames
    }
}

#[test]
fn a_page_that_moves_is_waited_for_and_one_that_never_rests_is_not_waited_for_for_ever() {
    let step = "permission-set.create";
    let mut model = at(step, form("", ""));
    let played = play(&mut model, moving(30, |_| true), |action| Ok(taken(action)));
    assert!(played.given.iter().any(|(handle, _)| *handle == 2), "it comes while the page is drawn");
    let mut model = at(step, form("", ""));
    let played = play(&mut model, moving(30, |look| look < 6), |action| Ok(taken(action)));
    assert!(!played.given.iter().any(|(handle, _)| *handle == 2), "the page had come to rest");
    let mut model = at(step, form("", ""));
    let played = play(&mut model, moving(usize::MAX, |_| true), |action| Ok(taken(action)));
    assert_eq!(outcome(&model, "api-name"), &FieldOutcome::NotFound(NotFound::Nowhere));
    assert!((20..=44).contains(&played.waits), "{} times a quarter of a second", played.waits);
}

/// The form New User with its text fields and these lists, of which one stands in a closed section.
fn new_user(given: &[(u32, FillAction)], license: Option<&str>, closed: bool) -> Vec<Frame> {
    let mut frames = form("", "");
    let seen = &mut frames.first_mut().unwrap().seen;
    seen.path = "/005/e".to_owned();
    seen.controls = vec![
        text_control(1, "Last Name", "name_lastName", &text_of(given, 1)),
        text_control(2, "Username", "Username", &text_of(given, 2)),
        select_control(4, "Profile", &["--None--"]),
        ControlSeen { kind: ControlKind::Button, value: None, ..text_control(5, "Save", "save", "") },
        ControlSeen { visible: !closed, ..text_control(6, "Nickname", "CommunityNickname", "") },
    ];
    seen.controls.extend(license.map(|offered| select_control(3, "user_license_id", &[offered])));
    frames
}

#[test]
fn all_that_is_missing_is_waited_for_together_and_for_three_seconds() {
    // First name, alias and e-mail address are not there, nor is the license; the profiles
    // depend on it, and the nickname stands in a closed section.
    for (license, closed) in [(None, false), (None, true), (Some("Salesforce"), true)] {
        let mut model = at("user.create", new_user(&[], license, closed));
        let played =
            play(&mut model, |_, given| new_user(given, license, closed), |action| Ok(taken(action)));
        assert!(
            (3..=13).contains(&played.waits),
            "{license:?} {closed}: {} quarters of a second",
            played.waits
        );
        let missing = ["first-name", "alias", "email", "profile"];
        for field in missing {
            assert!(!outcome(&model, field).is_done(), "{field}: {:?}", outcome(&model, field));
        }
        assert!(outcome(&model, "last-name").is_done() && outcome(&model, "username").is_done());
    }
}

/// The same with every other field of it, so that nothing but license and profile is missing.
fn whole_user(given: &[(u32, FillAction)]) -> Vec<Frame> {
    let mut frames = new_user(given, Some("Salesforce"), false);
    let controls = &mut frames.first_mut().unwrap().seen.controls;
    controls.retain(|control| control.handle.0 != 6);
    let texts = [(6, "CommunityNickname"), (7, "name_firstName"), (8, "Alias"), (9, "Email")];
    controls.extend(texts.map(|(handle, id)| text_control(handle, "", id, &text_of(given, handle))));
    let boxes = [(10, "active", true), (11, "new_password", false)];
    controls.extend(boxes.map(|(handle, id, on)| ControlSeen {
        kind: ControlKind::Checkbox,
        value: Some(Shown::Checked(on)),
        ..text_control(handle, "", id, "")
    }));
    frames
}

#[test]
fn an_option_that_is_not_offered_is_asked_for_a_few_times_and_no_more() {
    let mut model = at("user.create", whole_user(&[]));
    let played = play(&mut model, |_, given| whole_user(given), |action| Ok(taken(action)));
    let done = model.form.results.values().filter(|outcome| outcome.is_done()).count();
    assert_eq!(model.form.results.len() - done, 2, "{:?}", model.form.results);
    let asked = |list: u32| played.given.iter().filter(|(handle, _)| *handle == list).count();
    assert!((3..=5).contains(&asked(3)) && (2..=5).contains(&asked(4)), "{} and {}", asked(3), asked(4));
}

/// The form of a new app as far as the file goes, with the file that it shows.
fn new_app(given: &[(u32, FillAction)], file: Option<&str>, control: u32) -> Vec<Frame> {
    let mut frames = form("", "");
    let seen = &mut frames.first_mut().unwrap().seen;
    seen.path = "/lightning/setup/ManageExternalClientApplication/home".to_owned();
    seen.controls = vec![
        text_control(1, "External Client App Name", "", &text_of(given, 1)),
        text_control(2, "API Name", "", &text_of(given, 2)),
        ControlSeen {
            kind: ControlKind::File,
            value: Some(Shown::File(file.map(str::to_owned))),
            ..text_control(control, "Digital Certificate", "", "")
        },
        ControlSeen { kind: ControlKind::Button, value: None, ..text_control(4, "Create", "", "") },
    ];
    frames
}

fn certificates(played: &Played) -> usize {
    played.given.iter().filter(|(_, action)| matches!(action, FillAction::Attach { .. })).count()
}

#[test]
fn a_file_is_given_once_whatever_the_page_does_with_it() {
    let put_in: [fn() -> Reply; 4] = [
        || Err(PageError::Gone),
        || Ok(replied(Outcome::Gone, None)),
        || Ok(replied(Outcome::Vanished, None)),
        || Ok(replied(Outcome::Reverted, Some(Shown::File(None)))),
    ];
    for reply in put_in {
        let mut model = at("app.create", new_app(&[], None, 3));
        let takes = |action: &FillAction| match action {
            FillAction::Attach { .. } => reply(),
            _ => Ok(taken(action)),
        };
        // The control is drawn anew at each look and never shows a file.
        let page = |look: usize, given: &[(u32, FillAction)]| {
            new_app(given, None, 10 + u32::try_from(look).unwrap())
        };
        let played = play(&mut model, page, takes);
        assert_eq!(certificates(&played), 1);
        assert!(!outcome(&model, "certificate").is_done());
        // Where it shows the name of the file then, the file is there.
        let mut model = at("app.create", new_app(&[], None, 3));
        let shows = |look: usize, given: &[(u32, FillAction)]| {
            let is_given = given.iter().any(|(_, action)| matches!(action, FillAction::Attach { .. }));
            new_app(given, is_given.then_some("server.crt"), 10 + u32::try_from(look).unwrap())
        };
        let played = play(&mut model, shows, takes);
        assert_eq!(certificates(&played), 1);
        assert!(outcome(&model, "certificate").is_done(), "{:?}", outcome(&model, "certificate"));
    }
}
