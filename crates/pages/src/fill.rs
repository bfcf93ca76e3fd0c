//! What to put into a control, and the page agent's word on what became of it.
//!
//! These are wire types: the field names are those of the JavaScript side.

use super::command::{Handle, OptionSeen, Shown};
use serde::{Deserialize, Serialize};

/// What to put into a control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum FillAction {
    /// This text instead of the present one.
    Text {
        /// The text.
        text: String,
    },
    /// This state of a checkbox or toggle.
    SetChecked {
        /// Whether it shall be ticked.
        on: bool,
    },
    /// This option of a list.
    Choose(Choice),
    /// These items into the chosen half of a pair of lists; others stay.
    Include {
        /// The items.
        items: Vec<Choice>,
    },
    /// These items out of the chosen half of a pair of lists; others stay.
    Exclude {
        /// The items.
        items: Vec<Choice>,
    },
    /// This file into an upload control.
    Attach {
        /// Its name.
        file_name: String,
        /// Its media type.
        mime: String,
        /// Its contents.
        text: String,
    },
    /// No file in an upload control.
    Detach,
}

/// An option of a list: by its value if that fits one option, else by its words
/// in any of the languages, else by how its words end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The value behind the option; the empty text is a value.
    pub value: Option<String>,
    /// Its words.
    pub labels: Vec<String>,
    /// The end of its words, for example `(api)`.
    pub ending: Option<String>,
}

impl Choice {
    /// Exactly the option that was seen with this value and these words.
    pub fn of(value: Option<&str>, text: &str) -> Self {
        Self { value: value.map(str::to_owned), labels: vec![text.to_owned()], ending: None }
    }

    /// Whether an option with this value and these words is one that is meant.
    pub fn means(&self, value: Option<&str>, text: &str) -> bool {
        let words = plain(text);
        // Words that begin so and go on are another option's, whatever value it has.
        let says_more = self
            .labels
            .iter()
            .map(|label| plain(label))
            .any(|label| !label.is_empty() && words.len() > label.len() && words.starts_with(&label));
        let by_value = self.value.is_some() && self.value.as_deref() == value && !says_more;
        by_value || self.says(text)
    }

    /// Whether an option of these words is one that is meant, whatever the value behind it.
    pub fn says(&self, text: &str) -> bool {
        let words = plain(text);
        self.labels.iter().any(|label| plain(label) == words)
            || self.ending.as_deref().is_some_and(|ending| words.ends_with(&plain(ending)))
    }
}

/// What became of a fill, as the agent saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FillReply {
    /// The agent's word for it.
    pub outcome: Outcome,
    /// What the control shows now.
    pub shows: Option<Shown>,
    /// What the page offers, where the wanted option is not among it.
    pub offered: Vec<OptionSeen>,
    /// What the admin must press, where the agent may not.
    pub press: Option<Handle>,
    /// The page's own words about it.
    pub message: Option<String>,
}

/// The agent's word for what became of a fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was put in, and the control shows it. A page may still think better of it;
    /// a look after the fills tells.
    Typed,
    /// The control showed it already; nothing was done.
    AlreadyRight,
    /// The page put something else in its place.
    Reverted,
    /// The page says it is wrong, or the control did not react.
    Refused,
    /// The control takes fewer characters; nothing was done.
    TooLong,
    /// The control can't be changed.
    ReadOnly,
    /// The control is no longer there; nothing was put in.
    Gone,
    /// It was put in, and the control went away with it.
    Vanished,
    /// The option is not offered.
    NotOffered,
    /// Several options fit; none was chosen.
    Ambiguous,
    /// A dialog of the page asks about it.
    NeedsConfirmation,
    /// Something else on the page lies over the control.
    Covered,
    /// All is prepared, but only the admin's own press takes it over.
    NeedsPerson,
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
