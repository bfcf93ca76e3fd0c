//! The service worker's calls over the library, for `background.js`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

fn main() {
    console_error_panic_hook::set_once();
}

/// Answers one message.
///
/// # Errors
/// A sentence when it is turned away.
#[wasm_bindgen]
pub async fn handle(message: JsValue, sender: JsValue) -> Result<JsValue, JsValue> {
    guidepost::background::serve(message, sender).await.map_err(|error| JsValue::from_str(&error.0))
}

/// Gives tabs that were open before the installation their launcher.
#[wasm_bindgen]
pub async fn installed() {
    guidepost::background::installed().await;
}
