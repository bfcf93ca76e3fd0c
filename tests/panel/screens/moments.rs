//! What interrupts: no page, questions, messages, and names without a place to break them.

use super::steps::{another_page, checked, filled};
use super::tasks::hand_over;
use super::{button, disabled, guide_and_fill, notice, screen};
use guidepost::guide::FieldId;
use guidepost::panel::event::Event;
use guidepost::panel::screen::{
    Body, Busy, CheckVerdict, Choice, FieldResult, More, Notice, Question, Screen, Surface, Tone, Weight,
};

pub(super) fn no_setup_page() -> Screen {
    let mut header = guide_and_fill();
    header.host = None;
    header.access.action = None;
    let body = Notice {
        text: "Guidepost leads through pages of Salesforce Setup. The tab beside it shows another site."
            .into(),
        advice: Some("Sign in to the org that shall be set up, and open Setup from the gear menu.".into()),
        actions: vec![button("Look again", Event::LookAgain, Weight::Brand)],
        ..notice(Tone::Info, "No Salesforce page in this tab")
    };
    Screen { outline: Vec::new(), surface: Surface::Side, ..screen(header, Body::Nothing(body)) }
}

pub(super) fn signed_out() -> Screen {
    let body = Notice {
        text: "Salesforce shows its login page. Your place in the guide, the values and the key are kept."
            .into(),
        advice: Some("Sign in again in this tab.".into()),
        original: Some("INVALID_SESSION_ID: Session expired or invalid".into()),
        actions: vec![button("Look again", Event::LookAgain, Weight::Brand)],
        ..notice(Tone::Warning, "You are signed out")
    };
    screen(guide_and_fill(), Body::Nothing(body))
}

pub(super) fn ask_session() -> Screen {
    let question = Question {
        title: "Allow Guidepost to use your session?".into(),
        text: vec![
            "Guidepost then reads this org through the API, as you and with your rights: permission sets, \
             users, licenses, and the app. It reads when you press Check, Test the login or Fill the form."
                .into(),
            "The session stays in the browser's background part of Guidepost, is sent to this org alone, and is \
             never stored. Forget session takes the access back."
                .into(),
        ],
        choices: Vec::new(),
        whole: None,
        accept: button("Allow access", Event::AllowSession, Weight::Brand),
        refuse: button("Not now", Event::Dismiss, Weight::Neutral),
    };
    Screen { question: Some(question), surface: Surface::Side, ..another_page() }
}

pub(super) fn ask_forget() -> Screen {
    let question = Question {
        title: "Forget the private key?".into(),
        text: vec![
            "It can't be brought back. If it was not saved, a new pair has to be made and uploaded.".into(),
        ],
        choices: Vec::new(),
        whole: None,
        accept: button("Forget the key", Event::ForgetKey, Weight::Destructive),
        refuse: button("Keep it", Event::Dismiss, Weight::Neutral),
    };
    let notice = notice(Tone::Success, "The certificate was saved as server.crt");
    Screen { question: Some(question), notice: Some(notice), ..hand_over() }
}

pub(super) fn ask_fields() -> Screen {
    let choice = |field: &str, label: &str, ticked| Choice {
        field: FieldId::from(field),
        label: label.into(),
        note: "Would be set to: Ticked".into(),
        ticked,
        show: button(&format!("Show {label}"), Event::Show(FieldId::from(field)), Weight::Neutral),
    };
    let question = Question {
        title: "Are these the right fields?".into(),
        text: vec!["Guidepost has not seen this page in a live org yet.".into()],
        choices: vec![
            choice("apex-rest-services", "Apex REST Services", false),
            choice("api-enabled", "API Enabled, with the longest name that a page ever gave a field", true),
        ],
        whole: None,
        accept: button("Fill those that are ticked", Event::ConfirmFields, Weight::Brand),
        refuse: button("Stop filling", Event::Dismiss, Weight::Neutral),
    };
    Screen { question: Some(question), ..another_page() }
}

pub(super) fn ask_record() -> Screen {
    let question = Question {
        title: "Save a description of this page?".into(),
        text: vec!["Read the file before you hand it on.".into()],
        choices: Vec::new(),
        whole: Some(("Read the whole file".into(), "{\n  \"version\": 1\n}".repeat(40))),
        accept: button("Save the description", Event::SaveRecord, Weight::Brand),
        refuse: button("Not now", Event::Dismiss, Weight::Neutral),
    };
    let more = More {
        title: "Help make Guidepost surer".into(),
        text: "You can save how this page is made as a file.".into(),
        button: button("Describe this page", Event::DescribePage, Weight::Neutral),
    };
    Screen { question: Some(question), more: Some(more), ..another_page() }
}

pub(super) fn session_expired() -> Screen {
    with_notice(Notice {
        text: "Salesforce no longer accepts the session of this tab. Nothing was changed.".into(),
        advice: Some("Sign in again in this tab, then press Check.".into()),
        original: Some(
            r#"401 [{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]"#.into(),
        ),
        actions: vec![
            button("Look again", Event::LookAgain, Weight::Brand),
            button("Dismiss", Event::Dismiss, Weight::Neutral),
        ],
        ..notice(Tone::Error, "The session has expired")
    })
}

pub(super) fn with_notice(notice: Notice) -> Screen {
    let announcement = notice.title.clone();
    Screen { notice: Some(notice), announcement, ..filled() }
}

/// Names as long as Salesforce lets them be, without a place to break them.
pub(super) fn long_words() -> Screen {
    let long = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
    let mut screen = checked();
    screen.header.guide = long.into();
    screen.header.host = Some(format!("{}.sandbox.my.salesforce-setup.com", long.to_lowercase()));
    if let Some(org) = &mut screen.header.org {
        org.name = long.into();
        org.kind = "Enterprise Edition".into();
    }
    screen.header.user = Some(format!("{long}@acme.example"));
    screen.notice = Some(Notice {
        text: long.into(),
        original: Some(long.repeat(4)),
        actions: vec![
            button(long, Event::LookAgain, Weight::Brand),
            disabled(button("Look again", Event::LookAgain, Weight::Neutral), long),
            disabled(button("Dismiss", Event::Dismiss, Weight::Neutral), "Not now."),
        ],
        ..notice(Tone::Warning, long)
    });
    screen.busy =
        Some(Busy { text: long.into(), cancel: Some(button(long, Event::CancelKey, Weight::Neutral)) });
    for step in screen.outline.iter_mut().flat_map(|part| &mut part.steps) {
        step.title = long.into();
    }
    if let Body::Step(step) = &mut screen.body {
        step.title = long.into();
        step.what = long.repeat(3);
        step.parameters[0].label = long.into();
        step.checks[1].verdict =
            CheckVerdict::NeedsChange { expected: long.into(), found: long.into(), mend: long.into() };
        if let Some(field) = step.page.as_mut().and_then(|page| page.fields.first_mut()) {
            field.label = long.into();
            field.value = long.repeat(2);
            field.result = Some(FieldResult { tone: Tone::Error, text: long.into(), lost: true });
        }
    }
    screen
}
