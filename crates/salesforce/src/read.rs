//! The closed list of what can be asked of an org. None of it writes.

pub mod soql;

#[cfg(test)]
mod tests;

use super::answer::{Answer, MetadataType, Version};
use super::error::{ApiError, Obstacle};
use super::http::{Bound, Reply, Request};
use super::session::Bearer;
use super::{metadata, rest};
use serde::{Deserialize, Serialize};
use soql::Soql;

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

impl Read {
    /// The question as a request.
    ///
    /// # Errors
    /// [`ApiError::NotSent`] when it asks for more than one call can give.
    pub fn request(&self, version: Version, bearer: &impl Bearer) -> Result<Request, ApiError> {
        let get = |bound: Bound| Request::get(self.address(version), bound).bearing(bearer);
        let malformed = Err(ApiError::NotSent { why: Obstacle::Malformed });
        Ok(match self {
            Self::Versions => Self::versions_request(),
            Self::Identity => get(Bound::LIST),
            Self::Query(_) | Self::ToolingQuery(_) => get(Bound::ROWS),
            Self::PermissionLabels => get(Bound::DESCRIPTION),
            Self::ListMetadata(kinds) if (1..=MOST_TYPES).contains(&kinds.len()) => {
                metadata::list_request(kinds, version, bearer)
            }
            Self::ReadMetadata { kind, names } if (1..=MOST_NAMES).contains(&names.len()) => {
                metadata::read_request(*kind, names, version, bearer)
            }
            Self::ListMetadata(_) | Self::ReadMetadata { .. } => return malformed,
        })
    }

    /// Path and query of what it asks, beginning with a slash.
    pub(super) fn address(&self, version: Version) -> String {
        let data = |tail: &str| format!("/services/data/v{version}/{tail}");
        let query =
            |tail: &str, soql: &Soql| data(&format!("{tail}?q={}", rest::percent_encoded(soql.as_str())));
        match self {
            Self::Versions => "/services/data/".to_owned(),
            Self::Identity => data(""),
            Self::Query(soql) => query("query", soql),
            Self::ToolingQuery(soql) => query("tooling/query", soql),
            Self::PermissionLabels => data("sobjects/PermissionSet/describe"),
            Self::ListMetadata(_) | Self::ReadMetadata { .. } => metadata::address(version),
        }
    }

    /// The request for [`Read::Versions`], which needs neither version nor session.
    pub fn versions_request() -> Request {
        Request::get(Self::Versions.address(Version::NEWEST), Bound::LIST)
    }

    /// What the reply says.
    ///
    /// # Errors
    /// Whatever kept it from being an answer.
    pub fn parse(&self, reply: &Reply) -> Result<Answer, ApiError> {
        match self {
            Self::Versions => rest::parse_versions(reply).map(Answer::Versions),
            Self::Identity => rest::parse_identity(reply).map(Answer::Identity),
            Self::Query(_) | Self::ToolingQuery(_) => rest::parse_records(reply).map(Answer::Records),
            Self::PermissionLabels => rest::parse_permission_labels(reply).map(Answer::PermissionLabels),
            Self::ListMetadata(_) => metadata::parse_list(reply).map(Answer::Listed),
            Self::ReadMetadata { kind, .. } => metadata::parse_read(*kind, reply).map(Answer::Metadata),
        }
    }
}
