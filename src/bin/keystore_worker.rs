//! The keystore's worker: one call over the library, for `keystore-worker.js`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

fn main() {
    console_error_panic_hook::set_once();
}

/// Answers one request of the keystore's document.
#[wasm_bindgen]
pub async fn serve(request: JsValue) -> JsValue {
    guidepost::keystore::serve(request).await
}
