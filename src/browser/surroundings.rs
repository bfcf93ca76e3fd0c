//! The document that this code stands in.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// The page of the browser's side panel, which no page may load.
const SIDE_PANEL: &str = "/sidepanel.html";

/// Whether this document is the page of the browser's side panel, by its own address: a
/// page may open the panel that stands beside it as a window of its own.
pub fn is_side_panel() -> bool {
    web_sys::window().and_then(|window| window.location().pathname().ok()).as_deref() == Some(SIDE_PANEL)
}

/// Whether anybody can see this document now.
pub fn is_visible() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// Whether what is typed now goes into this document.
pub fn has_focus() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.has_focus().unwrap_or_default())
}

thread_local! {
    /// What had the focus here before it went to another document: the browser then
    /// takes it from the element that had it.
    static FOCUSED_BEFORE: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Takes note of what has the focus, before it is given to another document.
pub fn note_focus() {
    let element = web_sys::window().and_then(|window| window.document()?.active_element());
    let element = element.filter(|element| has_focus() && element.tag_name() != "BODY");
    if let Some(element) = element.and_then(|element| element.dyn_into().ok()) {
        FOCUSED_BEFORE.set(Some(element));
    }
}

/// Takes the focus, to where it was in this document, else to its first heading.
pub fn take_focus() {
    let Some(window) = web_sys::window() else { return };
    // A window that may not come to the front is left where it is.
    window.focus().unwrap_or_default();
    let before = FOCUSED_BEFORE.take().filter(|element| element.is_connected());
    let heading = || window.document()?.query_selector("h1").ok()??.dyn_into().ok();
    if let Some(element) = before.or_else(heading) {
        // An element that was disabled meanwhile takes no focus, and nothing else is to be done.
        element.focus().unwrap_or_default();
    }
}

/// Calls back when this document goes away.
pub fn at_the_end(gone: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn()>::new(gone);
    // Without the listener nothing is lost but tidiness.
    window
        .add_event_listener_with_callback("pagehide", listener.as_ref().unchecked_ref())
        .unwrap_or_default();
    // It ends with the document itself.
    listener.forget();
}

/// Closes this document, where it may close itself.
pub fn close() {
    if let Some(window) = web_sys::window() {
        window.close().unwrap_or_default();
    }
}
