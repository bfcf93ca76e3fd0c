//! The facts of a step, and what was found.

use super::Button;
use guidepost_core::progress::CheckVerdict;
use words::Text;

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
    /// What that took of the org, in words.
    pub cost: Option<Text>,
}
