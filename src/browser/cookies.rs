//! The one cookie that is ever read (developer.chrome.com, `chrome.cookies`).

use super::{BrowserError, error::from_js};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "cookies"], js_name = get, catch)]
    async fn get_cookie(details: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "cookies"], js_name = getAllCookieStores, catch)]
    async fn cookie_stores() -> Result<JsValue, JsValue>;
}

#[derive(Deserialize)]
struct Cookie {
    value: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Store {
    id: String,
    tab_ids: Vec<i32>,
}

/// The value of the cookie `sid` for that origin, in the cookie store of that tab.
///
/// # Errors
/// The browser's words, for example when the permission is missing.
pub async fn session_cookie(origin: &str, tab: i32) -> Result<Option<String>, BrowserError> {
    let stores: Vec<Store> = from_js(cookie_stores().await?)?;
    let store =
        stores.iter().find(|store| store.tab_ids.contains(&tab)).ok_or(BrowserError::NoCookieStore)?;
    let details = js_sys::Object::new();
    for (name, value) in [("url", origin), ("name", "sid"), ("storeId", store.id.as_str())] {
        js_sys::Reflect::set(&details, &name.into(), &value.into())?;
    }
    let found = get_cookie(details.into()).await?;
    if found.is_null() || found.is_undefined() {
        return Ok(None);
    }
    Ok(Some(from_js::<Cookie>(found)?.value))
}
