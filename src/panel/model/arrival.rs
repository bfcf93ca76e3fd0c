//! Whether what the tab shows is still on its way.
//!
//! A page draws itself for a while after its address has changed, and the panel looks at
//! it now and then. Until both have come to rest nobody can say that another page is open.

use pages::command::{DocumentId, Frame};

/// How long a page is believed that says it is loading, or that was asked to open.
const LOADS_AT_MOST_MS: f64 = 10_000.0;

/// How long a page may take to draw what its address promises.
const DRAWS_WITHIN_MS: f64 = 3_000.0;

/// What is known of the documents of the tab, and since when.
#[derive(Debug)]
pub struct Arrival {
    /// Each document that is seen, with its address.
    documents: Vec<(DocumentId, String)>,
    /// When the last of them came, in milliseconds since 1970.
    since_ms: f64,
    /// Since when a look is awaited that will tell what is shown now.
    awaited_ms: Option<f64>,
    /// Since when another page is being opened.
    opening_ms: Option<f64>,
    /// Whether it is arranged that the page is looked at again soon.
    is_watched: bool,
}

impl Default for Arrival {
    /// Nothing was seen yet.
    fn default() -> Self {
        Self {
            documents: Vec::new(),
            since_ms: f64::NEG_INFINITY,
            awaited_ms: Some(f64::INFINITY),
            opening_ms: None,
            is_watched: false,
        }
    }
}

impl Arrival {
    /// A look is on its way; until it has come, what was seen before may not be so any more.
    pub(in crate::panel) fn expect(&mut self, now_ms: f64) {
        self.awaited_ms = Some(now_ms);
    }

    /// Nothing will come: the page can't be looked at, or is not opened.
    pub(in crate::panel) fn settle(&mut self) {
        self.awaited_ms = None;
        self.opening_ms = None;
    }

    /// Another page is being opened.
    pub(in crate::panel) fn open(&mut self, now_ms: f64) {
        self.opening_ms = Some(now_ms);
    }

    /// The frames were seen.
    pub(super) fn saw(&mut self, frames: &[Frame], now_ms: f64) {
        self.awaited_ms = None;
        let shown = frames.iter().filter(|frame| frame.seen.visible);
        let mut documents: Vec<_> = shown
            .map(|frame| (frame.document.clone(), format!("{}{}", frame.seen.path, frame.seen.query)))
            .collect();
        // The browser names the frames in no certain order.
        documents.sort();
        if documents != self.documents {
            self.documents = documents;
            self.since_ms = now_ms;
            self.opening_ms = None;
        }
    }

    /// Whether another page is being opened, of which nothing is seen yet.
    pub(super) fn is_opening(&self, now_ms: f64) -> bool {
        self.opening_ms.is_some_and(|since| now_ms - since < LOADS_AT_MOST_MS)
    }

    /// Whether it is not known yet what the tab shows.
    pub(super) fn is_awaited(&self, now_ms: f64) -> bool {
        let is_awaited = self.awaited_ms.is_some_and(|since| now_ms - since < LOADS_AT_MOST_MS);
        is_awaited || self.is_opening(now_ms)
    }

    /// Whether a page that says so is still believed to be loading.
    pub(super) fn may_load(&self, now_ms: f64) -> bool {
        now_ms - self.since_ms < LOADS_AT_MOST_MS
    }

    /// Whether a page may still be drawing what its address promises.
    pub(super) fn may_draw(&self, now_ms: f64) -> bool {
        now_ms - self.since_ms < DRAWS_WITHIN_MS
    }

    /// Whether a look has to be arranged; from then on it is.
    pub(in crate::panel) fn is_to_be_watched(&mut self) -> bool {
        !std::mem::replace(&mut self.is_watched, true)
    }

    /// The look that was arranged begins.
    pub(in crate::panel) fn watched(&mut self) {
        self.is_watched = false;
    }
}
