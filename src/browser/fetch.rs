//! Requests over HTTP, without the browser's own cookies, and never without an end.

use super::BrowserError;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use zeroize::{Zeroize, Zeroizing};

/// How long an answer may take and how large it may be.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Until status and headers are here.
    pub headers: Duration,
    /// Until the whole answer is here.
    pub whole: Duration,
    /// The most that is taken of the body, in bytes as the browser unpacked them.
    pub most_bytes: usize,
}

/// Why an answer did not come, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The browser got none: no network, a connection that ended, a redirect.
    NoAnswer,
    /// It took too long.
    TooSlow,
    /// It is larger than it may be.
    TooLarge,
    /// Whoever asked does not want it any more.
    Stopped,
}

/// What came back.
pub struct Answer {
    /// The status code of HTTP.
    pub status: u16,
    /// The header of that name.
    headers: web_sys::Headers,
    /// The body, as far as it came.
    pub body: Zeroizing<String>,
    /// Why there is no more of it, when it is not whole.
    pub fault: Option<Fault>,
}

impl Answer {
    /// A header of the answer.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).ok().flatten()
    }
}

/// Ends the requests that were sent with it, and those that would be.
#[derive(Clone, Default)]
pub struct Stop(Rc<Stopping>);

#[derive(Default)]
struct Stopping {
    stopped: Cell<bool>,
    running: RefCell<Vec<web_sys::AbortController>>,
}

impl Stop {
    /// Ends them.
    pub fn stop(&self) {
        self.0.stopped.set(true);
        for request in self.0.running.take() {
            request.abort();
        }
    }

    /// Whether they were ended.
    pub fn is_stopped(&self) -> bool {
        self.0.stopped.get()
    }

    /// Ends them after that time, unless what is returned is dropped before.
    #[must_use = "dropped at once it ends nothing"]
    pub fn after(&self, time: Duration) -> Timeout {
        let stop = self.clone();
        Timeout::new(milliseconds(time), move || stop.stop())
    }
}

/// Sends a request and reads the answer as it comes, so that no more of it is ever held
/// than `terms` allow. `credentials: 'omit'`, because the browser would send the session
/// cookie beside the Authorization header (measured); redirects are refused, because they
/// would carry that header elsewhere.
///
/// # Errors
/// A [`Fault`] when not even status and headers came.
pub async fn send(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
    terms: &Terms,
    stop: &Stop,
) -> Result<Answer, Fault> {
    let control = web_sys::AbortController::new().map_err(|_| Fault::NoAnswer)?;
    let request = request(method, url, headers, body, &control).map_err(|_| Fault::NoAnswer)?;
    if stop.is_stopped() {
        return Err(Fault::Stopped);
    }
    stop.0.running.borrow_mut().push(control.clone());
    let is_late = Rc::new(Cell::new(false));
    let deadline = |time: Duration| {
        let (is_late, control) = (is_late.clone(), control.clone());
        Timeout::new(milliseconds(time), move || {
            is_late.set(true);
            control.abort();
        })
    };
    let fault = || match (stop.is_stopped(), is_late.get()) {
        (true, _) => Fault::Stopped,
        (false, true) => Fault::TooSlow,
        (false, false) => Fault::NoAnswer,
    };
    let _whole = deadline(terms.whole);
    let first = deadline(terms.headers);
    let worker: web_sys::WorkerGlobalScope = js_sys::global().unchecked_into();
    let response = JsFuture::from(worker.fetch_with_request(&request)).await.map_err(|_| fault())?;
    drop(first);
    let response: web_sys::Response = response.unchecked_into();
    let (body, end) = take(&response, terms.most_bytes).await;
    // Whatever is still to come is not waited for.
    control.abort();
    let fault = match end {
        End::Whole => None,
        End::Excess => Some(Fault::TooLarge),
        End::Broken => Some(fault()),
    };
    Ok(Answer { status: response.status(), headers: response.headers(), body: text(body), fault })
}

fn milliseconds(time: Duration) -> u32 {
    u32::try_from(time.as_millis()).unwrap_or(u32::MAX)
}

fn request(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
    control: &web_sys::AbortController,
) -> Result<web_sys::Request, BrowserError> {
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
    options.set_signal(Some(&control.signal()));
    if let Some(text) = body {
        // Of a text the browser keeps copies that outlive the request, of a blob none (measured).
        let bytes = js_sys::Uint8Array::from(text.as_bytes());
        let blob = web_sys::Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&bytes))?;
        bytes.fill(0, 0, bytes.length());
        options.set_body(&blob);
    }
    Ok(web_sys::Request::new_with_str_and_init(url, &options)?)
}

/// How a body ended.
enum End {
    Whole,
    Excess,
    Broken,
}

/// Takes at most so many bytes of a body. They are counted while they are still the
/// browser's: what is too much never gets into this memory, which can't be given back.
async fn take(response: &web_sys::Response, most: usize) -> (Zeroizing<Vec<u8>>, End) {
    let Some(stream) = response.body() else { return (Zeroizing::default(), End::Whole) };
    let reader: web_sys::ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut pieces: Vec<js_sys::Uint8Array> = Vec::new();
    let mut room = most;
    let end = loop {
        let Ok(step) = JsFuture::from(reader.read()).await else { break End::Broken };
        let part = |name: &str| js_sys::Reflect::get(&step, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if part("done").is_truthy() {
            break End::Whole;
        }
        let piece: js_sys::Uint8Array = part("value").unchecked_into();
        let length = piece.length() as usize;
        if length > room {
            // Whoever takes the beginning for an answer gets it.
            pieces.push(piece.subarray(0, u32::try_from(room).unwrap_or(u32::MAX)));
            break End::Excess;
        }
        room -= length;
        pieces.push(piece);
    };
    // Its final size is reserved, so that growing leaves no copy of a secret behind.
    let length = pieces.iter().map(|piece| piece.length() as usize).sum();
    let mut body = Zeroizing::new(vec![0; length]);
    let mut rest = body.as_mut_slice();
    for piece in pieces {
        let (here, after) = rest.split_at_mut(piece.length() as usize);
        piece.copy_to(here);
        piece.fill(0, 0, piece.length());
        rest = after;
    }
    (body, end)
}

/// The bytes as text, as the browser would decode them (Encoding Standard, "UTF-8 decode").
fn text(mut bytes: Zeroizing<Vec<u8>>) -> Zeroizing<String> {
    let mut text = match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => text,
        Err(error) => {
            let mut bytes = error.into_bytes();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            bytes.zeroize();
            text
        }
    };
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Zeroizing::new(text)
}
