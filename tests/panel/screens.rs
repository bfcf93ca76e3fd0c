//! The gallery: the panel in every state that it can be in, with the texts of a real setup.

mod keys;
mod moments;
mod steps;
mod tasks;

use guidepost::panel::event::Event;
use guidepost::panel::screen::{
    AccessLine, Body, Button, Header, Notice, OrgLine, PartLine, Screen, StepLine, StepScreen, StepState,
    Surface, Tone, Weight,
};

/// Every screen with the name of its page.
pub(crate) fn all() -> Vec<(&'static str, Screen)> {
    vec![
        ("01-no-setup-page", moments::no_setup_page()),
        ("02-signed-out", moments::signed_out()),
        ("03-first-step", steps::first_step()),
        ("04-another-page", steps::another_page()),
        ("05-filled", steps::filled()),
        ("06-checked", steps::checked()),
        ("07-checking", steps::checking()),
        ("08-no-key", keys::no_key()),
        ("09-making-key", keys::making_key()),
        ("10-key", keys::key()),
        ("11-login-missing", tasks::login_missing()),
        ("12-login-granted", tasks::login_granted()),
        ("13-login-refused", tasks::login_refused()),
        ("14-hand-over-unknown", tasks::hand_over_unknown()),
        ("15-hand-over", tasks::hand_over()),
        ("16-ask-session", moments::ask_session()),
        ("17-ask-forget", moments::ask_forget()),
        ("18-session-expired", moments::session_expired()),
        (
            "19-notice-done",
            moments::with_notice(notice(Tone::Success, "The certificate was saved as server.crt")),
        ),
        (
            "20-notice-note",
            moments::with_notice(notice(Tone::Info, "Guidepost was updated. Reload this page.")),
        ),
        ("21-long-words", moments::long_words()),
        ("22-to-do", steps::to_do()),
        ("23-begun", steps::begun()),
        ("24-class-without-path", tasks::class_without_path()),
        ("25-class-kept-away", tasks::class_kept_away()),
        ("30-certificate-only", keys::certificate_only()),
        ("31-files-in-the-side-panel", keys::files_elsewhere()),
        ("32-file-refused", keys::file_refused()),
        ("33-ask-fields", moments::ask_fields()),
        ("34-ask-record", moments::ask_record()),
    ]
}

fn button(label: &str, event: Event, weight: Weight) -> Button {
    Button { label: label.into(), event, disabled: None, weight }
}

fn disabled(button: Button, reason: &str) -> Button {
    Button { disabled: Some(reason.into()), ..button }
}

fn notice(tone: Tone, title: &str) -> Notice {
    Notice {
        tone,
        title: title.into(),
        text: String::new(),
        advice: None,
        original: None,
        actions: vec![button("Dismiss", Event::Dismiss, Weight::Neutral)],
    }
}

fn guide_and_fill() -> Header {
    Header {
        guide: "Webex Contact Center and Service Cloud Voice".into(),
        host: Some("acme.my.salesforce-setup.com".into()),
        org: None,
        user: None,
        access: AccessLine {
            label: "Guide and fill".into(),
            help: "Guidepost sees the Setup page in this tab, and nothing else.".into(),
            action: Some(button("Allow access to the session", Event::AskSession, Weight::Neutral)),
        },
    }
}

fn session(kind: &str, production: bool) -> Header {
    Header {
        org: Some(OrgLine {
            name: "Acme Insurance".into(),
            id: "00D5g000008XyzAEAS".into(),
            kind: kind.into(),
            production,
        }),
        user: Some("Ada Byron (ada.byron@acme.example)".into()),
        access: AccessLine {
            label: "Session".into(),
            help: "Guidepost reads this org through the API with your own rights.".into(),
            action: Some(button("Forget session", Event::ForgetSession, Weight::Neutral)),
        },
        ..guide_and_fill()
    }
}

fn outline(current: usize) -> Vec<PartLine> {
    use StepState::{CouldNotCheck, NeedsChange, Ok, Open, ToDo};
    let parts: [(&str, &[(&str, StepState)]); 6] = [
        ("Before you begin", &[("See whether this org is ready", Ok)]),
        (
            "Permission set",
            &[
                ("Create the permission set", NeedsChange),
                ("Give access to the Apex class", Ok),
                ("Enable two system permissions", CouldNotCheck),
            ],
        ),
        ("Integration user", &[("Assign the permission set to the integration user", Open)]),
        ("Key and certificate", &[("Make the key and its certificate", Open)]),
        ("External client app", &[("Create the app", ToDo), ("Admit only the integration user", Open)]),
        ("Hand-over to Webex", &[("Test the login", Open), ("Hand over the values", Open)]),
    ];
    let mut index = 0;
    let mut lines = Vec::new();
    for (title, steps) in parts {
        let mut part = PartLine { title: title.into(), steps: Vec::new() };
        for (title, state) in steps {
            let current = index == current;
            part.steps.push(StepLine { index, title: (*title).into(), state: *state, current });
            index += 1;
        }
        lines.push(part);
    }
    lines
}

fn screen(header: Header, body: Body) -> Screen {
    let current = match &body {
        Body::Step(step) => step.number - 1,
        Body::Nothing(_) => usize::MAX,
    };
    Screen {
        surface: Surface::Embedded,
        header,
        outline: outline(current),
        notice: None,
        question: None,
        busy: None,
        body,
        more: None,
        announcement: String::new(),
    }
}

fn step(id: &str, number: usize, part: &str, title: &str) -> StepScreen {
    StepScreen {
        id: id.into(),
        number,
        total: 10,
        part: part.into(),
        title: title.into(),
        progress: None,
        needs: Vec::new(),
        touches: "Changes nothing. Guidepost only reads.".into(),
        what: "Press Check. Guidepost looks for the Connects for SCV package and its class \
               cnxscv.ServiceRouting, for free licenses, and for your own rights in Setup."
            .into(),
        why: "Each of these stops the setup halfway when it is missing, and Salesforce then says so on a \
              page where it can't be mended."
            .into(),
        parameters: Vec::new(),
        page: None,
        task: None,
        checks: Vec::new(),
        check: None,
        previous: (number > 1).then(|| button("Previous step", Event::GoTo(number - 2), Weight::Neutral)),
        next: (number < 10).then(|| button("Next step", Event::GoTo(number), Weight::Brand)),
    }
}

fn on_step(header: Header, step: StepScreen) -> Screen {
    screen(header, Body::Step(Box::new(step)))
}
