//! The calls of the keystore's document over the library, for `keystore.js`. Each says what
//! happened and returns what shall be done, as a list of `guidepost::keystore::machine::Command`.

use guidepost::keystore;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

fn main() {
    console_error_panic_hook::set_once();
}

/// Begins.
#[wasm_bindgen]
pub fn start() -> JsValue {
    keystore::start()
}

/// Begins anew after a fault.
#[wasm_bindgen(js_name = startAfterFault)]
pub fn start_after_fault() -> JsValue {
    keystore::start_after_fault()
}

/// Somebody asks.
#[wasm_bindgen]
pub fn asked(asker: u32, question: JsValue, now_ms: f64) -> JsValue {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970, far below 2^53 (ECMA-262, section 21.4.1.1)"
    )]
    let now_ms = now_ms as u64;
    keystore::asked(asker, question, now_ms)
}

/// A worker has answered.
#[wasm_bindgen]
pub fn answered(number: u32, answered: JsValue) -> JsValue {
    keystore::answered(number, answered)
}

/// A worker has ended by itself.
#[wasm_bindgen]
pub fn lost(worker: u32) -> JsValue {
    keystore::lost(worker)
}

/// The time of an alarm has come.
#[wasm_bindgen]
pub fn rang(alarm: u32) -> JsValue {
    keystore::rang(alarm)
}

/// A request is left here.
#[wasm_bindgen(js_name = errandLeft)]
pub fn errand_left(name: &str) -> JsValue {
    keystore::errand_left(name)
}

/// It is taken back.
#[wasm_bindgen(js_name = errandWithdrawn)]
pub fn errand_withdrawn(name: &str) -> JsValue {
    keystore::errand_withdrawn(name)
}

/// Those that are left here shall be sent.
#[wasm_bindgen(js_name = errandsDue)]
pub fn errands_due() -> JsValue {
    keystore::errands_due()
}

/// One was sent.
#[wasm_bindgen(js_name = errandSent)]
pub fn errand_sent(name: &str, status: Option<u16>) -> JsValue {
    keystore::errand_sent(name, status)
}
