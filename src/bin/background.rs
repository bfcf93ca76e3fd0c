//! The service worker's calls over the library, for `background.js`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

fn main() {
    console_error_panic_hook::set_once();
}

/// Answers one message.
///
/// # Errors
/// Why it is turned away, as data.
#[wasm_bindgen]
pub async fn handle(message: JsValue, sender: JsValue) -> Result<JsValue, JsValue> {
    guidepost::background::serve(message, sender).await
}

/// Gives tabs that were open before the installation their launcher.
#[wasm_bindgen]
pub async fn installed() {
    guidepost::background::installed().await;
}
