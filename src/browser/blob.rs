//! Files that the admin has chosen, by an address that only this extension can follow.

use super::BrowserError;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response, Url, WorkerGlobalScope};
use zeroize::Zeroizing;

/// Why a file was not read.
#[derive(Debug)]
pub enum Unread {
    /// It has more bytes than were allowed.
    TooLarge,
    /// The browser did not give its content.
    Browser(BrowserError),
}

impl From<JsValue> for Unread {
    fn from(thrown: JsValue) -> Self {
        Self::Browser(thrown.into())
    }
}

/// Gives a file an address, without reading it. It stands until [`revoke`].
///
/// # Errors
/// The browser's words.
pub fn address_of(file: &web_sys::File) -> Result<String, BrowserError> {
    Ok(Url::create_object_url_with_blob(file)?)
}

/// Takes the address back.
pub fn revoke(address: &str) {
    // Revoking fails only for a text that is no address.
    Url::revoke_object_url(address).unwrap_or_default();
}

/// Reads what an address of this extension stands for, in a worker. The browser's copy is overwritten.
///
/// # Errors
/// [`Unread::TooLarge`] above `most` bytes, before they are read; else the browser's words.
pub async fn read(address: &str, most: u32) -> Result<Zeroizing<Vec<u8>>, Unread> {
    let worker: WorkerGlobalScope = js_sys::global().unchecked_into();
    let own = format!("blob:{}/", worker.location().origin());
    if !address.starts_with(&own) {
        return Err(Unread::Browser(BrowserError::ForeignAddress));
    }
    let fetched = JsFuture::from(worker.fetch_with_str_and_init(address, &RequestInit::new())).await?;
    let response: Response = fetched.unchecked_into();
    // Set for every blob (Fetch, "scheme fetch").
    let length = response.headers().get("content-length")?.and_then(|text| text.parse::<u32>().ok());
    if length.is_none_or(|length| length > most) {
        return Err(Unread::TooLarge);
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    let bytes = Uint8Array::new(&buffer);
    let content = Zeroizing::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    Ok(content)
}
