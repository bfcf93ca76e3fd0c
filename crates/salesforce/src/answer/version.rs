//! Versions of Salesforce's API.

use crate::error::ApiError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A version of the API, for example 67.0; always a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(u16);

impl Version {
    /// The newest version this extension was written against, Summer '26.
    pub const NEWEST: Self = Self(67);
    /// The first one that knows an app's certificate
    /// (Metadata API Developer Guide, `ExtlClntAppGlobalOauthSettings.certificate`).
    pub const OLDEST: Self = Self(60);

    /// Reads `67.0`.
    pub fn parse(text: &str) -> Option<Self> {
        text.strip_suffix(".0")?.parse().ok().map(Self)
    }

    /// The highest version that both sides know.
    ///
    /// # Errors
    /// [`ApiError::TooOld`] when the org offers none that is new enough.
    pub fn choose(offered: &[Self]) -> Result<Self, ApiError> {
        let usable = offered.iter().copied().filter(|version| *version <= Self::NEWEST).max();
        match usable {
            Some(version) if version >= Self::OLDEST => Ok(version),
            _ => Err(ApiError::TooOld { offered: offered.iter().copied().max(), needed: Self::OLDEST }),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.0", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versions(texts: &[&str]) -> Vec<Version> {
        texts.iter().filter_map(|text| Version::parse(text)).collect()
    }

    #[test]
    fn the_newest_common_version_is_chosen() {
        assert_eq!(
            Version::choose(&versions(&["31.0", "66.0", "67.0", "68.0"])).ok(),
            Version::parse("67.0")
        );
        assert_eq!(Version::choose(&versions(&["59.0", "60.0"])).ok(), Version::parse("60.0"));
        assert_eq!(Version::NEWEST.to_string(), "67.0");
    }

    #[test]
    fn an_org_that_is_too_old_is_named_so() {
        let answer = Version::choose(&versions(&["58.0", "59.0"]));
        assert_eq!(
            answer,
            Err(ApiError::TooOld { offered: Version::parse("59.0"), needed: Version::OLDEST })
        );
        assert!(Version::choose(&[]).is_err());
        assert_eq!(Version::parse("67"), None);
        assert_eq!(Version::parse("v67.0"), None);
    }
}
