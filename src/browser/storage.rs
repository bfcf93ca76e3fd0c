//! The session storage: in memory, gone with the browser, out of reach of pages
//! (`chrome.storage.session`, trusted contexts only by default).

use super::{
    BrowserError,
    error::{from_js, to_js},
};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = get, catch)]
    async fn get_items(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = set, catch)]
    async fn set_items(items: JsValue) -> Result<JsValue, JsValue>;
}

/// What is stored under that key; none when nothing is, or it is of another version.
///
/// # Errors
/// The browser's words.
pub async fn load<T: DeserializeOwned>(key: &str) -> Result<Option<T>, BrowserError> {
    let items = get_items(key).await?;
    let value = js_sys::Reflect::get(&items, &key.into())?;
    if value.is_undefined() {
        return Ok(None);
    }
    Ok(from_js(value).ok())
}

/// Stores a value under that key.
///
/// # Errors
/// The browser's words.
pub async fn save(key: &str, value: &impl Serialize) -> Result<(), BrowserError> {
    let items = js_sys::Object::new();
    js_sys::Reflect::set(&items, &key.into(), &to_js(value)?)?;
    set_items(items.into()).await?;
    Ok(())
}
