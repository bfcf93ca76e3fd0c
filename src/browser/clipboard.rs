//! Copying public values.
//!
//! `navigator.clipboard` is blocked in an embedded frame by many pages'
//! policies; the older command works on a click everywhere (measured).

use super::BrowserError;
use wasm_bindgen::JsCast;

/// Copies a text through a field that exists for that moment only.
///
/// # Errors
/// The browser's own words when it does not copy.
pub fn copy(text: &str) -> Result<(), BrowserError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(BrowserError::NoDocument)?;
    let before = document.active_element();
    let field: web_sys::HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    field.set_value(text);
    field.set_class_name("copy-source");
    field.set_attribute("aria-hidden", "true")?;
    let body = document.body().ok_or(BrowserError::NoDocument)?;
    body.append_child(&field)?;
    field.select();
    let copied = document.unchecked_ref::<web_sys::HtmlDocument>().exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(element) = before.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        element.focus()?;
    }
    if copied { Ok(()) } else { Err(BrowserError::NotCopied) }
}
