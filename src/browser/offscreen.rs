//! The offscreen document that the key lives in (`chrome.offscreen`).

use super::{BrowserError, error::to_js, runtime};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "offscreen"], js_name = createDocument, catch)]
    async fn create_document(details: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "offscreen"], js_name = hasDocument, catch)]
    async fn has_document() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = clients, js_name = matchAll, catch)]
    async fn match_all(options: JsValue) -> Result<JsValue, JsValue>;
    type Client;
    #[wasm_bindgen(method, getter)]
    fn url(client: &Client) -> String;
    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post_message(client: &Client, message: &JsValue) -> Result<(), JsValue>;
}

/// Whether the document had to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It was open.
    Before,
    /// It was not.
    Now,
}

/// Opens the document when it is not open. Two calls at once are one.
///
/// # Errors
/// The browser's words.
pub async fn ensure(page: &str, why: &str) -> Result<Opened, BrowserError> {
    if has_document().await?.is_truthy() {
        return Ok(Opened::Before);
    }
    let details = js_sys::Object::new();
    let reasons = js_sys::Array::of2(&"WORKERS".into(), &"BLOBS".into());
    for (name, value) in [
        ("url", JsValue::from_str(page)),
        ("reasons", reasons.into()),
        ("justification", JsValue::from_str(why)),
    ] {
        js_sys::Reflect::set(&details, &name.into(), &value)?;
    }
    match create_document(details.into()).await {
        Ok(_) => Ok(Opened::Now),
        // Another call may have been faster; only one document can exist.
        Err(_) if has_document().await?.is_truthy() => Ok(Opened::Before),
        Err(thrown) => Err(thrown.into()),
    }
}

/// Tells that document something, and no other: a message of `chrome.runtime` would be heard
/// by every page of the extension. It is not answered.
///
/// # Errors
/// The browser's words.
pub async fn tell(page: &str, message: &impl serde::Serialize) -> Result<(), BrowserError> {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"includeUncontrolled".into(), &JsValue::TRUE)?;
    let url = format!("{}/{page}", runtime::origin());
    let message = to_js(message)?;
    for client in js_sys::Array::from(&match_all(options.into()).await?) {
        let client: Client = client.unchecked_into();
        if client.url() == url {
            client.post_message(&message)?;
        }
    }
    Ok(())
}
