//! The closed list of what can be asked of an org. None of it writes.

#[cfg(test)]
mod tests;

use super::error::{ApiError, Obstacle};
use super::http::{Reply, Request};
use super::metadata::{self, Listed, MetadataRecord, MetadataType};
use super::record::Records;
use super::rest;
use super::session::Bearer;
use super::soql::Soql;
use super::version::Version;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `listMetadata` takes at most three types, `readMetadata` at most ten names
/// (Metadata API Developer Guide).
const MOST_TYPES: usize = 3;
/// See [`MOST_TYPES`].
pub const MOST_NAMES: usize = 10;

/// A question to an org. It crosses from the panel to the background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Read {
    /// Which versions of the API does the org offer? Needs no session.
    Versions,
    /// Whose session is it, and of which org?
    Identity,
    /// Which rows match?
    Query(Soql),
    /// Which rows of the Tooling API match?
    ToolingQuery(Soql),
    /// What does Salesforce call each system permission, in the admin's language?
    PermissionLabels,
    /// Which components of these types (at most three) are there?
    ListMetadata(Vec<MetadataType>),
    /// What do these components say?
    ReadMetadata {
        /// Their type.
        kind: MetadataType,
        /// Their names, at most ten.
        names: Vec<String>,
    },
}

/// The answer to a [`Read`] of the same name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// To [`Read::Versions`].
    Versions(Vec<Version>),
    /// To [`Read::Identity`].
    Identity(Identity),
    /// To [`Read::Query`] and [`Read::ToolingQuery`].
    Records(Records),
    /// To [`Read::PermissionLabels`]: labels by API name without `Permissions`.
    PermissionLabels(BTreeMap<String, String>),
    /// To [`Read::ListMetadata`].
    Listed(Vec<Listed>),
    /// To [`Read::ReadMetadata`].
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
        sound.then(|| Self {
            org_id: org_id.to_owned(),
            user_id: user_id.to_owned(),
        })
    }
}

impl Read {
    /// The question as a request.
    ///
    /// # Errors
    /// [`ApiError::NotSent`] when it asks for more than one call can give.
    pub fn request(&self, version: Version, bearer: &impl Bearer) -> Result<Request, ApiError> {
        let data =
            |tail: &str| Request::get(format!("/services/data/v{version}/{tail}")).bearing(bearer);
        let query = |tail: &str, soql: &Soql| {
            data(&format!(
                "{tail}?q={}",
                rest::percent_encoded(soql.as_str())
            ))
        };
        let malformed = Err(ApiError::NotSent {
            why: Obstacle::Malformed,
        });
        Ok(match self {
            Self::Versions => Self::versions_request(),
            Self::Identity => data(""),
            Self::Query(soql) => query("query", soql),
            Self::ToolingQuery(soql) => query("tooling/query", soql),
            Self::PermissionLabels => data("sobjects/PermissionSet/describe"),
            Self::ListMetadata(kinds) if (1..=MOST_TYPES).contains(&kinds.len()) => {
                metadata::list_request(kinds, version, bearer)
            }
            Self::ReadMetadata { kind, names } if (1..=MOST_NAMES).contains(&names.len()) => {
                metadata::read_request(*kind, names, version, bearer)
            }
            Self::ListMetadata(_) | Self::ReadMetadata { .. } => return malformed,
        })
    }

    /// The request for [`Read::Versions`], which needs neither version nor session.
    pub fn versions_request() -> Request {
        Request::get("/services/data/".to_owned())
    }

    /// What the reply says.
    ///
    /// # Errors
    /// Whatever kept it from being an answer.
    pub fn parse(&self, reply: &Reply) -> Result<Answer, ApiError> {
        match self {
            Self::Versions => rest::parse_versions(reply).map(Answer::Versions),
            Self::Identity => rest::parse_identity(reply).map(Answer::Identity),
            Self::Query(_) | Self::ToolingQuery(_) => {
                rest::parse_records(reply).map(Answer::Records)
            }
            Self::PermissionLabels => {
                rest::parse_permission_labels(reply).map(Answer::PermissionLabels)
            }
            Self::ListMetadata(_) => metadata::parse_list(reply).map(Answer::Listed),
            Self::ReadMetadata { kind, .. } => {
                metadata::parse_read(*kind, reply).map(Answer::Metadata)
            }
        }
    }
}
