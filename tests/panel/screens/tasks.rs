//! Steps that the panel does itself: login and hand-over.

use super::{button, disabled, notice, on_step, session, step};
use guidepost::guide::ParameterId;
use guidepost::panel::event::Event;
use guidepost::panel::screen::{
    Button, HandOverCard, HandOverLine, HandOverScreen, HandOverWay, LoginScreen, Notice, ParameterLine,
    Screen, Surface, TaskScreen, Tone, Weight,
};

pub(super) fn login_step(task: LoginScreen) -> Screen {
    let mut step = step("proof.login", 9, "Hand-over to Webex", "Test the login");
    step.touches =
        "Logs in once as the integration user and ends that login at once. Changes nothing.".into();
    step.what = "Press Test the login. Guidepost signs in the way Webex will.".into();
    step.why =
        "Only a login shows that key, certificate, app, policies and permission set work together.".into();
    step.task = Some(TaskScreen::Login(task));
    on_step(session("Production", true), step)
}

pub(super) fn test_button() -> Button {
    button("Test the login", Event::TestLogin, Weight::Brand)
}

pub(super) fn login_missing() -> Screen {
    login_step(LoginScreen {
        button: disabled(test_button(), "Something is still missing."),
        missing: vec![
            "The consumer key of the app (step Read the consumer key).".into(),
            "The key pair (step Make the key and its certificate).".into(),
        ],
        outcome: None,
    })
}

pub(super) fn login_granted() -> Screen {
    login_step(LoginScreen {
        button: test_button(),
        missing: Vec::new(),
        outcome: Some(Notice {
            text: "Acme Insurance (00D5g000008XyzAEAS), as wxcc.integration@acme.example. The access was \
                   given back."
                .into(),
            actions: Vec::new(),
            ..notice(Tone::Success, "The org granted the login")
        }),
    })
}

pub(super) fn login_refused() -> Screen {
    login_step(LoginScreen {
        button: test_button(),
        missing: Vec::new(),
        outcome: Some(Notice {
            text: "The integration user does not hold the permission set that the app asks for.".into(),
            advice: Some(
                "Go to Assign the permission set to the integration user. The app was changed 4 minutes ago: \
                 Salesforce may still be applying it."
                    .into(),
            ),
            original: Some("invalid_grant: user hasn't approved this consumer".into()),
            actions: vec![button("Go to that step", Event::GoTo(4), Weight::Neutral)],
            ..notice(Tone::Error, "The org refused the login")
        }),
    })
}

pub(super) fn class_step(button: Button, outcome: Notice) -> Screen {
    let mut step = step("proof.class", 10, "Proof", "Reach the class");
    step.parameters = vec![ParameterLine {
        id: ParameterId::from("apex_rest_path"),
        label: "Path of the class".into(),
        help: "Where the class answers, below /services/apexrest.".into(),
        value: String::new(),
        problem: None,
        note: None,
        refusals: 0,
    }];
    step.task = Some(TaskScreen::Class(LoginScreen { button, missing: Vec::new(), outcome: Some(outcome) }));
    on_step(session("Production", true), step)
}

fn reach_button() -> Button {
    button("Reach the class", Event::ReachClass, Weight::Brand)
}

pub(super) fn class_without_path() -> Screen {
    class_step(
        disabled(reach_button(), "The path of the class is not known."),
        Notice {
            text: "The package decides under which path its class answers.".into(),
            advice: Some("Take it from the HTTP request of your Webex flow.".into()),
            actions: vec![button("Go to: Give access to the Apex class", Event::GoTo(2), Weight::Neutral)],
            ..notice(Tone::Warning, "Could not check: the path of the class is not known")
        },
    )
}

pub(super) fn class_kept_away() -> Screen {
    class_step(
        reach_button(),
        Notice {
            text: "wxcc.integration@acme.example can log in, but Salesforce keeps this user from \
                   /cnxscv/v1/routing (HTTP 403)."
                .into(),
            original: Some("You do not have access to the Apex class named: cnxscv.ServiceRouting".into()),
            actions: vec![button("Go to: Give access to the Apex class", Event::GoTo(2), Weight::Neutral)],
            ..notice(Tone::Error, "The user may not run the class")
        },
    )
}

pub(super) fn hand_over_step(task: HandOverScreen) -> Screen {
    let mut step = step("hand-over.values", 10, "Hand-over to Webex", "Hand over the values");
    step.touches = "Changes nothing in Salesforce.".into();
    step.what = "In Control Hub, open the Salesforce connector and paste each value into its field.".into();
    step.why = "Webex calls the same things by other names.".into();
    step.task = Some(TaskScreen::HandOver(task));
    Screen { surface: Surface::Side, ..on_step(session("Production", true), step) }
}

pub(super) fn hand_over_line(
    theirs: &str,
    ours: Option<&str>,
    value: Option<&str>,
    notes: &[&str],
) -> HandOverLine {
    HandOverLine {
        theirs: theirs.into(),
        ours: ours.map(Into::into),
        value: value.map(Into::into),
        notes: notes.iter().map(|note| (*note).into()).collect(),
    }
}

pub(super) fn values_card(lines: Vec<HandOverLine>, warnings: &[&str]) -> HandOverCard {
    HandOverCard {
        title: "For Control Hub".into(),
        whom: "The Webex administrator. Nothing on this card is secret.".into(),
        way: HandOverWay::Where("Control Hub: Contact Center, Connectors, Salesforce".into()),
        lines,
        warnings: warnings.iter().map(|warning| (*warning).into()).collect(),
        actions: Vec::new(),
    }
}

pub(super) fn key_card(warnings: &[&str], actions: Vec<Button>) -> HandOverCard {
    HandOverCard {
        title: "The private key".into(),
        whom: "The same person, and nobody else: whoever has it can log in as the integration user.".into(),
        way: HandOverWay::How("Through a vault or in person, never by mail or chat.".into()),
        lines: Vec::new(),
        warnings: warnings.iter().map(|warning| (*warning).into()).collect(),
        actions,
    }
}

pub(super) fn hand_over_unknown() -> Screen {
    hand_over_step(HandOverScreen {
        values: values_card(
            vec![
                hand_over_line("Name", None, Some("Salesforce SCV"), &["Free to choose."]),
                hand_over_line("Client ID", Some("Consumer Key"), None, &["Not the consumer secret."]),
                hand_over_line("URL", Some("Login host"), None, &[]),
            ],
            &[],
        ),
        key: key_card(
            &["There is no key here to save. Make one, or use the one that you saved before."],
            Vec::new(),
        ),
    })
}

pub(super) fn hand_over() -> Screen {
    let key = "3MVG9pRzvMkjMb6lZlt3YjDQwe0sMZ7e1cVvXo5Qm4UuKk2b8fJt0Yw9sPqL1nEhXgR3Zc6TdBv7MaNyWpKs1";
    let your_word = "This is your word: Guidepost has not read this key from the org.";
    let lines = vec![
        hand_over_line("Name", None, Some("Salesforce SCV"), &["Free to choose."]),
        hand_over_line(
            "Client ID",
            Some("Consumer Key"),
            Some(key),
            &["Not the consumer secret.", your_word],
        ),
        hand_over_line(
            "Email ID",
            Some("Username of the integration user"),
            Some("wxcc.integration@acme.example"),
            &["The Username, even where the user's e-mail address is another one."],
        ),
        hand_over_line("URL", Some("Login host"), Some("https://login.salesforce.com"), &[]),
    ];
    hand_over_step(HandOverScreen {
        values: values_card(
            lines,
            &["Enter the Username wxcc.integration@acme.example as Email ID, not the e-mail address \
               integration-mailbox@acme.example of the same user."],
        ),
        key: key_card(
            &[],
            vec![
                button("Save the private key", Event::SaveKey, Weight::Brand),
                button(
                    "Save the private key in the traditional form",
                    Event::SaveTraditionalKey,
                    Weight::Neutral,
                ),
                button("Forget the key", Event::AskForgetKey, Weight::Destructive),
            ],
        ),
    })
}
