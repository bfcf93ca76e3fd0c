//! The worker's side of the browser: requests in, replies out, clock and random source.

use super::offer::Offer;
use super::pair::{Order, PRIVATE_KEY_FILE, Pair};
use crate::certificate::UnixTime;
use crate::protocol::keeper::{KeyState, OFFER_SECONDS, Refusal, Reply, Request};
use getrandom::SysRng;
use rsa::rand_core::UnwrapErr;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// What this worker holds.
struct Held {
    pair: Option<Pair>,
    offer: Option<Offer>,
}

thread_local! {
    // A worker has one thread; the cell is shared with the timer of an offer.
    static HELD: RefCell<Held> = const { RefCell::new(Held { pair: None, offer: None }) };
}

/// Serves one [`Request`] as posted by the keeper's document, and returns the [`Reply`].
///
/// The sender was checked by that document. A request that cannot be read is
/// answered with [`Refusal::NotUnderstood`].
#[must_use]
pub fn serve(request: JsValue) -> JsValue {
    let reply = match serde_wasm_bindgen::from_value(request) {
        Ok(request) => HELD.with_borrow_mut(|held| answer(held, request)),
        Err(_) => Reply::Refused { why: Refusal::NotUnderstood },
    };
    reply.serialize(&Serializer::json_compatible()).expect("a reply is made of texts, numbers and objects")
}

fn answer(held: &mut Held, request: Request) -> Reply {
    match request {
        Request::Make { subject, days, bits } => make(held, &Order { subject, days, bits }),
        // While a search goes on, this worker hears nothing: the document
        // cancels by ending it. So whoever is heard has nothing to cancel.
        Request::Cancel | Request::Status => state(held),
        Request::Certificate => with_pair(held, |pair| Ok(pair.certificate())),
        Request::Sign { iss, sub, aud } => {
            with_pair(held, |pair| pair.sign(&iss, &sub, &aud, now(), &mut random()))
        }
        Request::OfferPrivateKey => offer(held),
        Request::RevokeOffer => {
            held.offer = None;
            state(held)
        }
        Request::Forget => {
            held.offer = None;
            held.pair = None;
            state(held)
        }
    }
}

fn make(held: &mut Held, order: &Order) -> Reply {
    match Pair::make(order, now(), &mut random()) {
        Ok(pair) => {
            held.offer = None;
            held.pair = Some(pair);
            state(held)
        }
        Err(why) => {
            let replaces_existing = held.pair.is_some();
            Reply::State { state: KeyState::Failed { why, replaces_existing } }
        }
    }
}

fn offer(held: &mut Held) -> Reply {
    // An earlier address goes first, so that there is never more than one.
    held.offer = None;
    let Some(pair) = &held.pair else {
        return Reply::Refused { why: Refusal::NoKey };
    };
    let made = pair.private_key_pem().and_then(|pem| {
        let expire = || HELD.with_borrow_mut(|held| held.offer = None);
        Offer::new(&pem, OFFER_SECONDS * 1000, expire).ok_or(Refusal::Unsound)
    });
    match made {
        Ok(offer) => {
            let url = offer.url().to_owned();
            held.offer = Some(offer);
            Reply::Offer { url, file_name: PRIVATE_KEY_FILE.to_owned() }
        }
        Err(why) => Reply::Refused { why },
    }
}

fn state(held: &Held) -> Reply {
    let state = match &held.pair {
        Some(pair) => KeyState::Ready(pair.facts().clone()),
        None => KeyState::None,
    };
    Reply::State { state }
}

fn with_pair(held: &Held, ask: impl FnOnce(&Pair) -> Result<Reply, Refusal>) -> Reply {
    let Some(pair) = &held.pair else {
        return Reply::Refused { why: Refusal::NoKey };
    };
    ask(pair).unwrap_or_else(|why| Reply::Refused { why })
}

fn now() -> UnixTime {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970, far below 2^53 (ECMA-262, section 21.4.1.1)"
    )]
    let milliseconds = js_sys::Date::now() as u64;
    UnixTime::from_milliseconds(milliseconds)
}

/// The browser's `crypto.getRandomValues`, which has no documented failure for short requests.
fn random() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}
