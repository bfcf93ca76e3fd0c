//! What became of a field, and what the page shows in it.

use super::super::model::{FieldOutcome, HiddenIn, NotFound, NotRestored};
use super::super::screen::{FieldResult, Tone};
use super::super::update::OnPage;
use crate::page::command::Shown;
use crate::page::verdict::Verdict;

/// What became of a field, as it is shown.
pub(in crate::panel) fn field_outcome(outcome: &FieldOutcome) -> FieldResult {
    let tone = match outcome {
        _ if outcome.is_done() => Tone::Success,
        _ if outcome.needs_care() => Tone::Warning,
        _ => Tone::Info,
    };
    FieldResult { tone, text: text(outcome), lost: outcome.is_lost() }
}

/// What became of a field, in words.
pub(super) fn text(outcome: &FieldOutcome) -> String {
    match outcome {
        FieldOutcome::Filled(verdict) => return filled(verdict),
        FieldOutcome::NotFound(why) => return not_found(*why),
        FieldOutcome::Hidden(what) => return hidden(what),
        FieldOutcome::PointedTo { name } => return pointed_to(name),
        FieldOutcome::NotRestored(why) => return format!("Not put back. {}", not_restored(why)),
        FieldOutcome::NotConfirmed => "The change was not confirmed.",
        FieldOutcome::ChangedAfterwards => {
            "The page changed this field afterwards. Look at it, then press Fill the form again."
        }
        FieldOutcome::Denied => {
            "You said that the field found is not this one, so nothing was typed. Point to the right one, or do it by hand."
        }
        FieldOutcome::NotYet => {
            "Guidepost does not see this field on the page. It gets its ring as soon as it comes. If you see it, point to it."
        }
        FieldOutcome::OnEarlierStep => "Filled on an earlier step of this form",
        FieldOutcome::OnLaterStep => {
            "Not on this part of the form. If it comes on the next one, press Fill the form there. If you see it here, point to it."
        }
        FieldOutcome::AsBefore => "Shows its earlier value again",
    }
    .to_owned()
}

/// What the page made of a value.
fn filled(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Typed => "Filled, not saved yet",
        Verdict::AlreadyRight => "Was right already",
        Verdict::AwaitsConfirmation => "Waiting for your confirmation on the page",
        Verdict::AwaitsPress(_) => "Waiting for you to press the ringed arrow",
        Verdict::ShowsOther(shown) => {
            return match shown.as_ref().map(shown_text) {
                Some(text) if !text.is_empty() => format!("The page put something else in its place: {text}"),
                _ => "The page did not keep the value".to_owned(),
            };
        }
        Verdict::Refused { message: Some(text) } => return format!("The page says: {text}"),
        Verdict::Refused { message: None } => "The page did not take the value",
        Verdict::NotOffered { offered } => {
            let names: Vec<&str> = offered.iter().take(8).map(|option| option.text.as_str()).collect();
            return format!("The page does not offer this choice. It offers: {}", names.join(", "));
        }
        Verdict::Ambiguous { .. } => "The page offers this choice more than once. Please choose by hand",
        Verdict::TooLong => "The page takes fewer characters in this field than the value has",
        Verdict::Locked => "This field can't be changed",
        Verdict::Covered => "Something on the page covers this field. Close it, then try again",
        Verdict::Gone => "The field went away while it was being filled",
    }
    .to_owned()
}

fn shown_text(shown: &Shown) -> String {
    match shown {
        Shown::Text(text) | Shown::Chosen { text, .. } => text.clone(),
        Shown::Checked(true) => "ticked".to_owned(),
        Shown::Checked(false) => "not ticked".to_owned(),
        Shown::Included(items) => items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join(", "),
        Shown::File(name) => name.clone().unwrap_or_default(),
    }
}

const HIDDEN: &str = "The field is on the page, but hidden. It may be in a closed section or another tab.";

fn not_found(why: NotFound) -> String {
    match why {
        NotFound::Locked => "The field is on the page, but can't be changed now.",
        NotFound::Several { count } => {
            return format!(
                "{count} fields of this page could be meant. Guidepost does not guess: point to the right one, or do it by hand."
            );
        }
        NotFound::PageNotShown => "The page of this step is not open.",
        NotFound::Hidden => HIDDEN,
        NotFound::Nowhere => "Guidepost can't find this field with certainty. Point to it, or do it by hand.",
    }
    .to_owned()
}

fn hidden(what: &HiddenIn) -> String {
    match what {
        HiddenIn::Section { name } => {
            format!("It is in the closed section \"{name}\". Open that; its head is ringed on the page.")
        }
        HiddenIn::Tab { name } => {
            format!("It is on the tab \"{name}\". Open that; it is ringed on the page.")
        }
        HiddenIn::Unknown => HIDDEN.to_owned(),
    }
}

/// A field was pointed to.
pub(super) fn pointed_to(name: &str) -> String {
    let name = if name.trim().is_empty() { "a field without a name" } else { name };
    format!("You pointed to: {name}. Press Fill the form.")
}

fn not_restored(why: &NotRestored) -> String {
    match why {
        NotRestored::NotFound(why) => return not_found(*why),
        NotRestored::Filled(verdict) => return filled(verdict),
        NotRestored::ChangedSince => "It was changed after it was filled, so it is left as it is.",
        NotRestored::NoWayBack => "Its earlier value can't be put in from here.",
        NotRestored::ChangedAgain => "The page changed it again.",
        NotRestored::Gone => "The page does not show this field any more.",
    }
    .to_owned()
}

/// What the page shows in a field, as far as it is worth a word.
pub(in crate::panel) fn on_page(shows: OnPage) -> Option<FieldResult> {
    let (tone, text) = match shows {
        OnPage::Wanted => (Tone::Info, "As seen on the page: it shows this already."),
        OnPage::PutThere => (Tone::Info, "As seen on the page: it was put in, and is not saved yet."),
        OnPage::ChangedAway => {
            (Tone::Warning, "It was changed on the page to something else than the guide says.")
        }
        OnPage::Other | OnPage::Unknown => return None,
    };
    Some(FieldResult { tone, text: text.to_owned(), lost: false })
}
