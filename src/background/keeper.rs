//! The way to the keeper, and who may go it.

use super::serve::Asker;
use crate::browser::{offscreen, runtime};
use crate::protocol::background::KeyError;
use crate::protocol::keeper::{KeyState, Letter, Reply, Request};

/// Whether that asker may ask that. What loses or reveals the private key is
/// refused to a frame that a page could disguise; signing is nobody's but the
/// test of the login.
///
/// # Errors
/// [`KeyError::NotHere`] when not.
pub(super) async fn may_ask(asker: Asker, request: &Request) -> Result<(), KeyError> {
    let allowed = match (asker, request) {
        (_, Request::Status | Request::Certificate | Request::Cancel) => true,
        (Asker::Embedded, Request::Make { .. }) => !has_pair(&ask(&Request::Status).await?),
        (Asker::TopLevel, request) => !matches!(request, Request::Sign { .. }),
        (Asker::Embedded, _) => false,
    };
    if allowed { Ok(()) } else { Err(KeyError::NotHere) }
}

fn has_pair(reply: &Reply) -> bool {
    match reply {
        Reply::State { state } => match state {
            KeyState::None => false,
            KeyState::Ready(_) | KeyState::CertificateOnly(_) => true,
            KeyState::Making { replaces_existing, .. } | KeyState::Failed { replaces_existing, .. } => {
                *replaces_existing
            }
        },
        _ => true,
    }
}

/// Asks the keeper, and opens its document when it is not open.
///
/// # Errors
/// [`KeyError::Unreachable`] when no answer comes, [`KeyError::Refused`] when it says no.
pub(super) async fn ask(request: &Request) -> Result<Reply, KeyError> {
    let reached = async {
        offscreen::ensure(
            "keeper.html",
            "Makes the key pair in a worker and keeps the private key in memory",
        )
        .await?;
        runtime::ask::<Reply>(&Letter::new(request)).await
    };
    match reached.await {
        Ok(Reply::Refused { why }) => Err(KeyError::Refused { why }),
        Ok(reply) => Ok(reply),
        Err(error) => Err(KeyError::Unreachable { text: error.0 }),
    }
}
