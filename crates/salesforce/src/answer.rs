//! What Salesforce answered to a [`Read`](super::Read).

mod metadata;
mod readings;
mod record;
mod version;

pub use metadata::{Listed, MetadataPart, MetadataRecord, MetadataType};
pub use readings::{Calls, Readings, Usage};
pub use record::{Extent, MissingField, Record, Records};
pub use version::Version;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answer to a [`Read`](super::Read) of the same name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// To `Read::Versions`.
    Versions(Vec<Version>),
    /// To `Read::Identity`.
    Identity(Identity),
    /// To `Read::Query` and `Read::ToolingQuery`.
    Records(Records),
    /// To `Read::PermissionLabels`: labels by API name without `Permissions`.
    PermissionLabels(BTreeMap<String, String>),
    /// To `Read::ListMetadata`.
    Listed(Vec<Listed>),
    /// To `Read::ReadMetadata`.
    Metadata(Vec<MetadataRecord>),
}

/// Org and user of a session, as 18-character ids.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// The org.
    pub org_id: String,
    /// The user.
    pub user_id: String,
}

impl Identity {
    /// From an identity address such as `https://login.salesforce.com/id/00D.../005...`
    /// (Salesforce Help, "Identity URLs").
    pub fn of_address(address: &str) -> Option<Self> {
        let (before, user_id) = address.rsplit_once('/')?;
        let (before, org_id) = before.rsplit_once('/')?;
        let is_id = |id: &str, prefix: &str| {
            matches!(id.len(), 15 | 18)
                && id.starts_with(prefix)
                && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let sound = before.starts_with("https://")
            && before.ends_with("/id")
            && is_id(org_id, "00D")
            && is_id(user_id, "005");
        sound.then(|| Self { org_id: org_id.to_owned(), user_id: user_id.to_owned() })
    }
}
