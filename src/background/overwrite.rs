//! Writes over what the browser leaves of secrets that were sent.
//!
//! What a browser frees it does not wipe: of each request that carried a session, the header
//! and the body stay in the extension's process until something of their size is put there.
//! So requests of the same shape, with nothing in them, go to a file of the extension's own.
//! What the process that sends requests shares with this one is not reached by those; it is
//! asked for cookies of the extension's own, under names of as many sizes.
//! Measured on Chromium 156 (`tests/e2e/secrets.test.mjs`); none of them leaves the browser.

use crate::browser::fetch::{self, Stop, Terms};
use crate::browser::{cookies, runtime};
use futures_util::future::join_all;
use gloo::timers::callback::Timeout;
use salesforce::http::{Method, Request};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// How long nothing more may have been sent before it is begun, in milliseconds: an admin who
/// works on is not held up by it. What the garbage collector lets go only after that is written
/// over the next time.
const QUIET_MS: [u32; 3] = [6000, 9000, 20_000];
/// How often all that is repeated, for what the garbage collector lets go meanwhile.
const TIMES: usize = 2;
/// How many of each shape are sent at once: what was freed last is taken first, and what lies
/// below it only while that is in use.
const AT_ONCE: usize = 6;
/// Of the extension's own files the one that is always there.
const FILE: &str = "/manifest.json?";

/// Sizes of what a request with its headers takes there, in bytes: up to the largest, in steps.
const LARGEST: usize = 2100;
const STEP: usize = 20;
/// Of how many requests the shapes are kept at most: some readings at once.
const MOST: usize = 64;

/// As much of a request as says where in memory its parts were put.
struct Shape {
    method: Method,
    url: usize,
    headers: Vec<(&'static str, usize)>,
    body: Option<usize>,
}

thread_local! {
    static SENT: RefCell<Vec<Rc<Shape>>> = const { RefCell::new(Vec::new()) };
    static NEXT: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Takes note of a request to that address, and writes over it once no more follow.
pub(super) fn after(url: &str, request: &Request) {
    let headers = request.headers().iter().map(|header| (header.name, header.value.len())).collect();
    let shape =
        Shape { method: request.method(), url: url.len(), headers, body: request.body().map(str::len) };
    SENT.with_borrow_mut(|sent| {
        sent.push(Rc::new(shape));
        let excess = sent.len().saturating_sub(MOST);
        sent.drain(..excess);
    });
    begin_after(&QUIET_MS);
}

/// One that was set before is dropped, and with it what it would have begun.
fn begin_after(quiet: &'static [u32]) {
    let next = quiet.split_first().map(|(first, rest)| Timeout::new(*first, || spawn_local(overwrite(rest))));
    if next.is_none() {
        SENT.take();
    }
    NEXT.set(next);
}

async fn overwrite(rest: &'static [u32]) {
    NEXT.take();
    let sent = SENT.with_borrow(Clone::clone);
    for _ in 0..TIMES {
        join_all((0..AT_ONCE).flat_map(|_| sent.iter().map(|shape| send(shape)))).await;
        join_all((STEP..LARGEST).step_by(STEP).map(cookies::seek_own)).await;
    }
    // What was sent meanwhile has begun anew.
    if NEXT.with_borrow(Option::is_none) {
        begin_after(rest);
    }
}

async fn send(shape: &Shape) {
    let address = format!("{}{FILE}", runtime::origin());
    let url = format!("{address}{}", "x".repeat(shape.url.saturating_sub(address.len())));
    let values: Vec<String> = shape.headers.iter().map(|(_, length)| "0".repeat(*length)).collect();
    let headers: Vec<(&str, &str)> =
        shape.headers.iter().zip(&values).map(|((name, _), value)| (*name, value.as_str())).collect();
    let body = shape.body.map(|length| "x".repeat(length));
    let terms =
        Terms { headers: Duration::from_secs(5), whole: Duration::from_secs(5), most_bytes: 64 << 10 };
    // Nothing depends on it.
    fetch::send(shape.method.as_str(), &url, &headers, body.as_deref(), &terms, &Stop::default()).await.ok();
}
