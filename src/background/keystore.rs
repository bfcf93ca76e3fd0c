//! The way to the keystore.

use super::policy::KeyHeld;
use crate::browser::offscreen::{self, Opened};
use crate::browser::{BrowserError, clock, runtime};
use crate::protocol::background::{Denial, KeyError};
use crate::protocol::keystore::{Envelope, Errand, Reply, Request};
use gather::Gather as _;
use salesforce::host::ApiHost;
use salesforce::http;

/// The keystore's document.
const KEYSTORE: &str = "keystore.html";

/// Whether the keystore holds a key.
///
/// # Errors
/// [`Denial::KeyUnknown`] when it could not be reached.
pub(super) async fn held() -> Result<KeyHeld, Denial> {
    match reach(&Request::Status).await {
        Ok(Reply::State { state }) => Ok(KeyHeld::from(&state)),
        Ok(
            Reply::Certificate { .. } | Reply::Assertion { .. } | Reply::Offer { .. } | Reply::Refused { .. },
        ) => Ok(KeyHeld::Unknown),
        Err(error) => Err(Denial::KeyUnknown { why: error }),
    }
}

/// Asks the keystore.
///
/// # Errors
/// [`KeyError::Unreachable`] when no answer comes, [`KeyError::Refused`] when it says no.
pub(super) async fn ask(request: &Request) -> Result<Reply, KeyError> {
    match reach(request).await {
        Ok(Reply::Refused { why }) => Err(KeyError::Refused { why }),
        Ok(reply) => Ok(reply),
        Err(error) => Err(KeyError::Unreachable { why: error }),
    }
}

/// Brings a question to the keystore, whose document is opened when it is not open: it closes
/// by itself when it has kept nothing for a while.
async fn reach(request: &Request) -> Result<Reply, BrowserError> {
    open().await?;
    match runtime::ask(&Envelope::new(request)).await {
        // It closed just then, and nobody has heard the question.
        Err(_) if open().await? == Opened::Now => runtime::ask(&Envelope::new(request)).await,
        answer => answer,
    }
}

async fn open() -> Result<Opened, BrowserError> {
    offscreen::ensure(KEYSTORE, "Makes the key pair in a worker and keeps the private key in memory").await
}

/// A request that the keystore sends when this worker does not take it back: the worker may
/// end at any await, and what it holds ends with it. Nothing of it is written anywhere, and
/// no other document of the extension sees it.
pub(super) struct Pledge {
    id: String,
}

impl Pledge {
    /// Leaves a request with the keystore.
    pub(super) async fn make(host: &ApiHost, request: &http::Request) -> Self {
        let id = format!("{}-{}", clock::now_ms(), request.path());
        let headers = request.headers().iter().map(|header| (header.name, header.value.as_str())).gather();
        let errand = Errand::Hold {
            id: &id,
            url: &format!("{}{}", host.origin(), request.path()),
            method: request.method().as_str(),
            headers,
            body: request.body(),
        };
        // Where the keystore has gone meanwhile, the worker itself is all there is.
        offscreen::tell(KEYSTORE, &errand).await.ok();
        Self { id }
    }

    /// It is done.
    pub(super) async fn withdraw(self) {
        offscreen::tell(KEYSTORE, &Errand::Drop { id: &self.id }).await.ok();
    }

    /// The keystore shall try: here it did not work.
    pub(super) async fn claim(self) {
        offscreen::tell(KEYSTORE, &Errand::Run {}).await.ok();
    }
}
