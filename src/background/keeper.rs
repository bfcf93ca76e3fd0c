//! The way to the keeper.

use super::policy::KeyHeld;
use crate::browser::{BrowserError, offscreen, runtime};
use crate::protocol::background::{Denial, KeyError};
use crate::protocol::keeper::{Letter, Reply, Request};

/// Whether the keeper holds a key.
///
/// # Errors
/// [`Denial::KeyUnknown`] when it could not be reached.
pub(super) async fn held() -> Result<KeyHeld, Denial> {
    match reach(&Request::Status).await {
        Ok(Reply::State { state }) => Ok(KeyHeld::from(&state)),
        Ok(
            Reply::Certificate { .. } | Reply::Assertion { .. } | Reply::Offer { .. } | Reply::Refused { .. },
        ) => Ok(KeyHeld::Unknown),
        Err(error) => Err(Denial::KeyUnknown { text: error.0 }),
    }
}

/// Asks the keeper.
///
/// # Errors
/// [`KeyError::Unreachable`] when no answer comes, [`KeyError::Refused`] when it says no.
pub(super) async fn ask(request: &Request) -> Result<Reply, KeyError> {
    match reach(request).await {
        Ok(Reply::Refused { why }) => Err(KeyError::Refused { why }),
        Ok(reply) => Ok(reply),
        Err(error) => Err(KeyError::Unreachable { text: error.0 }),
    }
}

/// Brings a question to the keeper, whose document is opened when it is not open.
async fn reach(request: &Request) -> Result<Reply, BrowserError> {
    offscreen::ensure("keeper.html", "Makes the key pair in a worker and keeps the private key in memory")
        .await?;
    runtime::ask(&Letter::new(request)).await
}
