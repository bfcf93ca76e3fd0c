//! Reads of the org, each with a fresh look at whose session it is.

use super::runs::Asking;
use super::session;
use crate::protocol::background::{ReadOrg, Run};
use crate::salesforce::answer::{Answer, Identity};
use crate::salesforce::error::{ApiError, Obstacle};
use crate::salesforce::read::Read;

/// Whose session it is.
pub(super) async fn identify(tab: i32, run: Run) -> Result<Identity, ApiError> {
    let asking = Asking::begin(tab, run);
    Ok(asking.session().await?.identity.clone())
}

/// A read, refused when the session is not that of the expected org and user.
pub(super) async fn read(tab: i32, run: Run, call: &ReadOrg) -> Result<Answer, ApiError> {
    let asking = Asking::begin(tab, run);
    let session = asking.session().await?;
    if session.identity != call.expected {
        let why = if session.identity.org_id == call.expected.org_id {
            Obstacle::OtherUser
        } else {
            Obstacle::OtherOrg
        };
        return Err(ApiError::NotSent { why });
    }
    // Whose session it is was read when it was opened; asking once more would be a call for nothing.
    if call.read == Read::Identity {
        return Ok(Answer::Identity(session.identity.clone()));
    }
    session::ask(&session.host, session.version, &session.id, &call.read, asking.stop()).await
}
