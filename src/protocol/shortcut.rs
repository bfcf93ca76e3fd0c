//! Keys of the extension's own, as the browser's boot file of the background hands them on.

use serde::Deserialize;

/// A key was pressed (`chrome.commands`; the admin may have chosen another one).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Pressed {
    /// What it stands for.
    pub pressed: Shortcut,
    /// The tab in front; the panel of another window is not meant.
    pub tab: i32,
}

/// What the manifest's commands are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shortcut {
    /// To the field on the page, or back to the panel.
    SwitchFocus,
}
