//! What became of a field, and what the page shows in it.

use super::super::model::on_page::OnPage;
use super::super::model::{FieldOutcome, HiddenIn, NotFound, NotRestored};
use super::super::screen::{FieldResult, Tone};
use pages::command::Shown;
use pages::verdict::Verdict;
use words::{Text, field};

/// What became of a field, as it is shown.
pub(in crate::panel) fn field_outcome(outcome: &FieldOutcome) -> FieldResult {
    let tone = match outcome {
        _ if outcome.is_done() => Tone::Success,
        _ if outcome.needs_care() => Tone::Warning,
        _ => Tone::Info,
    };
    FieldResult { tone, text: text(outcome), lost: outcome.is_lost() }
}

/// The message for what became of a field.
pub(super) fn text(outcome: &FieldOutcome) -> Text {
    match outcome {
        FieldOutcome::Filled(verdict) => filled(verdict),
        FieldOutcome::NotFound(why) => not_found(*why),
        FieldOutcome::Hidden(what) => hidden(what),
        FieldOutcome::PointedTo { name } => pointed_to(name),
        FieldOutcome::NotRestored(why) => field::NotPutBack { why: not_restored(why) }.into(),
        FieldOutcome::NotConfirmed => field::NotConfirmed.into(),
        FieldOutcome::ChangedAfterwards => field::ChangedAfterwards.into(),
        FieldOutcome::Denied => field::Denied.into(),
        FieldOutcome::NotYet => field::NotYet.into(),
        FieldOutcome::OnEarlierStep => field::OnEarlierStep.into(),
        FieldOutcome::OnLaterStep => field::OnLaterStep.into(),
        FieldOutcome::AsBefore => field::AsBefore.into(),
    }
}

/// What the page made of a value.
fn filled(verdict: &Verdict) -> Text {
    match verdict {
        Verdict::Typed => field::Typed.into(),
        Verdict::AlreadyRight => field::AlreadyRight.into(),
        Verdict::AwaitsConfirmation => field::AwaitsConfirmation.into(),
        Verdict::AwaitsPress(_) => field::AwaitsPress.into(),
        Verdict::ShowsOther(shown) => shown.as_ref().and_then(shows_other).unwrap_or(field::NotKept::TEXT),
        Verdict::Refused { message: Some(text) } => field::Refused { text: text.into() }.into(),
        Verdict::Refused { message: None } => field::NotTaken.into(),
        Verdict::NotOffered { offered } => {
            let names: Vec<&str> = offered.iter().take(8).map(|option| option.text.as_str()).collect();
            field::NotOffered { choices: names.join(", ").into() }.into()
        }
        Verdict::Ambiguous { .. } => field::Ambiguous.into(),
        Verdict::TooLong => field::TooLong.into(),
        Verdict::Locked => field::Locked.into(),
        Verdict::Covered => field::Covered.into(),
        Verdict::Gone => field::Gone.into(),
    }
}

/// What the page shows in place of a value, where it shows anything.
fn shows_other(shown: &Shown) -> Option<Text> {
    let text = match shown {
        Shown::Text(text) | Shown::Chosen { text, .. } => text.clone(),
        Shown::Checked(true) => return Some(field::ShowsTicked.into()),
        Shown::Checked(false) => return Some(field::ShowsNotTicked.into()),
        Shown::Included(items) => items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join(", "),
        Shown::File(name) => name.clone()?,
    };
    (!text.is_empty()).then(|| field::ShowsOther { shown: text.into() }.into())
}

fn not_found(why: NotFound) -> Text {
    match why {
        NotFound::Locked => field::FoundLocked.into(),
        NotFound::Several { count } => field::Several { count: count.into() }.into(),
        NotFound::PageNotShown => field::PageNotShown.into(),
        NotFound::Hidden => field::Hidden.into(),
        NotFound::Nowhere => field::Nowhere.into(),
    }
}

fn hidden(what: &HiddenIn) -> Text {
    match what {
        HiddenIn::Section { name } => field::InSection { section: name.into() }.into(),
        HiddenIn::Tab { name } => field::OnTab { tab: name.into() }.into(),
        HiddenIn::Unknown => field::Hidden.into(),
    }
}

/// A field was pointed to.
pub(super) fn pointed_to(name: &str) -> Text {
    let name = if name.trim().is_empty() { field::WithoutName::TEXT } else { Text::value(name) };
    field::PointedTo { name }.into()
}

fn not_restored(why: &NotRestored) -> Text {
    match why {
        NotRestored::NotFound(why) => not_found(*why),
        NotRestored::Filled(verdict) => filled(verdict),
        NotRestored::ChangedSince => field::ChangedSince.into(),
        NotRestored::NoWayBack => field::NoWayBack.into(),
        NotRestored::ChangedAgain => field::ChangedAgain.into(),
        NotRestored::Gone => field::NotShown.into(),
    }
}

/// What the page shows in a field, as far as it is worth a word.
pub(in crate::panel) fn on_page(shows: OnPage) -> Option<FieldResult> {
    let (tone, text) = match shows {
        OnPage::Wanted => (Tone::Info, field::SeenWanted.into()),
        OnPage::PutThere => (Tone::Info, field::SeenTyped.into()),
        OnPage::ChangedAway => (Tone::Warning, field::SeenChanged.into()),
        OnPage::Other | OnPage::Unknown => return None,
    };
    Some(FieldResult { tone, text, lost: false })
}
