//! The messages, as `build.rs` has read them.

#![allow(
    clippy::doc_markdown,
    clippy::unreadable_literal,
    reason = "the documentation of a message is what it says, and an id is no number to be read"
)]

use crate::Id;

/// The type of a message.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// The module of its subject.
    pub module: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Whether it stands in other messages.
    pub is_within: bool,
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
