//! Tabs (`chrome.tabs`, without the permission of that name: an address is
//! visible only where the extension may work on the page).

use super::{BrowserError, error::from_js};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = get, catch)]
    async fn get_tab(tab: i32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = getCurrent, catch)]
    async fn get_current() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    async fn query_tabs(query: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = update, catch)]
    async fn update_tab(tab: i32, properties: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    async fn send_to_tab(tab: i32, message: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs", "onActivated"], js_name = addListener)]
    fn on_activated(listener: &js_sys::Function);
    #[wasm_bindgen(js_namespace = ["chrome", "tabs", "onUpdated"], js_name = addListener)]
    fn on_updated(listener: &js_sys::Function);
}

/// A tab.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tab {
    /// Its id.
    pub id: i32,
    /// The window that it is in.
    pub window_id: i32,
    /// Its address, where the extension may know it.
    pub url: Option<String>,
}

/// The tab of that id.
///
/// # Errors
/// The browser's words, for example when it is closed.
pub async fn get(tab: i32) -> Result<Tab, BrowserError> {
    from_js(get_tab(tab).await?)
}

/// Whether this document stands in a tab, or in a frame of one; the side panel does not.
///
/// # Errors
/// The browser's words.
pub async fn is_in_one() -> Result<bool, BrowserError> {
    Ok(!get_current().await?.is_undefined())
}

/// The tab in front, in the window that this document belongs to.
///
/// # Errors
/// The browser's words.
pub async fn in_front() -> Result<Option<Tab>, BrowserError> {
    let query = js_sys::Object::new();
    js_sys::Reflect::set(&query, &"active".into(), &true.into())?;
    js_sys::Reflect::set(&query, &"currentWindow".into(), &true.into())?;
    let tabs: Vec<Tab> = from_js(query_tabs(query.into()).await?)?;
    Ok(tabs.into_iter().next())
}

/// All tabs.
///
/// # Errors
/// The browser's words.
pub async fn all() -> Result<Vec<Tab>, BrowserError> {
    from_js(query_tabs(js_sys::Object::new().into()).await?)
}

/// Opens an address in a tab.
///
/// # Errors
/// The browser's words.
pub async fn navigate(tab: i32, url: &str) -> Result<(), BrowserError> {
    let properties = js_sys::Object::new();
    js_sys::Reflect::set(&properties, &"url".into(), &url.into())?;
    update_tab(tab, properties.into()).await?;
    Ok(())
}

/// Sends a message to the content scripts of a tab. That nobody listens there is no error.
///
/// # Errors
/// When the message cannot be written.
pub async fn tell(tab: i32, message: &impl Serialize) -> Result<(), BrowserError> {
    send_to_tab(tab, super::error::to_js(message)?).await.ok();
    Ok(())
}

/// Calls back whenever another tab comes to the front or a tab shows another page.
/// Lives as long as the document.
pub fn watch(changed: impl Fn() + Clone + 'static) {
    let activated = changed.clone();
    let activated = Closure::<dyn Fn()>::new(activated);
    on_activated(activated.as_ref().unchecked_ref());
    // The listeners end with the document itself.
    activated.forget();
    let updated = Closure::<dyn Fn()>::new(changed);
    on_updated(updated.as_ref().unchecked_ref());
    updated.forget();
}
