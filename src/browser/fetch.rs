//! Requests over HTTP, without the browser's own cookies.

use super::BrowserError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

/// What came back.
pub struct Answer {
    /// The status code of HTTP.
    pub status: u16,
    /// The header of that name.
    headers: web_sys::Headers,
    /// The whole body.
    pub body: Zeroizing<String>,
}

impl Answer {
    /// A header of the answer.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).ok().flatten()
    }
}

/// Sends a request and reads the whole answer. `credentials: 'omit'`, because the
/// browser would send the session cookie beside the Authorization header (measured);
/// redirects are refused, because they would carry that header elsewhere.
///
/// # Errors
/// The browser's words when nothing came back.
pub async fn send(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Result<Answer, BrowserError> {
    let list = web_sys::Headers::new()?;
    for (name, value) in headers {
        list.set(name, value)?;
    }
    let options = web_sys::RequestInit::new();
    options.set_method(method);
    options.set_headers(&list);
    options.set_credentials(web_sys::RequestCredentials::Omit);
    options.set_cache(web_sys::RequestCache::NoStore);
    options.set_redirect(web_sys::RequestRedirect::Error);
    if let Some(text) = body {
        options.set_body(&JsValue::from_str(text));
    }
    let request = web_sys::Request::new_with_str_and_init(url, &options)?;
    let worker: web_sys::WorkerGlobalScope = js_sys::global().unchecked_into();
    let response: web_sys::Response =
        JsFuture::from(worker.fetch_with_request(&request)).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?;
    Ok(Answer {
        status: response.status(),
        headers: response.headers(),
        body: Zeroizing::new(text.as_string().unwrap_or_default()),
    })
}
