//! The page that the tab shows.

use super::super::saved::FieldOverrides;
use super::{Arrival, FirstSeen, Frames, Pointer};

/// What the tab shows, and what is pointed at there.
#[derive(Debug, Default)]
pub struct Page {
    /// The frames of the tab.
    pub frames: Frames,
    /// Whether they are still on their way.
    pub arrival: Arrival,
    /// What their controls showed at first.
    pub first_seen: FirstSeen,
    /// What is pointed at on the page.
    pub pointer: Option<Pointer>,
    /// What the admin said about the fields of pages.
    pub told: FieldOverrides,
    /// The key that moves the focus, as the browser writes it.
    pub switch_key: Option<String>,
}

impl Page {
    /// The language to take where a page declares none.
    pub fn language(&self) -> String {
        self.frames
            .iter()
            .find(|frame| frame.seen.top)
            .map(|frame| frame.seen.lang.clone())
            .filter(|language| !language.is_empty())
            .unwrap_or_else(|| "en".to_owned())
    }
}
