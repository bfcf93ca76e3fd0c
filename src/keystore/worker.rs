//! The worker's side of the browser: requests in, replies out, clock and random source.

use super::load;
use super::offer::Offer;
use super::pair::{CertificateOrder, Order, Pair, certificate_file, key_file_name};
use crate::browser::blob::{self, Unread};
use crate::protocol::keystore::{
    CertificateFacts, FileAddress, FileFault, FileKind, Files, KeyForm, KeyState, LARGEST_FILE,
    OFFER_SECONDS, Refusal, Reply, Request,
};
use getrandom::SysRng;
use keys::UnixTime;
use rsa::rand_core::UnwrapErr;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

/// What this worker holds.
struct Held {
    keeping: Keeping,
    offer: Option<Offer>,
}

/// The pair of this worker, or what it has in its place.
enum Keeping {
    Nothing,
    Pair(Box<Pair>),
    Certificate(CertificateFacts),
}

thread_local! {
    // A worker has one thread; the cell is shared with the timer of an offer.
    static HELD: RefCell<Held> = const { RefCell::new(Held { keeping: Keeping::Nothing, offer: None }) };
}

/// Serves one [`Request`] as posted by the keystore's document, and returns the [`Reply`].
///
/// The sender was checked by that document. A request that cannot be read is
/// answered with [`Refusal::NotUnderstood`].
pub async fn serve(request: JsValue) -> JsValue {
    let reply = match serde_wasm_bindgen::from_value(request) {
        Ok(request) => answer(request).await.unwrap_or_else(|why| Reply::Refused { why }),
        Err(_) => Reply::Refused { why: Refusal::NotUnderstood },
    };
    reply.serialize(&Serializer::json_compatible()).expect("a reply is made of texts, numbers and objects")
}

async fn answer(request: Request) -> Result<Reply, Refusal> {
    match request {
        Request::Make { subject, days, bits, .. } => {
            Ok(make(&Order { certificate: CertificateOrder { subject, days }, bits }))
        }
        Request::Load { files } => Ok(keep(read(files).await?)),
        // While a search goes on, this worker hears nothing: the document
        // cancels by ending it. So whoever is heard has nothing to cancel.
        Request::Cancel | Request::Status => Ok(HELD.with_borrow(state)),
        Request::Certificate => HELD.with_borrow(|held| match &held.keeping {
            Keeping::Nothing => Err(Refusal::NoKey),
            Keeping::Pair(pair) => Ok(certificate_file(pair.facts())),
            Keeping::Certificate(facts) => Ok(certificate_file(facts)),
        }),
        Request::Sign { iss, sub, aud } => {
            HELD.with_borrow(|held| pair(held)?.sign(&iss, &sub, &aud, now(), &mut random()))
        }
        Request::OfferPrivateKey { form } => HELD.with_borrow_mut(|held| offer(held, form)),
        Request::RevokeOffer => Ok(HELD.with_borrow_mut(|held| {
            held.offer = None;
            state(held)
        })),
        Request::Forget => Ok(keep(Keeping::Nothing)),
    }
}

fn make(order: &Order) -> Reply {
    match Pair::make(order, now(), &mut random()) {
        Ok(pair) => keep(held(pair)),
        Err(why) => HELD.with_borrow(|held| {
            let replaces_existing = matches!(held.keeping, Keeping::Pair(_));
            Reply::State { state: KeyState::Failed { why, replaces_existing } }
        }),
    }
}

async fn read(files: Files) -> Result<Keeping, Refusal> {
    match files {
        Files::Pair { private_key, certificate } => {
            let private_key = content(FileKind::PrivateKey, &private_key).await?;
            let certificate = content(FileKind::Certificate, &certificate).await?;
            load::pair(&private_key, &certificate, now()).map(held)
        }
        Files::PrivateKey { private_key, subject, days } => {
            let private_key = content(FileKind::PrivateKey, &private_key).await?;
            let order = CertificateOrder { subject, days };
            load::key_alone(&private_key, &order, now(), &mut random()).map(held)
        }
        Files::Certificate { certificate } => {
            let certificate = content(FileKind::Certificate, &certificate).await?;
            load::certificate_alone(&certificate, now()).map(Keeping::Certificate)
        }
    }
}

fn held(pair: Pair) -> Keeping {
    Keeping::Pair(Box::new(pair))
}

async fn content(file: FileKind, address: &FileAddress) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let refused = |why| Refusal::File { file, why };
    blob::read(&address.0, LARGEST_FILE).await.map_err(|unread| match unread {
        Unread::TooLarge => refused(keys::FileFault::TooLarge.into()),
        Unread::Browser(_) => refused(FileFault::Unreadable),
    })
}

fn keep(keeping: Keeping) -> Reply {
    HELD.with_borrow_mut(|held| {
        held.offer = None;
        held.keeping = keeping;
        state(held)
    })
}

fn offer(held: &mut Held, form: KeyForm) -> Result<Reply, Refusal> {
    // An earlier address goes first, so that there is never more than one.
    held.offer = None;
    let pem = pair(held)?.private_key_pem(form)?;
    let expire = || HELD.with_borrow_mut(|held| held.offer = None);
    let offer = Offer::new(&pem, OFFER_SECONDS * 1000, expire).ok_or(Refusal::Unsound)?;
    let url = offer.url().to_owned();
    held.offer = Some(offer);
    Ok(Reply::Offer { url, file_name: key_file_name(form).to_owned() })
}

fn state(held: &Held) -> Reply {
    let state = match &held.keeping {
        Keeping::Nothing => KeyState::None,
        Keeping::Pair(pair) => KeyState::Ready(pair.facts().clone()),
        Keeping::Certificate(facts) => KeyState::CertificateOnly(facts.clone()),
    };
    Reply::State { state }
}

fn pair(held: &Held) -> Result<&Pair, Refusal> {
    match &held.keeping {
        Keeping::Nothing => Err(Refusal::NoKey),
        Keeping::Pair(pair) => Ok(pair),
        Keeping::Certificate(_) => Err(Refusal::CertificateOnly),
    }
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
