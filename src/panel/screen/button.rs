//! What can be pressed.

use super::super::event::Event;
use words::Text;

/// A button.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    /// Its accessible name.
    pub label: Text,
    /// What it means.
    pub event: Event,
    /// Why it can't be pressed now.
    pub disabled: Option<Text>,
    /// How it looks.
    pub weight: Weight,
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The next thing to do.
    Brand,
    /// Possible.
    Neutral,
    /// Cannot be taken back.
    Destructive,
}
