//! What the browser said when it did not do what was asked.

use wasm_bindgen::JsValue;

/// A call of the browser that failed, in the browser's own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BrowserError(pub String);

impl From<JsValue> for BrowserError {
    fn from(thrown: JsValue) -> Self {
        let text = thrown
            .dyn_ref::<js_sys::Error>()
            .map(|error| String::from(error.message()))
            .or_else(|| thrown.as_string())
            .unwrap_or_else(|| "the browser gave no reason".to_owned());
        Self(text)
    }
}

impl From<serde_wasm_bindgen::Error> for BrowserError {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        Self(error.to_string())
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
