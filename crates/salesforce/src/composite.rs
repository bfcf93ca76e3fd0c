//! Several reads in one request: the `composite` resource (REST API Developer Guide, "Send
//! Multiple Requests Using Composite").
//!
//! `composite/batch` takes more queries at once, and is left alone: each of its parts counts as
//! an API call, and in public code it was measured to cut answers short that stand whole in a
//! `composite`, and to give rows of the Tooling API without their fields.

use super::answer::Version;
use super::error::ApiError;
use super::http::{Bound, Reply, Request};
use super::read::Read;
use super::rest;
use super::session::Bearer;
use super::wire::CompositeReply;
use serde_json::json;
use zeroize::Zeroizing;

/// So many parts a request has at most.
pub(super) const MOST_PARTS: usize = 25;
/// So many of them are queries.
pub(super) const MOST_QUERIES: usize = 5;

/// How a read travels with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Company {
    /// As one of the few queries.
    Query,
    /// As any other resource of an object.
    Resource,
    /// Not at all.
    Alone,
}

/// Which company a read takes. Supported are the resources `query` and `sobjects`; neither the
/// list of resources nor anything of the Tooling API.
pub(super) fn company(read: &Read) -> Company {
    match read {
        Read::Query(_) => Company::Query,
        Read::PermissionLabels => Company::Resource,
        Read::Versions
        | Read::Identity
        | Read::ToolingQuery(_)
        | Read::ListMetadata(_)
        | Read::ReadMetadata { .. } => Company::Alone,
    }
}

/// The name of a part; names begin with a letter.
fn name(place: usize) -> String {
    format!("part{place}")
}

/// These addresses in one request. What looks like a reference to another part in a value is
/// none, as a percent sign stands for each of its signs.
pub(super) fn request(addresses: &[String], version: Version, bearer: &impl Bearer) -> Request {
    let part = |(place, address): (usize, &String)| json!({ "method": "GET", "url": address, "referenceId": name(place) });
    let parts: Vec<_> = addresses.iter().enumerate().map(part).collect();
    let body = Zeroizing::new(json!({ "allOrNone": false, "compositeRequest": parts }).to_string());
    Request::post(format!("/services/data/v{version}/composite"), "application/json", body, Bound::BUNDLE)
        .with("Accept", "application/json")
        .bearing(bearer)
}

/// The parts of the reply, each as if it had come alone; none where one is missing.
///
/// # Errors
/// Why there are no parts.
pub(super) fn parts(reply: &Reply, count: usize) -> Result<Vec<Option<Reply>>, ApiError> {
    let Ok(found) = serde_json::from_str::<CompositeReply<'_>>(&reply.body) else {
        return Err(rest::refused(reply));
    };
    let part = |place: usize| {
        let name = name(place);
        let part = found
            .composite_response
            .iter()
            .find(|part| part.reference_id.as_deref() == Some(name.as_str()))?;
        Some(Reply {
            status: part.http_status_code,
            content_type: Some("application/json".to_owned()),
            date: reply.date.clone(),
            limit_info: None,
            retry_after: None,
            body: Zeroizing::new(part.body.get().to_owned()),
        })
    };
    Ok((0..count).map(part).collect())
}
