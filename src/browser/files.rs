//! Saving files, by a link with a `download` attribute; no permission is needed for that.

use super::BrowserError;
use wasm_bindgen::{JsCast, JsValue};

/// Saves a public text under that name.
///
/// # Errors
/// The browser's words.
pub fn save_text(name: &str, mime: &str, text: &str) -> Result<(), BrowserError> {
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(mime);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let saved = save_url(name, &url);
    web_sys::Url::revoke_object_url(&url)?;
    saved
}

/// Saves what a `blob:` URL of this extension stands for.
///
/// # Errors
/// The browser's words.
pub fn save_url(name: &str, url: &str) -> Result<(), BrowserError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(BrowserError::NoDocument)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(url);
    link.set_download(name);
    link.click();
    Ok(())
}
