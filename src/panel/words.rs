//! What the panel says, in the words of `docs/` and of Salesforce's own pages.
//!
//! The state holds what is to be said as data; here it becomes words, for those who
//! show it and for nobody else.

mod announcement;
mod fields;
mod files;
mod login;
mod notice;
mod outcome;

pub(super) use announcement::announcement;
pub(super) use fields::{control_name, keys, point_to, press_label, ring_tag, unfit};
pub(super) use login::need;
pub(super) use notice::{SESSION_UNSURE, api_error, end_session, key_error, not_at_page, notice};
pub(super) use outcome::{field_outcome, on_page};

use super::event::Event;
use super::model::Model;
use super::screen::{Button, Surface, Weight};

/// What is said where a heading over a form may name another record.
pub(super) fn other_heading(heading: &str) -> String {
    format!(
        "The form on this page stands under \"{heading}\". Guidepost can't tell whether it is the guide's, and fills nothing there."
    )
}

/// What is said once a filled form is no longer on the page.
pub(super) const LEFT_FORM: &str =
    "The form is not open any more. If you saved it, press Check: it shows what Salesforce kept.";
/// What is said of a step on a page that shows all of it, while nothing was checked.
pub(super) const SEEN_ON_PAGE: &str =
    "As seen on the page: it shows all that this step wants. Check confirms it in the org.";

/// A value that nothing confirms but whoever entered it.
pub(super) const YOUR_WORD: &str = "This is your word: Guidepost has not read this consumer key from the org. Check confirms it where Salesforce tells it.";

/// A button that can be pressed.
pub(super) fn button(label: &str, event: Event, weight: Weight) -> Button {
    Button { label: label.to_owned(), event, disabled: None, weight }
}

/// What a button is called that leads on in the side panel where it is pressed beside a page.
pub(super) fn in_side_panel(model: &Model, label: &str) -> String {
    match model.surface {
        Surface::Side => label.to_owned(),
        Surface::Embedded => format!("{label} in the side panel"),
    }
}

/// A text with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
