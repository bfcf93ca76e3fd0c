//! Where a control is that has the ring, or would have it.

use serde::{Deserialize, Serialize};

/// Where a control is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Whereabouts {
    /// To be seen.
    InView,
    /// Scrolled out of sight.
    OffScreen {
        /// Where to look for it.
        side: Side,
        /// Whether a part of the page must be scrolled rather than the page.
        inner: bool,
    },
    /// In a closed section.
    Collapsed {
        /// What its head says.
        name: String,
    },
    /// On another tab of the page.
    OtherTab {
        /// What the tab says.
        name: String,
    },
    /// Hidden, and it is not known what brings it up.
    Hidden,
    /// Not on the page, or no longer.
    NotThere,
}

/// A side of what is seen of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Further up.
    Above,
    /// Further down.
    Below,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// The box of a ringed control, in CSS pixels of its frame.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RingBox {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}
