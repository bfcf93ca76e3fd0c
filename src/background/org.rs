//! Reads of the org, and with them whose session it is.

use super::policy;
use super::runs::Asking;
use super::session::{self, Session};
use crate::browser::fetch::Stop;
use crate::protocol::background::{ReadOrg, Run};
use futures_util::future::join_all;
use salesforce::answer::Readings;
use salesforce::error::{ApiError, Obstacle};
use salesforce::exchange::{Exchange, Whose};
use salesforce::http::{Reply, Request};

/// Reads that are asked at once. Nothing is given out that was answered under another org or
/// user than the expected ones.
pub(super) async fn read(tab: i32, run: Run, call: ReadOrg) -> Result<Readings, ApiError> {
    let asking = Asking::begin(tab, run);
    let session = session::open(tab, asking.stop()).await?;
    let whose = Whose { known: session.identity.clone(), expected: call.expected };
    let mut exchange = Exchange::begin(&session.id, session.version, whose, call.reads);
    loop {
        let requests = exchange.requests();
        if requests.is_empty() {
            break;
        }
        let replies = join_all(requests.iter().map(|request| send(&session, request, asking.stop()))).await;
        exchange.take(replies);
    }
    let mut readings = exchange.finish()?;
    session.learn(&readings.identity);
    readings.calls += session.calls;
    Ok(readings)
}

/// Whoever has made it: what could write does not leave.
async fn send(session: &Session, request: &Request, stop: &Stop) -> Result<Reply, ApiError> {
    if !policy::only_reads(request.method(), request.path(), request.body()) {
        return Err(ApiError::NotSent { why: Obstacle::Malformed });
    }
    session::send(&session.host, request, stop).await
}
