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

/// The day, as in `2026-11-24`.
pub fn today() -> String {
    String::from(js_sys::Date::new_0().to_iso_string()).chars().take(10).collect()
}

/// Waits.
pub async fn pause(span: Duration) {
    gloo::timers::future::sleep(span).await;
}
