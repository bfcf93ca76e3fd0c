//! The time and its passing.

use std::time::Duration;

/// Milliseconds since 1970, UTC.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// The time of day as the admin's own locale writes it.
pub fn time_of_day(ms: f64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(ms));
    String::from(date.to_locale_time_string("default"))
}

/// Waits.
pub async fn pause(span: Duration) {
    gloo::timers::future::sleep(span).await;
}
