//! What may leave for an org while it is read: each request is opened and looked into, so that
//! nothing that could write travels in what only reads.
//!
//! The requests are made by `salesforce` alone, which can't make others; this is the second look.

#[cfg(test)]
mod tests;

use salesforce::http::Method;
use serde_json::Value;

/// A `composite` request takes so many parts (REST API Developer Guide, "Send Multiple
/// Requests Using Composite").
const MOST_PARTS: usize = 25;
/// The calls of the Metadata API that read, and what can stand in them (Metadata API
/// Developer Guide, `listMetadata()`, `readMetadata()`).
const METADATA_READS: [&str; 2] = ["listMetadata", "readMetadata"];
/// See [`METADATA_READS`].
const WITHIN: [&str; 4] = ["queries", "type", "asOfVersion", "fullNames"];

/// Whether a request reads, and does nothing else.
pub(in crate::background) fn only_reads(method: Method, path: &str, body: Option<&str>) -> bool {
    match (method, body) {
        (Method::Get, None) => {
            path == "/services/data/"
                || resource(path).is_some_and(|tail| {
                    tail.is_empty() || is_query(tail, "tooling/query?q=") || is_read_of_data(tail)
                })
        }
        (Method::Post, Some(body)) if resource(path) == Some("composite") => is_composite_of_reads(body),
        (Method::Post, Some(body)) if is_metadata_api(path) => is_metadata_read(body),
        _ => false,
    }
}

/// What stands behind the version in an address of the REST API.
fn resource(path: &str) -> Option<&str> {
    let (version, tail) = path.strip_prefix("/services/data/v")?.split_once('/')?;
    is_version(version).then_some(tail)
}

fn is_version(text: &str) -> bool {
    text.strip_suffix(".0")
        .is_some_and(|number| number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A query, or the description of an object.
fn is_read_of_data(tail: &str) -> bool {
    let described = tail.strip_prefix("sobjects/").and_then(|rest| rest.strip_suffix("/describe"));
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_query(tail, "query?q=") || described.is_some_and(is_name)
}

/// A query that can't leave its parameter: all but the unreserved characters are encoded
/// (RFC 3986, 2.3).
fn is_query(tail: &str, beginning: &str) -> bool {
    let is_encoded = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
    tail.strip_prefix(beginning).is_some_and(|query| query.bytes().all(is_encoded))
}

/// Whether every part reads. A part has three fields, none of which is a body or a header, and
/// the text is what its meaning would be written as: nothing stands in it twice.
fn is_composite_of_reads(body: &str) -> bool {
    let Ok(value) = serde_json::from_str::<Value>(body) else { return false };
    let Some(whole) = value.as_object() else { return false };
    let Some(parts) = whole.get("compositeRequest").and_then(Value::as_array) else { return false };
    let written = value.to_string();
    let is_read = |part: &Value| {
        let text = |name: &str| part.get(name).and_then(Value::as_str);
        let reads = text("url").and_then(resource).is_some_and(is_read_of_data);
        let fields = part.as_object().map_or(0, serde_json::Map::len);
        fields == 3 && text("method") == Some("GET") && text("referenceId").is_some() && reads
    };
    whole.len() == 2
        && whole.get("allOrNone") == Some(&Value::Bool(false))
        && (1..=MOST_PARTS).contains(&parts.len())
        && parts.iter().all(is_read)
        && written == body
}

fn is_metadata_api(path: &str) -> bool {
    path.strip_prefix("/services/Soap/m/").is_some_and(is_version)
}

/// Whether the body of the envelope is one call that reads.
fn is_metadata_read(body: &str) -> bool {
    let Some((_, call)) = body.split_once("</env:Header><env:Body>") else { return false };
    let Some(call) = call.strip_suffix("</env:Body></env:Envelope>") else { return false };
    let is_within = |tag: &str| {
        let name = tag.strip_prefix('/').unwrap_or(tag).strip_prefix("met:").unwrap_or_default();
        WITHIN.iter().any(|allowed| name.strip_prefix(allowed).is_some_and(|rest| rest.starts_with('>')))
    };
    METADATA_READS.iter().any(|name| {
        let inner = call
            .strip_prefix(&format!("<met:{name}>"))
            .and_then(|rest| rest.strip_suffix(&format!("</met:{name}>")));
        inner.is_some_and(|inner| inner.split('<').skip(1).all(is_within))
    })
}
