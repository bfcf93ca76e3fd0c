//! The languages that are shipped, a table each, and which of them the admin chose.
//!
//! The choice is all that is kept on disk (`chrome.storage.local`): `extension/panel.js` reads it
//! before anything is drawn, and else takes the browser's language.

use super::BrowserError;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    async fn set_items(items: JsValue) -> Result<JsValue, JsValue>;
}

/// Under which name the choice is kept.
const CHOSEN: &str = "language";

/// The table of a language (`words`).
///
/// # Errors
/// The browser's words.
pub async fn table(tag: &str) -> Result<String, BrowserError> {
    let window = web_sys::window().ok_or(BrowserError::NoReason)?;
    let answer = JsFuture::from(window.fetch_with_str(&format!("words/{tag}.txt"))).await?;
    let text = JsFuture::from(answer.unchecked_into::<web_sys::Response>().text()?).await?;
    text.as_string().ok_or(BrowserError::NoReason)
}

/// Keeps the choice.
///
/// # Errors
/// The browser's words.
pub async fn choose(tag: &str) -> Result<(), BrowserError> {
    let items = js_sys::Object::new();
    js_sys::Reflect::set(&items, &CHOSEN.into(), &tag.into())?;
    set_items(items.into()).await?;
    Ok(())
}

/// Says which language the document is in.
pub fn declare(tag: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        // An element of its own takes an attribute.
        root.set_attribute("lang", tag).unwrap_or_default();
    }
}
