//! The browser's own side panel (`chrome.sidePanel`).

use super::BrowserError;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "sidePanel"], js_name = open, catch)]
    async fn open_panel(options: JsValue) -> Result<JsValue, JsValue>;
}

/// Opens it in that window. Only during a click.
///
/// # Errors
/// The browser's words.
pub async fn open(window: i32) -> Result<(), BrowserError> {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"windowId".into(), &window.into())?;
    open_panel(options.into()).await?;
    Ok(())
}
