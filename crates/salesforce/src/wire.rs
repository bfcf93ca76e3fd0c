//! Replies letter by letter: those of the token endpoint (RFC 6749, 5.1 and 5.2), and that
//! of `composite`.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

#[derive(Deserialize)]
pub(super) struct TokenReply {
    #[serde(deserialize_with = "wiped")]
    pub(super) access_token: Zeroizing<String>,
    #[serde(default)]
    pub(super) scope: String,
    pub(super) instance_url: String,
    pub(super) id: String,
    pub(super) token_type: String,
}

fn wiped<'de, D: Deserializer<'de>>(source: D) -> Result<Zeroizing<String>, D::Error> {
    String::deserialize(source).map(Zeroizing::new)
}

#[derive(Deserialize)]
pub(super) struct RefusalReply {
    pub(super) error: String,
    #[serde(default)]
    pub(super) error_description: String,
}

/// What `composite` answers (REST API Developer Guide, "Composite Response Body").
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CompositeReply<'a> {
    #[serde(borrow)]
    pub(super) composite_response: Vec<PartReply<'a>>,
}

/// One part of it, with a body that is read by whoever asked for it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PartReply<'a> {
    #[serde(borrow)]
    pub(super) body: &'a RawValue,
    pub(super) http_status_code: u16,
    pub(super) reference_id: Option<String>,
}
