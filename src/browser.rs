//! The browser as typed calls: the only place that names its interfaces.
//!
//! Thin by intent: nothing here decides anything. The `chrome.*` interfaces are
//! those of Manifest V3 as documented at developer.chrome.com.

pub mod attention;
pub mod blob;
pub mod clipboard;
pub mod clock;
pub mod cookies;
pub mod error;
pub mod fetch;
pub mod files;
pub mod language;
pub mod offscreen;
pub mod permissions;
pub mod runtime;
pub mod scripting;
pub mod shortcuts;
pub mod side_panel;
pub mod storage;
pub mod surroundings;
pub mod tabs;

pub use error::BrowserError;
