//! The facts of a step, and what was found.

use super::Button;
use guidepost_core::progress::CheckVerdict;
use words::Text;

/// The facts of a step: what needs a look first, the rest folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksScreen {
    /// What is not right, could not be told, or may not stay right.
    pub shown: Vec<CheckLine>,
    /// The others, by what is said of all of them.
    pub folded: Vec<FoldedChecks>,
}

/// Facts of which the same is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoldedChecks {
    /// How many, and what: "10 OK".
    pub says: Text,
    /// The facts.
    pub lines: Vec<CheckLine>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    /// Its stable name.
    pub id: String,
    /// The fact, as it reads when it holds.
    pub title: Text,
    /// What was found.
    pub verdict: CheckVerdict,
}

/// The Check button.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckAction {
    /// The button.
    pub button: Button,
    /// When the org was last read, in words.
    pub when: Option<Text>,
}
