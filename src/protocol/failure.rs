//! What the browser, or this extension in its place, did not do.

use serde::{Deserialize, Serialize};
use words::{Text, browser};

/// Why it was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BrowserError {
    /// The browser's own words.
    Said(String),
    /// The browser threw something without words.
    NoReason,
    /// Nobody works in a document here.
    NoDocument,
    /// The browser did not copy a text.
    NotCopied,
    /// The tab has no cookie store.
    NoCookieStore,
    /// An address is not the extension's own.
    ForeignAddress,
    /// This is not the browser's side panel.
    NotSidePanel,
    /// The sender of a message is not served.
    NotServed,
    /// The side panel named no tab.
    NoTab,
    /// The panel is older than the background.
    Updated,
    /// The background met a fault; `background.js` says so.
    Restarted,
}

impl BrowserError {
    /// The browser's own words.
    pub fn said(words: impl Into<String>) -> Self {
        Self::Said(words.into())
    }
}

impl From<BrowserError> for Text {
    fn from(error: BrowserError) -> Self {
        (&error).into()
    }
}

impl From<&BrowserError> for Text {
    fn from(error: &BrowserError) -> Self {
        match error {
            BrowserError::Said(words) => Self::quoted(words),
            BrowserError::NoReason => browser::NoReason.into(),
            BrowserError::NoDocument => browser::NoDocument.into(),
            BrowserError::NotCopied => browser::NotCopied.into(),
            BrowserError::NoCookieStore => browser::NoCookieStore.into(),
            BrowserError::ForeignAddress => browser::ForeignAddress.into(),
            BrowserError::NotSidePanel => browser::NotSidePanel.into(),
            BrowserError::NotServed => browser::NotServed.into(),
            BrowserError::NoTab => browser::NoTab.into(),
            BrowserError::Updated => browser::Updated.into(),
            BrowserError::Restarted => browser::Restarted.into(),
        }
    }
}
