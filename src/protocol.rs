//! What the extension's contexts say to one another.
//!
//! One enum per direction of traffic; the type of a reply is tied to its call.

pub mod background;
pub mod failure;
pub mod keystore;
pub mod launcher;
pub mod shortcut;
