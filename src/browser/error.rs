//! What the browser said when it did not do what was asked.

use wasm_bindgen::JsValue;

pub use crate::protocol::failure::BrowserError;

impl From<JsValue> for BrowserError {
    fn from(thrown: JsValue) -> Self {
        let own = thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        own.or_else(|| thrown.as_string()).map_or(Self::NoReason, Self::Said)
    }
}

impl From<serde_wasm_bindgen::Error> for BrowserError {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        Self::Said(error.to_string())
    }
}

use wasm_bindgen::JsCast as _;

/// Writes a value in the form that messages and storage take: plain objects, never a `Map`.
pub(crate) fn to_js(value: &impl serde::Serialize) -> Result<JsValue, BrowserError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Reads a value that a message or the storage holds.
pub(crate) fn from_js<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T, BrowserError> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}
