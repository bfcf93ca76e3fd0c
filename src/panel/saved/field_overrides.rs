//! What the admin said about the fields of pages.
//!
//! A locator may be concluded and never tried in a live org, or find nothing.
//! Then the admin is asked, once for each field of a page, and the answer counts.

use guide::{FieldId, PageId};
use pages::locate::ControlAt;
use pages::pointed::ControlSignature;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that was said, by page and field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldOverrides(BTreeMap<String, Word>);

/// What was said about a field. The later word takes the place of the earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "said", rename_all = "snake_case", deny_unknown_fields)]
pub enum Word {
    /// The control that was found is the right one.
    Right {
        /// How it looked. Of a control that looks different nothing was said.
        found: ControlSignature,
    },
    /// It is not.
    Wrong,
    /// The admin pointed to the right one.
    Pointed {
        /// How it looks.
        likeness: ControlSignature,
        /// The control itself, for as long as its document lives.
        #[serde(skip)]
        at: Option<ControlAt>,
    },
}

impl FieldOverrides {
    /// What was said about a field.
    pub fn of(&self, page: &PageId, field: &FieldId) -> Option<&Word> {
        self.0.get(&key(page, field))
    }

    /// Whether nothing was said yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the admin has looked, and found right what was concluded, and never wrong.
    pub fn is_trusted(&self) -> bool {
        let is_right = |word: &Word| matches!(word, Word::Right { .. });
        self.0.values().any(is_right) && self.0.values().all(is_right)
    }

    /// Takes the admin's word.
    pub fn take(&mut self, page: &PageId, field: &FieldId, word: Word) {
        self.0.insert(key(page, field), word);
    }
}

fn key(page: &PageId, field: &FieldId) -> String {
    format!("{}/{}", page.0, field.0)
}
