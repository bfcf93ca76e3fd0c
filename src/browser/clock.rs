//! The time and its passing.

use js_sys::{Array, Function, Intl, Object, Reflect};
use std::time::Duration;
use wasm_bindgen::{JsCast as _, JsValue};
use words::{Day, Formats, Moment, Number, Plain, Time};

/// Milliseconds since 1970, UTC.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Numbers, days and times as the admin's own locale writes them, where it is one of the
/// language that is spoken (ECMA-402). Days and moments are those of UTC, as Salesforce's API
/// counts them; a time of day is the admin's.
#[derive(Debug)]
pub struct Local {
    numbers: Function,
    days: Function,
    times: Function,
    moments: Function,
}

impl Local {
    /// Of a language, by its tag.
    pub fn of(language: &str) -> Self {
        let none = Object::new();
        let own = Intl::DateTimeFormat::new(&Array::new(), &none).resolved_options();
        let own = Reflect::get(&own, &"locale".into()).ok().and_then(|locale| locale.as_string());
        let own = own.filter(|own| own.split('-').next() == Some(language));
        let locales = Array::of1(&own.as_deref().unwrap_or(language).into());
        let date = |what: &[(&str, &str)]| Intl::DateTimeFormat::new(&locales, &options(what)).format();
        let day = [("timeZone", "UTC"), ("year", "numeric"), ("month", "short"), ("day", "numeric")];
        // Rows of Salesforce's login history are told apart by their second.
        let time =
            [("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit"), ("timeZoneName", "short")];
        Self {
            // 2048 bits have no separator in them; a large count has.
            numbers: Intl::NumberFormat::new(&locales, &options(&[("useGrouping", "min2")])).format(),
            days: date(&day),
            times: date(&[("timeStyle", "medium")]),
            moments: date(&[day.as_slice(), &time].concat()),
        }
    }
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // A plain object takes every property.
        Reflect::set(&options, &(*name).into(), &(*value).into()).unwrap_or_default();
    }
    options
}

/// A number in the form that such a function gives it; none where it is beyond all calendars.
#[expect(clippy::cast_precision_loss, reason = "counts and moments are far from 2 to the 53rd")]
fn written(format: &Function, number: i64) -> Option<String> {
    format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(number as f64)).ok()?.as_string()
}

impl Formats for Local {
    fn number(&self, number: Number) -> String {
        written(&self.numbers, number.0).unwrap_or_else(|| Plain.number(number))
    }

    fn day(&self, day: Day) -> String {
        written(&self.days, day.0.saturating_mul(1000)).unwrap_or_else(|| Plain.day(day))
    }

    fn time(&self, time: Time) -> String {
        written(&self.times, time.0).unwrap_or_else(|| Plain.time(time))
    }

    fn moment(&self, moment: Moment) -> String {
        written(&self.moments, moment.0.saturating_mul(1000)).unwrap_or_else(|| Plain.moment(moment))
    }
}

/// A date that ends with how far a time zone is ahead of UTC at a moment, in milliseconds since
/// 1970: `11/30/2026, GMT+05:30` (ECMA-402, `timeZoneName: "longOffset"`); none where the browser
/// does not know the zone.
pub fn with_offset(zone: &str, ms: i64) -> Option<String> {
    let options = options(&[("timeZone", zone), ("timeZoneName", "longOffset")]);
    let format = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let format: Function = Reflect::get(&format, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    // Of a zone that it does not know, its constructor throws.
    let format = Reflect::construct(&format, &Array::of2(&"en".into(), &options)).ok()?;
    let format: Intl::DateTimeFormat = format.dyn_into().ok()?;
    written(&format.format(), ms)
}

/// The day, as in `2026-11-24`.
pub fn today() -> String {
    String::from(js_sys::Date::new_0().to_iso_string()).chars().take(10).collect()
}

/// Waits.
pub async fn pause(span: Duration) {
    gloo::timers::future::sleep(span).await;
}
