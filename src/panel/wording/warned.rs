//! A message of warning that can be put away.

use super::super::event::Event;
use super::super::screen::{self, Tone, Weight};
use super::button;
use words::{Text, button};

pub(super) fn warned(title: Text, text: Text, advice: Text) -> screen::Notice {
    screen::Notice {
        tone: Tone::Warning,
        title,
        text,
        advice: Some(advice),
        original: None,
        actions: vec![button(button::Dismiss, Event::Dismiss, Weight::Neutral)],
    }
}
