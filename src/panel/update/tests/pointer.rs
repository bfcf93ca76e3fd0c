//! What is shown on the page, and the way there by keyboard.

use super::fill::{form, text_control};
use super::*;
use crate::panel::event::FocusIn;
use crate::panel::model::{FieldOutcome, HiddenIn};
use pages::command::{
    ControlSeen, DocumentId, Frame, FrameSeen, Handle, PageCommand, PageReply, RingBox, Whereabouts,
};

fn at_form(surface: Surface) -> Model {
    let mut model = on_setup(surface, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(form("", ""))));
    model
}

/// The form with the control of this name changed.
fn with(name: &str, change: fn(&mut ControlSeen)) -> Vec<Frame> {
    let mut frames = form("", "");
    let controls = &mut frames.first_mut().unwrap().seen.controls;
    controls.iter_mut().filter(|control| control.name == name).for_each(change);
    frames
}

fn show(model: &mut Model, field: &str, frames: Vec<Frame>) -> Vec<Effect> {
    let field = FieldId::from(field);
    let effects = admin(model, Event::Show(field.clone()));
    assert!(
        matches!(effects.as_slice(), [Effect::Describe(DescribePurpose::Show(asked))] if *asked == field)
    );
    report(model, Report::Frames(DescribePurpose::Show(field), Ok(frames)))
}

fn follow(model: &mut Model, frames: Vec<Frame>) -> Vec<Effect> {
    report(model, Report::Frames(DescribePurpose::Follow, Ok(frames)))
}

fn focused(effects: &[Effect]) -> Vec<Handle> {
    let handle = |effect: &Effect| match effect {
        Effect::Focus(_, PageCommand::FocusTarget { handle }) => Some(*handle),
        _ => None,
    };
    effects.iter().filter_map(handle).collect()
}

fn ringed(place: Option<RingBox>, whereabouts: Whereabouts) -> Report {
    Report::Ringed(DocumentId("D1".to_owned()), Ok(PageReply::Ringed { place, whereabouts }))
}

/// The form in a frame of a Setup page.
fn in_a_frame() -> Vec<Frame> {
    let mut frames = form("", "");
    let inner = frames.first_mut().unwrap();
    inner.seen.top = false;
    inner.seen.frame_name = "vfFrameId_1".to_owned();
    let host = inner.seen.host.clone();
    let seen = FrameSeen { host, top: true, visible: true, ..FrameSeen::default() };
    frames.push(Frame { document: DocumentId("T".to_owned()), seen });
    frames
}

#[test]
fn the_panel_beside_the_page_goes_out_of_the_way_of_what_is_ringed() {
    let place = RingBox { x: 7.0, y: 8.0, width: 90.0, height: 10.0 };
    let asked = |surface: Surface| {
        let mut model = at_form(surface);
        show(&mut model, "api-name", in_a_frame());
        report(&mut model, ringed(Some(place), Whereabouts::InView))
    };
    let effects = asked(Surface::Embedded);
    let [Effect::KeepClear(top, PageCommand::KeepClear { frame, place: told })] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!((top.0.as_str(), frame.as_str(), *told), ("T", "vfFrameId_1", place));
    assert!(asked(Surface::Side).is_empty(), "the side panel lies over nothing");
}

#[test]
fn what_lies_under_the_panel_on_both_sides_is_said_to_do_so() {
    let mut model = at_form(Surface::Embedded);
    show(&mut model, "api-name", form("", ""));
    report(&mut model, Report::KeptClear(Ok(PageReply::KeptClear { moved: true, covered: false })));
    assert_ne!(model.said.announcement(), Some(&Announcement::UnderPanel));
    report(&mut model, Report::KeptClear(Ok(PageReply::KeptClear { moved: false, covered: true })));
    assert_eq!(model.said.announcement(), Some(&Announcement::UnderPanel));
}

#[test]
fn what_the_page_draws_late_is_ringed_once_it_is_there() {
    let mut model = at_form(Surface::Side);
    assert!(
        rings(&show(&mut model, "api-name", with("API Name", |control| control.name.clear()))).is_empty()
    );
    assert_eq!(said_of(&model, "api-name").unwrap().text, words::field::NotYet.into());
    assert!(rings(&follow(&mut model, with("API Name", |control| control.name.clear()))).is_empty());
    let effects = follow(&mut model, form("", ""));
    assert_eq!(rings(&effects), [Handle(2)]);
    assert_eq!(said_of(&model, "api-name"), None, "what was said of its absence is taken back");
    assert!(rings(&follow(&mut model, form("", ""))).is_empty(), "it is ringed once");
}

#[test]
fn what_is_not_shown_any_more_is_not_ringed_later() {
    let mut model = at_form(Surface::Side);
    show(&mut model, "api-name", with("API Name", |control| control.name.clear()));
    go_to(&mut model, "permission-set.apex-class");
    go_to(&mut model, "permission-set.create");
    assert!(rings(&follow(&mut model, form("", ""))).is_empty());
}

#[test]
fn of_a_hidden_field_it_is_said_what_brings_it_up() {
    let mut model = at_form(Surface::Side);
    let effects = show(&mut model, "api-name", with("API Name", |control| control.visible = false));
    assert_eq!(rings(&effects), [Handle(2)], "the agent rings what brings it up");
    report(&mut model, ringed(None, Whereabouts::Collapsed { name: "Advanced".to_owned() }));
    let section = HiddenIn::Section { name: "Advanced".to_owned() };
    assert_eq!(
        model.form.results.get(&FieldId::from("api-name")),
        Some(&FieldOutcome::Hidden(section)),
        "what brings it up"
    );
    let said = said_of(&model, "api-name").unwrap();
    assert_eq!(said.text, words::field::InSection { section: "Advanced".into() }.into());
    assert!(announced(&model).contains("Advanced"));
    assert!(rings(&follow(&mut model, form("", ""))).is_empty(), "the ring has moved on by itself");
    assert_eq!(said_of(&model, "api-name"), None);
    // Of one that nothing brings up, that is said, and it may be pointed to.
    show(&mut model, "api-name", with("API Name", |control| control.visible = false));
    report(&mut model, ringed(None, Whereabouts::Hidden));
    assert!(model.form.results.get(&FieldId::from("api-name")).unwrap().is_lost());
}

#[test]
fn a_ring_that_could_not_be_drawn_is_said_to_be_so() {
    let mut model = at_form(Surface::Side);
    show(&mut model, "label", form("", ""));
    report(&mut model, ringed(None, Whereabouts::NotThere));
    assert_eq!(model.said.announcement(), Some(&Announcement::RingLost));
}

#[test]
fn the_key_leads_to_what_has_the_ring() {
    let mut model = at_form(Surface::Side);
    show(&mut model, "api-name", form("", ""));
    let effects = admin(&mut model, Event::SwitchFocus(FocusIn::Panel));
    assert_eq!(focused(&effects), [Handle(2)]);
    report(&mut model, Report::Focused(Ok(PageReply::Focused { focused: true })));
    assert!(announced(&model).contains("F6"), "between side panel and page only the browser moves the focus");
    report(&mut model, Report::Focused(Ok(PageReply::Focused { focused: false })));
    assert_eq!(model.said.announcement(), Some(&Announcement::NotFocused));
}

#[test]
fn without_a_ring_the_key_leads_to_the_next_field_and_rings_it() {
    let mut model = at_form(Surface::Embedded);
    let effects = admin(&mut model, Event::SwitchFocus(FocusIn::Panel));
    let [Effect::Describe(DescribePurpose::Jump(field))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(field.as_str(), "label");
    let effects = report(&mut model, Report::Frames(DescribePurpose::Jump(field.clone()), Ok(form("", ""))));
    assert_eq!((rings(&effects), focused(&effects)), (vec![Handle(1)], vec![Handle(1)]));
}

#[test]
fn beside_the_page_the_key_leads_back_and_from_elsewhere_it_says_so() {
    let mut model = at_form(Surface::Embedded);
    let effects = admin(&mut model, Event::SwitchFocus(FocusIn::Page));
    assert!(matches!(effects.as_slice(), [Effect::TakeFocus]), "{effects:?}");
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    assert!(admin(&mut model, Event::SwitchFocus(FocusIn::Page)).is_empty());
    assert!(matches!(model.said.notice(), Some(Notice::NotAtPage(_))));
}

/// The tab in which Salesforce shows key and secret, as it is told: its address and nothing else.
pub(super) fn consumer_details() -> Vec<Frame> {
    let seen = FrameSeen {
        host: "acme.my.salesforce-setup.com".to_owned(),
        path: "/_ui/externalclientapp/consumer/0xI000000000001".to_owned(),
        visible: true,
        top: true,
        withheld: true,
        ..FrameSeen::default()
    };
    vec![Frame { document: DocumentId("secret".to_owned()), seen }]
}

#[test]
fn on_the_page_of_the_secret_nothing_is_done_but_ringing_the_copy_of_the_key() {
    let mut model = model(Surface::Side);
    let withheld =
        TabContext { place: Some(Place::Withheld), ..sight("acme.my.salesforce.com", Access::Allowed) };
    report(&mut model, Report::Saw(Ok(withheld)));
    report(&mut model, Report::Remembered(None));
    go_to(&mut model, "app.consumer-key");
    follow(&mut model, consumer_details());
    assert_eq!(model.stage().map(|stage| stage.page.as_str()), Some("consumer-details"));
    let effects = show(&mut model, "copy-key", consumer_details());
    let [Effect::Ring { document, what: ToRing::Unseen { starts, beside, .. }, .. }] = effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert_eq!(document.0, "secret");
    assert!(starts.iter().any(|word| word == "Copy") && beside.iter().any(|word| word == "Consumer Key"));
    assert!(beside.iter().all(|word| !word.to_lowercase().contains("secret")));
    report(
        &mut model,
        Report::Ringed(DocumentId("D1".to_owned()), Ok(PageReply::RingedUnseen { found: true })),
    );
    assert_eq!(model.said.announcement(), Some(&Announcement::RingedUnseen));
    assert!(model.said.notice().is_none());
    report(
        &mut model,
        Report::Ringed(DocumentId("D1".to_owned()), Ok(PageReply::RingedUnseen { found: false })),
    );
    assert_eq!(notice(&model).unwrap().text, notice::ButtonNotFound.text());
}

#[test]
fn a_page_that_only_looks_like_that_of_the_secret_is_not_taken_for_it() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "app.consumer-key");
    let mut described = consumer_details();
    let seen = &mut described.first_mut().unwrap().seen;
    seen.withheld = false;
    seen.controls = vec![text_control(1, "Copy", "copy", "")];
    follow(&mut model, described);
    assert_eq!(model.stage(), None);
}
