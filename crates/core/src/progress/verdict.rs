//! What is known of a fact, and of a step.

use serde::{Deserialize, Serialize};
use words::Text;

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
        remedy: Text,
    },
    /// What the step makes is not there yet.
    ToDo {
        /// What is wanted.
        expected: Text,
        /// What the org says.
        found: Text,
        /// How to bring it about.
        remedy: Text,
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

/// What is known about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing was checked.
    Open,
    /// Nothing was checked; a page of Setup showed all that the step wants.
    SeenOnPage,
    /// Every check is OK.
    Ok,
    /// Some check needs a change.
    NeedsChange,
    /// Some check could not be made, and none needs a change.
    CouldNotCheck,
    /// Nothing of it has been done in this org yet.
    ToDo,
}
