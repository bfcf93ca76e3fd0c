//! The facts of a step, and what was found.

use super::Button;
use serde::{Deserialize, Serialize};
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

/// What was found. It is remembered, so it can be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum CheckVerdict {
    /// Not checked yet.
    NotChecked,
    /// It holds.
    Ok {
        /// What the org says.
        found: Text,
        /// What is to be known beside it.
        #[serde(default)]
        remark: Option<CheckRemark>,
    },
    /// It does not.
    NeedsChange {
        /// What is wanted.
        expected: Text,
        /// What the org says.
        found: Text,
        /// How to put it right.
        mend: Text,
    },
    /// What the step makes is not there yet.
    ToDo {
        /// What is wanted.
        expected: Text,
        /// What the org says.
        found: Text,
        /// How to bring it about.
        mend: Text,
    },
    /// It can only be told once another check is OK.
    Waits {
        /// That check's fact.
        title: Text,
    },
    /// It can't be told.
    CouldNotCheck {
        /// Why.
        why: Text,
    },
}

impl CheckVerdict {
    /// Whether it holds, and something may end or break it.
    pub fn has_risk(&self) -> bool {
        matches!(self, Self::Ok { remark: Some(CheckRemark::Risk(_)), .. })
    }
}

/// What is to be known of a fact that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "remark", content = "says", rename_all = "snake_case")]
pub enum CheckRemark {
    /// It looks otherwise than expected.
    Note(Text),
    /// It may not stay so.
    Risk(Text),
}

/// The Check button.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckAction {
    /// The button.
    pub button: Button,
    /// When the org was last read, in words.
    pub when: Option<Text>,
}
