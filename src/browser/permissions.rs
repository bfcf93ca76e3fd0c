//! What the admin has allowed (`chrome.permissions`).

use super::BrowserError;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    async fn contains(wanted: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    async fn request(wanted: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = remove, catch)]
    async fn remove(given: JsValue) -> Result<JsValue, JsValue>;
}

fn wanted(kind: &str, name: &str) -> Result<JsValue, BrowserError> {
    let wanted = js_sys::Object::new();
    js_sys::Reflect::set(&wanted, &kind.into(), &js_sys::Array::of1(&name.into()))?;
    Ok(wanted.into())
}

/// Whether the session cookie may be read.
///
/// # Errors
/// The browser's words.
pub async fn has_cookies() -> Result<bool, BrowserError> {
    Ok(contains(wanted("permissions", "cookies")?).await?.is_truthy())
}

/// Whether pages of that origin may be worked on.
///
/// # Errors
/// The browser's words.
pub async fn has_host(origin: &str) -> Result<bool, BrowserError> {
    Ok(contains(wanted("origins", &format!("{origin}/*"))?).await?.is_truthy())
}

/// Asks for the session cookie. Only during a click, in the side panel.
///
/// # Errors
/// The browser's words.
pub async fn request_cookies() -> Result<bool, BrowserError> {
    Ok(request(wanted("permissions", "cookies")?).await?.is_truthy())
}

/// Asks for access to that origin. Only during a click, in the side panel. The browser
/// itself asks the admin, unless it was allowed before.
///
/// # Errors
/// The browser's words.
pub async fn request_host(origin: &str) -> Result<bool, BrowserError> {
    Ok(request(wanted("origins", &format!("{origin}/*"))?).await?.is_truthy())
}

/// Gives access to that origin back.
///
/// # Errors
/// The browser's words.
pub async fn remove_host(origin: &str) -> Result<bool, BrowserError> {
    Ok(remove(wanted("origins", &format!("{origin}/*"))?).await?.is_truthy())
}

/// Gives the permission back.
///
/// # Errors
/// The browser's words.
pub async fn remove_cookies() -> Result<bool, BrowserError> {
    Ok(remove(wanted("permissions", "cookies")?).await?.is_truthy())
}
