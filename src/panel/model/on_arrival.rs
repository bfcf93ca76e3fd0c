//! A form that is filled once it is there.

use guide::PageId;
use pages::command::DocumentId;

/// How long the admin may take to come to the form.
const LASTS_MS: f64 = 120_000.0;

/// What was asked for before its page was there.
#[derive(Clone, Debug)]
pub struct OnArrival {
    /// The tab in which it was asked for.
    pub tab: i32,
    /// When it was, in milliseconds since 1970.
    pub since_ms: f64,
    /// The stage at the latest look, its document, and how many controls it had: a page that is
    /// still being drawn has more of them at the next.
    pub seen: Option<(PageId, DocumentId, usize)>,
    /// The document whose button was ringed on the way: a page that is loaded anew has no ring.
    pub ringed: Option<DocumentId>,
}

impl OnArrival {
    /// It was asked for now.
    pub(in crate::panel) fn new(tab: i32, now_ms: f64) -> Self {
        Self { tab, since_ms: now_ms, seen: None, ringed: None }
    }

    /// Whether it still holds.
    pub(in crate::panel) fn holds(&self, tab: Option<i32>, now_ms: f64) -> bool {
        tab == Some(self.tab) && now_ms - self.since_ms < LASTS_MS
    }
}
