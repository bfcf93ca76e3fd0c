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

/// Asks the process that sends requests for a cookie of the extension's own by a name of that
/// length, which is not there. Nothing leaves the browser; a browser without a cookie store for
/// workers (Cookie Store API) is asked nothing.
pub async fn seek_own(length: usize) {
    let name = JsValue::from("x".repeat(length));
    let answer = js_sys::Reflect::get(&js_sys::global(), &"cookieStore".into())
        .and_then(|store| {
            let get: js_sys::Function = js_sys::Reflect::get(&store, &"get".into())?.dyn_into()?;
            get.call1(&store, &name)
        })
        .and_then(JsCast::dyn_into::<js_sys::Promise>);
    if let Ok(answer) = answer {
        // There is none, and nothing depends on it.
        wasm_bindgen_futures::JsFuture::from(answer).await.ok();
    }
}
