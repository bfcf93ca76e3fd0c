//! Where focus goes by itself, and what is brought into sight.
//!
//! Focus is moved only while the panel has it: beside the page, taking it would
//! break off what the admin is typing into Salesforce.

use crate::panel::screen::Notice;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// Moves focus to the step's heading when another step is shown, not when the first one is.
#[hook]
pub(crate) fn use_focus_on_step(step: &str, heading: &NodeRef) {
    let shown = use_mut_ref(|| step.to_owned());
    let heading = heading.clone();
    use_effect_with(step.to_owned(), move |step| {
        let before = shown.replace(step.clone());
        if before != *step {
            focus(heading.cast::<HtmlElement>().as_ref());
        }
    });
}

/// Moves focus to a question when it appears, and back to where it was when it goes.
#[hook]
pub(crate) fn use_focus_of_question(open: bool, heading: &NodeRef) {
    let before = use_mut_ref(|| None::<HtmlElement>);
    let heading = heading.clone();
    use_effect_with(open, move |open| {
        if *open {
            let heading = heading.cast::<HtmlElement>();
            before.replace(heading.as_ref().and_then(focused));
            focus(heading.as_ref());
        } else if let Some(before) = before.take() {
            focus(Some(&before));
        }
    });
}

/// Scrolls a new message into sight; it stands above the step, which may be scrolled.
#[hook]
pub(crate) fn use_sight_of_notice(notice: Option<&Notice>, place: &NodeRef) {
    let first = use_mut_ref(|| true);
    let place = place.clone();
    use_effect_with(notice.cloned(), move |notice| {
        let first = first.replace(false);
        let place = place.cast::<HtmlElement>();
        if let (false, Some(_), Some(place)) = (first, notice, place) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            place.scroll_into_view_with_scroll_into_view_options(&options);
            // Of one that is higher than the panel, its beginning.
            if let Some(title) = place.query_selector(".notice-title").ok().flatten() {
                title.scroll_into_view_with_scroll_into_view_options(&options);
            }
        }
    });
}

fn focus(element: Option<&HtmlElement>) {
    let Some(element) = element else { return };
    let has_focus = element.owner_document().and_then(|document| document.has_focus().ok());
    if has_focus == Some(true) {
        // An element that was removed meanwhile takes no focus, and nothing else is to be done.
        let _ = element.focus();
    }
}

/// What has focus in the document of `element`.
fn focused(element: &HtmlElement) -> Option<HtmlElement> {
    element.owner_document()?.active_element()?.dyn_into().ok()
}
