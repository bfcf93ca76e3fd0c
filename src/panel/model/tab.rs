//! The tab in front.

use crate::protocol::background::{Access, PageError, Place, TabContext};

/// The tab in front, and its org.
#[derive(Debug, Default)]
pub struct Tab {
    /// The tab and its page; none until first seen.
    pub sight: Option<Result<TabContext, Unseen>>,
    /// Since when a look at the tab is awaited, in milliseconds since 1970.
    pub look_since_ms: Option<f64>,
    /// How many looks at the tab in a row got no answer.
    pub looks_lost: u8,
    /// The org that all the rest is about: the last one that was in front.
    pub org_host: Option<String>,
    /// Whether what was remembered of this org has been fetched.
    pub recalled: bool,
}

/// Why the tab can't be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// The browser says why.
    Browser(PageError),
    /// Nothing came in time.
    NoAnswer,
}

impl Tab {
    /// The tab and its page, when they could be seen.
    pub fn seen(&self) -> Option<&TabContext> {
        self.sight.as_ref()?.as_ref().ok()
    }

    /// The org's host.
    pub fn host(&self) -> Option<&str> {
        self.seen()?.host.as_deref()
    }

    /// Whether a page of Setup is in front.
    pub fn on_setup(&self) -> bool {
        self.seen().is_some_and(|sight| sight.place == Some(Place::Setup))
    }

    /// Whether a page is in front that the guide speaks of: one of Setup, or one of which
    /// nothing but the address is known.
    pub fn is_followed(&self) -> bool {
        self.seen().is_some_and(|sight| matches!(sight.place, Some(Place::Setup | Place::Withheld)))
    }

    /// Whether the session may be read.
    pub fn session_allowed(&self) -> bool {
        self.seen().is_some_and(|sight| sight.session_access == Access::Allowed)
    }
}
