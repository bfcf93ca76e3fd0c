//! Which message says what the state holds.
//!
//! The state holds what is to be said as data; here a message is chosen for it, for those
//! who show it and for nobody else. What a message says stands in the crate `words`.

mod announcement;
mod fields;
mod files;
mod key;
mod login;
mod notice;
mod outcome;
mod warned;

pub(super) use announcement::announcement;
pub(super) use fields::{control_name, keys, point_to, press_label, ring_tag, unfit};
pub(super) use key::{no_pair, value_fault};
pub(super) use login::need;
pub(super) use notice::{api_error, end_session, key_error, not_at_page, notice};
pub(super) use outcome::{field_outcome, on_page};

use super::event::Event;
use super::model::Model;
use super::screen::{Button, Surface, Weight};
use words::{Text, Time};

/// A button that can be pressed.
pub(super) fn button(label: impl Into<Text>, event: Event, weight: Weight) -> Button {
    called(label.into(), event, weight)
}

/// One function for all kinds of labels.
#[inline(never)]
fn called(label: Text, event: Event, weight: Weight) -> Button {
    Button { label, event, disabled: None, weight }
}

/// What a button is called that leads on in the side panel where it is pressed beside a page.
pub(super) fn in_side_panel(model: &Model, label: impl Into<Text>) -> Text {
    match model.surface {
        Surface::Side => label.into(),
        Surface::Embedded => words::button::InSidePanel { button: label.into() }.into(),
    }
}

/// A time, given in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "a time in milliseconds is far from 2 to the 53rd")]
pub(super) fn time(ms: f64) -> Time {
    Time(ms as i64)
}
