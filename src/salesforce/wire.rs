//! Replies of the token endpoint, letter by letter (RFC 6749, 5.1 and 5.2).

use serde::{Deserialize, Deserializer};
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
