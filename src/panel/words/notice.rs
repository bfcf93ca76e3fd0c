//! The messages above the step.

use super::super::event::Event;
use super::super::model::{FillStop, Notice, Sensitive, WrongPage};
use super::super::screen::{self, Tone, Weight};
use super::{button, capital, files};
use crate::guide::{Guide, ParameterId};
use crate::protocol::background::KeyError;
use crate::protocol::keeper::Refusal;
use crate::salesforce::error::{ApiError, Recovery};

/// A message, as it is shown.
pub(in crate::panel) fn notice(
    notice: &Notice,
    guide: &Guide,
    clock: &dyn Fn(f64) -> String,
) -> screen::Notice {
    match notice {
        Notice::OnlyInSidePanel(what) => only_in_side_panel(sensitive(*what)),
        Notice::NotHere { .. } => not_here(),
        Notice::SidePanelClosed { text } => screen::Notice {
            tone: Tone::Warning,
            title: "The side panel did not open".to_owned(),
            text: "The browser opens it only right after a click.".to_owned(),
            advice: Some("Press the button Open Guidepost in the browser's toolbar.".to_owned()),
            original: Some(text.clone()),
            actions: Vec::new(),
        },
        Notice::NotAtPage(why) => not_at_page(*why),
        Notice::PageChanged { .. } => warning(
            "The page has changed meanwhile",
            "Nothing was filled or pointed at.",
            "Try again on the page that is open now.",
        ),
        Notice::BrowserRefused { text, .. } => browser_refused(text),
        Notice::Unseen => unseen(),
        Notice::NoCertificate => warning(
            "There is no certificate yet",
            "This form takes the certificate of the private key that you make or load here.",
            "Go to the step Make the private key and the certificate, then come back.",
        ),
        Notice::ValueNeeded(name) => value_needed(guide, name),
        Notice::ConfirmOnPage { label } => to_be_pressed(
            "Salesforce asks you to confirm",
            format!(
                "Read the dialog on the page about {label} and confirm it there. Filling goes on by itself."
            ),
        ),
        Notice::PressOnPage { label } => to_be_pressed(
            "Press the ringed arrow on the page",
            format!(
                "{label}: the entry is selected. Salesforce takes it over only when you press the arrow yourself. Filling goes on by itself."
            ),
        ),
        Notice::PageObjects { text } => screen::Notice {
            original: Some(text.clone()),
            ..warning(
                "The page says that something is wrong",
                "It said so after the form was filled.",
                "Look at the form before you save it.",
            )
        },
        Notice::FillingStopped(why) => filling_stopped(why),
        Notice::PuttingBackStopped(_) => warning(
            "Putting back was stopped",
            "Some fields may still show what Guidepost filled. Nothing was saved by Guidepost.",
            "Look at the form before you save it, or leave the page without saving.",
        ),
        Notice::ButtonNotFound => warning(
            "The button was not found with certainty",
            "Nothing is ringed: the button might be that of the secret. Guidepost reads nothing of this page.",
            "Copy the value below Consumer Key by hand.",
        ),
        Notice::NoFileChosen => warning(
            "No file is chosen",
            "There is nothing to load yet.",
            "Choose the file of the private key, the file of the certificate, or both.",
        ),
        Notice::KeyRefused(why) => key_refused(why),
        Notice::OrgUnread(error) => api_error(error),
        Notice::SessionLeft { username, begun_ms } => screen::Notice {
            tone: Tone::Warning,
            title: "The session of the cancelled test may still be open".to_owned(),
            text: SESSION_UNSURE.to_owned(),
            advice: Some(end_session(username, &clock(milliseconds(*begun_ms)))),
            original: None,
            actions: vec![button("Dismiss", Event::Dismiss, Weight::Neutral)],
        },
    }
}

/// What is said where nobody knows whether the session of a test is open.
pub(in crate::panel) const SESSION_UNSURE: &str = "Salesforce did not confirm that the session of this test has ended. It may be open until it ends by itself.";

/// How a session is ended by hand (Salesforce Help, "User Sessions").
pub(in crate::panel) fn end_session(username: &str, time: &str) -> String {
    format!(
        "To end it: in Setup, enter Session Management in Quick Find and open it, select the session of {username} that began at {time}, and press Remove."
    )
}

/// A time as clocks take it.
#[expect(clippy::cast_precision_loss, reason = "a time in milliseconds is far from 2 to the 53rd")]
pub(in crate::panel) fn milliseconds(ms: u64) -> f64 {
    ms as f64
}

pub(super) fn warning(title: &str, text: &str, advice: &str) -> screen::Notice {
    screen::Notice {
        tone: Tone::Warning,
        title: title.to_owned(),
        text: text.to_owned(),
        advice: Some(advice.to_owned()),
        original: None,
        actions: vec![button("Dismiss", Event::Dismiss, Weight::Neutral)],
    }
}

/// Something that is done in the side panel alone.
fn only_in_side_panel(what: &str) -> screen::Notice {
    screen::Notice {
        tone: Tone::Info,
        title: "Go on in the side panel".to_owned(),
        text: format!(
            "{what}, because a page could disguise this panel, but not the browser's own side panel."
        ),
        advice: None,
        original: None,
        actions: vec![
            button("Continue in the side panel", Event::MoveToSidePanel, Weight::Brand),
            button("Dismiss", Event::Dismiss, Weight::Neutral),
        ],
    }
}

/// A press beside the page that did not count.
fn unseen() -> screen::Notice {
    screen::Notice {
        tone: Tone::Warning,
        title: "That press did not count".to_owned(),
        text: "Just before it or right after, this panel was not wholly in sight, or the page changes how it looks. A page could lure a press that way.".to_owned(),
        advice: Some("Press again. If it still does not count, go on in the browser's side panel: Open Guidepost in the toolbar.".to_owned()),
        original: None,
        actions: vec![button("Dismiss", Event::Dismiss, Weight::Neutral)],
    }
}

fn sensitive(what: Sensitive) -> &'static str {
    match what {
        Sensitive::Access => "Access to the session is allowed there",
        Sensitive::SaveKey => "The private key is saved there",
        Sensitive::LoadKey => "A private key is loaded there",
        Sensitive::ReplaceKey => "The private key is replaced there",
        Sensitive::ForgetKey => "The private key is forgotten there",
        Sensitive::Proof => "The login is tried there",
    }
}

fn not_here() -> screen::Notice {
    only_in_side_panel("This is done there")
}

/// Why the step's page does not count as open.
pub(in crate::panel) fn not_at_page(why: WrongPage) -> screen::Notice {
    match why {
        WrongPage::NotOpen => warning(
            "The page of this step is not open",
            "Guidepost fills and points only on the page that the step is about.",
            "Press Open the page, then try again.",
        ),
        WrongPage::OtherRecord => warning(
            "This page is about another record",
            "It is the right kind of page, but not the permission set, app or user of this guide. Nothing was filled.",
            "Press Open the page, or change the values of the guide if the other one is meant.",
        ),
        WrongPage::UnsureRecord => warning(
            "Guidepost can't tell whom this page is about",
            "It is the right kind of page, but it does not show the name that the guide looks for. Nothing was filled.",
            "Press Check: Guidepost then knows the record and opens its page. Or do this step by hand.",
        ),
        WrongPage::OtherHeading => warning(
            "The form may be another one's",
            "Over the form stands a name that the guide does not know. Nothing was filled.",
            "Look whose form it is. If it is the right one, fill it by hand: each value below has a Copy.",
        ),
        WrongPage::Loading => warning(
            "The page is still loading",
            "Guidepost fills and points only on a page that is there. Nothing was filled.",
            "Try again in a moment.",
        ),
    }
}

fn value_needed(guide: &Guide, name: &ParameterId) -> screen::Notice {
    let label = guide
        .parameters
        .iter()
        .find(|parameter| parameter.id == *name)
        .map_or(name.as_str(), |parameter| parameter.label.as_str());
    warning(
        "A value is missing",
        &format!("The form needs: {label}."),
        "Enter it under Values in this step, or press Check: what the org knows is taken from there.",
    )
}

/// What a person is to do on the page while the form is being filled.
fn to_be_pressed(title: &str, text: String) -> screen::Notice {
    screen::Notice {
        tone: Tone::Info,
        title: title.to_owned(),
        text,
        advice: None,
        original: None,
        actions: vec![button("Stop filling", Event::Dismiss, Weight::Neutral)],
    }
}

fn filling_stopped(why: &FillStop) -> screen::Notice {
    let text = match why {
        FillStop::ValueGone { label } => {
            return warning(
                "Filling was stopped",
                &format!("The value for {label} is not known any more."),
                "Enter it under Values, then fill the form again. What was filled stays as it is.",
            );
        }
        FillStop::OtherOrg => "The tab shows another org now.",
        FillStop::OtherTab => "Another tab came to the front.",
        FillStop::PageGone => "The page went away while it was being filled.",
        FillStop::FormLeft => "The form was left while it was being filled.",
        FillStop::FormReplaced => "The form was left or loaded anew while it was being filled.",
        FillStop::OtherRecord => "The page is about another record now.",
        FillStop::UnsureRecord => "The page does not show any more whom it is about.",
        FillStop::PutAside => "The panel was put aside while it filled the form, or the page went away.",
    };
    warning("Filling was stopped", text, "Open the page of the step again. Nothing was saved by Guidepost.")
}

fn browser_refused(text: &str) -> screen::Notice {
    let notice = warning(
        "The browser did not do that",
        "It gave the reason below.",
        "Reload the Setup page and try again. If it persists, see whether Guidepost may work on Salesforce's sites (browser's extension settings, site access).",
    );
    screen::Notice { original: Some(text.to_owned()), ..notice }
}

fn key_refused(why: &Refusal) -> screen::Notice {
    match why {
        Refusal::File { file, why } => files::file_refused(*file, why),
        why => warning(
            "The private key could not be used",
            &why.to_string(),
            "Go to the step Make the private key and the certificate.",
        ),
    }
}

/// The key could not be worked with.
pub(in crate::panel) fn key_error(error: &KeyError) -> screen::Notice {
    match error {
        KeyError::NotHere => not_here(),
        KeyError::Unreachable { text } => browser_refused(text),
        KeyError::Refused { why } => key_refused(why),
    }
}

/// The org did not answer as it should.
pub(in crate::panel) fn api_error(error: &ApiError) -> screen::Notice {
    let recovery = error.recovery();
    let title = match recovery {
        Recovery::SidePanel => return only_in_side_panel("The org is asked there"),
        Recovery::Allow => "Guidepost may not read the session yet",
        Recovery::SignIn => "You are not signed in to this org any more",
        Recovery::Wait => "The org can't answer right now",
        Recovery::Network => "Something else answered in the org's place",
        Recovery::Retry if matches!(error, ApiError::Interrupted { .. }) => "Guidepost was interrupted",
        Recovery::Retry => "The org did not answer",
        Recovery::ChangeOrg => "Salesforce refused to answer",
        Recovery::Report => "Salesforce's answer was not understood",
    };
    screen::Notice {
        tone: Tone::Error,
        title: title.to_owned(),
        text: format!(
            "{}. Your place, your values and the private key are kept.",
            capital(&error.to_string())
        ),
        advice: Some(recovery.advice().to_owned()),
        original: None,
        actions: vec![
            button("Check again", Event::Check, Weight::Neutral),
            button("Dismiss", Event::Dismiss, Weight::Neutral),
        ],
    }
}
