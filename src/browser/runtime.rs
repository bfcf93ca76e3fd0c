//! Messages between the extension's contexts (`chrome.runtime`).

use super::{
    BrowserError,
    error::{from_js, to_js},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    async fn send_message(message: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onMessage"], js_name = addListener)]
    fn add_message_listener(listener: &Function);
    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onMessage"], js_name = removeListener)]
    fn remove_message_listener(listener: &Function);
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = id, thread_local_v2)]
    static RUNTIME_ID: JsValue;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn get_manifest() -> JsValue;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn get_url(path: &str) -> String;
}

use js_sys::Function;

/// Who sent a message, as the browser itself says (`runtime.MessageSender`).
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sender {
    /// The extension that it comes from.
    pub id: Option<String>,
    /// The address of the sending document.
    pub url: Option<String>,
    /// The tab that it is in, when it is in one.
    pub tab: Option<SenderTab>,
    /// The frame of that tab; 0 is the top one.
    pub frame_id: Option<f64>,
}

impl Sender {
    /// What stands behind the `#` of its address.
    pub fn fragment(&self) -> &str {
        self.url.as_deref().and_then(|url| url.split_once('#')).map_or("", |(_, fragment)| fragment)
    }
}

/// The tab of a [`Sender`].
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SenderTab {
    /// Its id.
    pub id: i32,
    /// The window that it is in.
    pub window_id: i32,
}

/// Reads the browser's word on the sender.
///
/// # Errors
/// When it is not of the documented form.
pub fn sender(value: JsValue) -> Result<Sender, BrowserError> {
    from_js(value)
}

/// Reads a message.
///
/// # Errors
/// When it is not of that type.
pub fn read<T: DeserializeOwned>(message: JsValue) -> Result<T, BrowserError> {
    from_js(message)
}

/// Writes a reply.
///
/// # Errors
/// When it cannot be written.
pub fn write(reply: &impl Serialize) -> Result<JsValue, BrowserError> {
    to_js(reply)
}

/// Sends a message to the extension's other contexts and waits for the reply.
///
/// # Errors
/// The browser's words when nobody answers, or the answer is of another type.
pub async fn ask<R: DeserializeOwned>(message: &impl Serialize) -> Result<R, BrowserError> {
    let reply = send_message(to_js(message)?).await?;
    if let Ok(failed) = js_sys::Reflect::get(&reply, &"failed".into())
        && !failed.is_undefined()
    {
        return Err(from_js(failed).unwrap_or(BrowserError::NoReason));
    }
    from_js(reply)
}

/// The id of this extension.
pub fn id() -> Option<String> {
    RUNTIME_ID.with(JsValue::as_string)
}

/// The version in the manifest.
pub fn version() -> String {
    js_sys::Reflect::get(&get_manifest(), &"version".into())
        .ok()
        .and_then(|version| version.as_string())
        .unwrap_or_default()
}

/// The origin of this extension's own pages.
pub fn origin() -> String {
    get_url("").trim_end_matches('/').to_owned()
}

/// A listener that ends when it is dropped.
pub struct Listener {
    closure: Closure<dyn FnMut(JsValue, JsValue)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        remove_message_listener(self.closure.as_ref().unchecked_ref());
    }
}

/// Listens to messages of the extension's own that come from no tab: there, a page
/// could have taken over the process of a content script. Nothing is answered.
pub fn listen(mut heard: impl FnMut(JsValue) + 'static) -> Listener {
    let closure = Closure::new(move |message, from| {
        let ours = sender(from).is_ok_and(|sender| sender.tab.is_none() && sender.id == id());
        if ours {
            heard(message);
        }
    });
    add_message_listener(closure.as_ref().unchecked_ref());
    Listener { closure }
}
