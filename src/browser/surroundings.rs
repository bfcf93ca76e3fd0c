//! The document that this code stands in.

use wasm_bindgen::prelude::*;

/// Whether this document is the top one of its tab or panel.
pub fn is_top_level() -> bool {
    web_sys::window().is_some_and(|window| {
        let own: &JsValue = window.as_ref();
        window.top().ok().flatten().is_some_and(|top| *own == *AsRef::<JsValue>::as_ref(&top))
    })
}

/// Whether anybody can see this document now.
pub fn is_visible() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// Closes this document, where it may close itself.
pub fn close() {
    if let Some(window) = web_sys::window() {
        window.close().unwrap_or_default();
    }
}
