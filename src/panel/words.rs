//! What the panel says, in the words of `docs/` and of Salesforce's own pages.

mod fields;
mod files;
mod outcome;

pub(super) use fields::{
    NO_FOCUS, RINGED_TO_CONFIRM, RINGED_UNSEEN, control_name, focus_behind_f6, keys, not_found_unseen,
    point_to, press_label, restored, restoring_stopped, ring_tag, unfit,
};
pub(super) use files::no_file_chosen;
pub(super) use outcome::{field_outcome, on_page};

use super::event::Event;
use super::model::AtPage;
use super::screen::{Button, Notice, Tone, Weight};
use crate::guide::{Guide, ParameterId};
use crate::protocol::background::{ClassProof, KeyError, LoginFailure, LoginProof, PageError};
use crate::protocol::keeper::{KeyState, Refusal};
use crate::salesforce::apex_rest::Reach;
use crate::salesforce::error::{ApiError, Recovery};

/// What is said when a form was right and so are the checks.
pub(super) const NOTHING_TO_SAVE: &str =
    "Every field was right already, and so is every check of this step. Nothing needs to be saved.";

/// What is said once a filled form is no longer on the page.
pub(super) const LEFT_FORM: &str =
    "The form is not open any more. If you saved it, press Check: it shows what Salesforce kept.";
/// What is said of a step on a page that shows all of it, while nothing was checked.
pub(super) const SEEN_ON_PAGE: &str =
    "As seen on the page: it shows all that this step wants. Check confirms it in the org.";

/// A value that nothing confirms but whoever entered it.
pub(super) const YOUR_WORD: &str = "This is your word: Guidepost has not read this key from the org. Check confirms it where Salesforce tells it.";

/// A button that can be pressed.
pub(super) fn button(label: &str, event: Event, weight: Weight) -> Button {
    Button { label: label.to_owned(), event, disabled: None, weight }
}

fn warning(title: &str, text: &str, advice: &str) -> Notice {
    Notice {
        tone: Tone::Warning,
        title: title.to_owned(),
        text: text.to_owned(),
        advice: Some(advice.to_owned()),
        original: None,
        actions: vec![button("Dismiss", Event::Dismiss, Weight::Neutral)],
    }
}

/// Something that is done in the side panel alone.
pub(super) fn only_in_side_panel(what: &str) -> Notice {
    Notice {
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

/// The step's page is not in front.
pub(super) fn page_not_open() -> Notice {
    warning(
        "The page of this step is not open",
        "Guidepost fills and points only on the page that the step is about.",
        "Press Open the page, then try again.",
    )
}

/// Why the step's page does not count as open.
pub(super) fn not_at_page(at: &AtPage<'_>) -> Notice {
    match at {
        AtPage::OtherRecord => warning(
            "This page is about another record",
            "It is the right kind of page, but not the permission set, app or user of this guide. Nothing was filled.",
            "Press Open the page, or change the values of the guide if the other one is meant.",
        ),
        AtPage::UnsureRecord => warning(
            "Guidepost can't tell whom this page is about",
            "It is the right kind of page, but it does not show the name that the guide looks for. Nothing was filled.",
            "Press Check: Guidepost then knows the record and opens its page. Or do this step by hand.",
        ),
        AtPage::Here(_) | AtPage::Elsewhere => page_not_open(),
    }
}

/// The form needs the certificate.
pub(super) fn no_key_yet() -> Notice {
    warning(
        "There is no certificate yet",
        "This form takes the certificate of the key that you make or load here.",
        "Go to the step Make the key and the certificate, then come back.",
    )
}

/// A value is not known.
pub(super) fn value_needed(guide: &Guide, name: &ParameterId) -> Notice {
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

/// A value was removed while the form was being filled.
pub(super) fn value_missing(label: &str) -> Notice {
    warning(
        "Filling was stopped",
        &format!("The value for {label} is not known any more."),
        "Enter it under Values, then fill the form again. What was filled stays as it is.",
    )
}

/// The page asks for confirmation.
pub(super) fn confirm_on_page(label: &str) -> Notice {
    Notice {
        tone: Tone::Info,
        title: "Salesforce asks you to confirm".to_owned(),
        text: format!(
            "Read the dialog on the page about {label} and confirm it there. Filling goes on by itself."
        ),
        advice: None,
        original: None,
        actions: vec![button("Stop filling", Event::Dismiss, Weight::Neutral)],
    }
}

/// The page must be pressed by a person.
pub(super) fn press_on_page(label: &str) -> Notice {
    Notice {
        tone: Tone::Info,
        title: "Press the ringed arrow on the page".to_owned(),
        text: format!(
            "{label}: the entry is selected. Salesforce takes it over only when you press the arrow yourself. Filling goes on by itself."
        ),
        advice: None,
        original: None,
        actions: vec![button("Stop filling", Event::Dismiss, Weight::Neutral)],
    }
}

/// The page did not stay.
pub(super) fn filling_stopped(text: &str) -> Notice {
    warning("Filling was stopped", text, "Open the page of the step again. Nothing was saved by Guidepost.")
}

/// The page could not be worked on.
pub(super) fn page_error(error: &PageError) -> Notice {
    match error {
        PageError::NoPage => page_not_open(),
        PageError::Gone => warning(
            "The page has changed meanwhile",
            "Nothing was filled or pointed at.",
            "Try again on the page that is open now.",
        ),
        PageError::NotHere => only_in_side_panel("This is done there"),
        PageError::Browser { text } => browser_refused(text.clone()),
    }
}

/// The browser said no.
pub(super) fn browser_refused(text: String) -> Notice {
    let mut notice = warning(
        "The browser did not do that",
        "It gave the reason below.",
        "Reload the Setup page and try again. If it persists, see whether Guidepost may work on Salesforce's sites (browser's extension settings, site access).",
    );
    notice.original = Some(text);
    notice
}

/// The key could not be worked with.
pub(super) fn key_error(error: &KeyError) -> Notice {
    match error {
        KeyError::NotHere => only_in_side_panel("This is done there"),
        KeyError::Unreachable { text } => browser_refused(text.clone()),
        KeyError::Refused { why: Refusal::File { file, why } } => files::file_refused(*file, why),
        KeyError::Refused { why } => warning(
            "The key could not be used",
            &why.to_string(),
            "Go to the step Make the key and the certificate.",
        ),
    }
}

/// The org did not answer as it should.
pub(super) fn api_error(error: &ApiError) -> Notice {
    let recovery = error.recovery();
    let title = match recovery {
        Recovery::SidePanel => return only_in_side_panel("The org is asked there"),
        Recovery::Allow => "Guidepost may not read the session yet",
        Recovery::SignIn => "You are not signed in to this org any more",
        Recovery::Wait => "The org can't answer right now",
        Recovery::Retry => "The org did not answer",
        Recovery::ChangeOrg => "Salesforce refused to answer",
        Recovery::Report => "Salesforce's answer was not understood",
    };
    Notice {
        tone: Tone::Error,
        title: title.to_owned(),
        text: format!("{}. Your place, your values and the key are kept.", capital(&error.to_string())),
        advice: Some(recovery.advice().to_owned()),
        original: None,
        actions: vec![
            button("Check again", Event::Check, Weight::Neutral),
            button("Dismiss", Event::Dismiss, Weight::Neutral),
        ],
    }
}

/// A text with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What the change of the key's state is worth saying.
pub(super) fn key_changed(before: Option<&KeyState>, now: &KeyState) -> Option<String> {
    Some(match now {
        KeyState::Making { .. } => "Making the key.".to_owned(),
        KeyState::Ready(_) if before.is_some() => "The key and the certificate are ready.".to_owned(),
        KeyState::CertificateOnly(_) if before.is_some() => "The certificate is loaded.".to_owned(),
        KeyState::None if matches!(before, Some(KeyState::CertificateOnly(_))) => {
            "The certificate was forgotten.".to_owned()
        }
        KeyState::None if before.is_some() => "The key was forgotten.".to_owned(),
        KeyState::Failed { why, .. } => format!("No key was made: {why}."),
        _ => return None,
    })
}

/// What came of the login, in one sentence.
pub(super) fn login_announcement(outcome: &Result<LoginProof, LoginFailure>) -> String {
    match outcome {
        Ok(_) => "The org granted the login.".to_owned(),
        Err(_) => "The login was not granted.".to_owned(),
    }
}

/// What came of asking the class, in one sentence.
pub(super) fn class_announcement(outcome: &Result<ClassProof, LoginFailure>) -> String {
    match outcome {
        Ok(ClassProof { reach: Reach::Reached { .. }, .. }) => "The class answered.",
        Ok(ClassProof { reach: Reach::NoAccess { .. }, .. }) => "The user may not run the class.",
        Ok(_) => "Whether the user may run the class could not be checked.",
        Err(_) => "The login was not granted.",
    }
    .to_owned()
}
