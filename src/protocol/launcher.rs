//! What the launcher in a Setup page and the background say to each other.

use serde::{Deserialize, Serialize};

/// A message of the launcher.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Said {
    /// What it says.
    pub launcher: Word,
    /// With [`Word::Opened`]: what the address of the panel's frame ends with, so that
    /// no other frame is taken for it.
    pub token: Option<String>,
}

/// What the launcher says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// The page has loaded; shall the panel be opened?
    Loaded,
    /// The admin opened the panel.
    Opened,
    /// The admin closed it.
    Closed,
}

/// The answer to [`Word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Whether the panel belongs beside this page.
    pub open: bool,
}

/// To the launcher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Order {
    /// Always `launcher`.
    pub to: &'static str,
    /// What it shall do.
    #[serde(rename = "do")]
    pub action: Action,
}

/// What the launcher shall do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Open the panel beside the page.
    Open,
    /// Take it away.
    Close,
}
