//! What became of a fill, as data for the panel.
//!
//! The agent's word alone is not trusted: what the control shows afterwards is
//! compared with what was wanted. Even a good verdict means only "typed"; that
//! the org has it is for a check to say.

use super::command::{Choice, FillAction, FillReply, Handle, OptionSeen, Outcome, Shown};

/// What became of a fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The control shows what was wanted.
    Filled,
    /// It did so before; nothing was touched.
    AlreadyRight,
    /// The page asks in a dialog; the admin must answer.
    AwaitsConfirmation,
    /// All is prepared; the admin must press this control of the page.
    AwaitsPress(Handle),
    /// The control shows something else.
    ShowsOther(Option<Shown>),
    /// The page says what is wrong with it.
    Refused {
        /// In its own words, as far as it has any.
        message: Option<String>,
    },
    /// The option is not offered.
    NotOffered {
        /// What is.
        offered: Vec<OptionSeen>,
    },
    /// The control can't be changed.
    Locked,
    /// Something on the page lies over the control.
    Covered,
    /// The control is no longer there.
    Gone,
}

impl Verdict {
    /// Whether the control shows what was wanted.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Filled | Self::AlreadyRight)
    }
}

/// Judges what the agent says became of a fill.
pub fn judge(wanted: &FillAction, reply: FillReply) -> Verdict {
    let shown = reply.shows.as_ref().is_some_and(|shows| shows_wanted(wanted, shows));
    match reply.outcome {
        Outcome::Filled if shown => Verdict::Filled,
        Outcome::AlreadyRight if shown => Verdict::AlreadyRight,
        Outcome::Filled | Outcome::AlreadyRight | Outcome::Reverted => Verdict::ShowsOther(reply.shows),
        Outcome::NeedsConfirmation => Verdict::AwaitsConfirmation,
        Outcome::NeedsPerson => match reply.press {
            Some(handle) => Verdict::AwaitsPress(handle),
            None => Verdict::Refused { message: reply.message },
        },
        Outcome::Refused => Verdict::Refused { message: reply.message },
        Outcome::NotOffered => Verdict::NotOffered { offered: reply.offered },
        Outcome::ReadOnly => Verdict::Locked,
        Outcome::Covered => Verdict::Covered,
        Outcome::Gone => Verdict::Gone,
    }
}

/// Whether a control that shows this has what was wanted.
pub fn shows_wanted(wanted: &FillAction, shows: &Shown) -> bool {
    match (wanted, shows) {
        (FillAction::Text { text }, Shown::Text(present)) => text == present,
        (FillAction::SetChecked { on }, Shown::Checked(present)) => on == present,
        (FillAction::Choose(choice), Shown::Chosen { value, text }) => {
            is_choice(choice, value.as_deref(), text)
        }
        (FillAction::Include { items }, Shown::Included(present)) => items
            .iter()
            .all(|choice| present.iter().any(|item| is_choice(choice, item.value.as_deref(), &item.text))),
        (FillAction::Attach { file_name, .. }, Shown::File(present)) => present.as_deref() == Some(file_name),
        _ => false,
    }
}

fn is_choice(choice: &Choice, value: Option<&str>, text: &str) -> bool {
    let by_value = choice.value.is_some() && choice.value.as_deref() == value;
    let words = plain(text);
    by_value
        || choice.labels.iter().any(|label| plain(label) == words)
        || choice.ending.as_deref().is_some_and(|ending| words.ends_with(&plain(ending)))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
