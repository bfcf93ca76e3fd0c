//! The time and its passing.

use std::time::Duration;
use words::{Formats, Time};

/// Milliseconds since 1970, UTC.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Numbers and times as the admin's own locale writes them (ECMA-402). A day is written as
/// Salesforce's API does, so that it can be compared with what stands there.
#[derive(Clone, Copy, Debug)]
pub struct Local;

impl Formats for Local {
    #[expect(clippy::cast_precision_loss, reason = "a time in milliseconds is far from 2 to the 53rd")]
    fn time(&self, time: Time) -> String {
        let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(time.0 as f64));
        String::from(date.to_locale_time_string("default"))
    }
}

/// The day, as in `2026-11-24`.
pub fn today() -> String {
    String::from(js_sys::Date::new_0().to_iso_string()).chars().take(10).collect()
}

/// Waits.
pub async fn pause(span: Duration) {
    gloo::timers::future::sleep(span).await;
}
