//! How a press is looked at.

/// Whether what is pressed here can have been meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// In the browser's side panel, which no page can cover for long.
    Side,
    /// Beside a page, in sight.
    Seen,
    /// Beside a page that covers or distorts it, or only just came up.
    Unseen,
}
