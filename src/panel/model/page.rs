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
    /// The language that the page itself declares; none where it declares none, or is not there.
    pub fn declared_language(&self) -> Option<&str> {
        let top = self.frames.iter().find(|frame| frame.seen.top)?;
        Some(top.seen.lang.as_str()).filter(|language| !language.is_empty())
    }

    /// The language to take where a page declares none.
    pub fn language(&self) -> String {
        self.declared_language().unwrap_or("en").to_owned()
    }
}
