//! REST replies: data, or a list of problems.

use super::answer::{Identity, Records, Version};
use super::error::{ApiError, Problem, Quoting};
use super::http::Reply;
use gather::Gather as _;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Percent-encodes everything but the unreserved characters (RFC 3986, 2.3).
pub(super) fn percent_encoded(text: &str) -> String {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for half in [byte >> 4, byte & 15] {
                encoded.extend(HEX.get(usize::from(half)));
            }
        }
    }
    encoded
}

/// `GET /services/data/`: a list of versions, which anybody may read.
pub(super) fn parse_versions(reply: &Reply) -> Result<Vec<Version>, ApiError> {
    let offered = json(reply)?;
    let rows = offered.as_array().ok_or_else(|| not_understood(reply))?;
    let versions = rows.iter().filter_map(|row| Version::parse(row.get("version")?.as_str()?));
    Ok(versions.collect())
}

/// `GET /services/data/vNN.0/`: the resources; `identity` names org and user.
pub(super) fn parse_identity(reply: &Reply) -> Result<Identity, ApiError> {
    let resources = json(reply)?;
    let address = resources.get("identity").and_then(Value::as_str);
    address.and_then(Identity::of_address).ok_or_else(|| not_understood(reply))
}

/// `GET /services/data/vNN.0/query?q=...`.
pub(super) fn parse_records(reply: &Reply) -> Result<Records, ApiError> {
    let answer = json(reply)?;
    answer.as_object().and_then(Records::from_answer).ok_or_else(|| not_understood(reply))
}

/// `GET /services/data/vNN.0/sobjects/PermissionSet/describe`: the label of each
/// system permission, by the name of its field without `Permissions`.
pub(super) fn parse_permission_labels(reply: &Reply) -> Result<BTreeMap<String, String>, ApiError> {
    let described = json(reply)?;
    let fields = described.get("fields").and_then(Value::as_array).ok_or_else(|| not_understood(reply))?;
    let labels = fields.iter().filter_map(|field| {
        let name = field.get("name")?.as_str()?.strip_prefix("Permissions")?;
        Some((name.to_owned(), field.get("label")?.as_str()?.to_owned()))
    });
    Ok(labels.gather())
}

fn json(reply: &Reply) -> Result<Value, ApiError> {
    let value: Option<Value> = serde_json::from_str(&reply.body).ok();
    match value {
        Some(value) if reply.succeeded() => Ok(value),
        Some(value) => Err(refusal(reply, &value)),
        None => Err(not_understood(reply)),
    }
}

/// Why a reply is not what was asked for.
pub(super) fn refused(reply: &Reply) -> ApiError {
    json(reply).err().unwrap_or_else(|| not_understood(reply))
}

/// Errors come as `[{"errorCode", "message"}]` (REST API Developer Guide, "Status
/// Codes and Error Responses").
fn refusal(reply: &Reply, value: &Value) -> ApiError {
    match listed(value) {
        Some(problems) => ApiError::from_problems(reply.status, problems),
        None => not_understood(reply),
    }
}

/// The problems that a reply lists in Salesforce's usual form, if it does.
pub(super) fn problems(reply: &Reply) -> Option<Vec<Problem>> {
    listed(&serde_json::from_str(&reply.body).ok()?)
}

fn listed(value: &Value) -> Option<Vec<Problem>> {
    let rows = value.as_array()?;
    let problems: Vec<_> = rows.iter().map(|row| row.as_object().and_then(problem)).collect::<Option<_>>()?;
    (!problems.is_empty()).then_some(problems)
}

fn problem(row: &Map<String, Value>) -> Option<Problem> {
    let text = |name: &str| row.get(name).and_then(Value::as_str).map(str::to_owned);
    Some(Problem { code: text("errorCode")?, message: text("message").unwrap_or_default() })
}

fn not_understood(reply: &Reply) -> ApiError {
    ApiError::from_stranger(reply, Quoting::Beginning)
}
