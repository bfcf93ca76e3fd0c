//! Releases of Salesforce, of which there are three a year.

use serde::{Deserialize, Deserializer};
use std::fmt;

/// A release, for example `Spring '26`; they are ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    year: u8,
    season: Season,
}

/// The seasons in which a year's releases come; Winter '27 comes in the autumn of
/// 2026, before Spring '27.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Season {
    Winter,
    Spring,
    Summer,
}

/// A text that names no release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no release; one is called, for example, Spring '26")]
pub struct NotARelease(String);

impl TryFrom<&str> for Release {
    type Error = NotARelease;

    fn try_from(text: &str) -> Result<Self, NotARelease> {
        let error = || NotARelease(text.to_owned());
        let (season, year) = text.split_once(" '").ok_or_else(error)?;
        let season = match season {
            "Winter" => Season::Winter,
            "Spring" => Season::Spring,
            "Summer" => Season::Summer,
            _ => return Err(error()),
        };
        let digits = year.len() == 2 && year.chars().all(|c| c.is_ascii_digit());
        let year = year.parse().ok().filter(|_| digits).ok_or_else(error)?;
        Ok(Self { year, season })
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} '{:02}", self.season, self.year)
    }
}

impl<'de> Deserialize<'de> for Release {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::try_from(text.as_str()).map_err(serde::de::Error::custom)
    }
}

/// In which releases an entry holds; without bounds in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Releases {
    /// The first.
    pub from: Option<Release>,
    /// The last.
    pub until: Option<Release>,
}

impl Releases {
    /// Whether a release is among them.
    pub fn contain(self, release: Release) -> bool {
        self.from.is_none_or(|from| from <= release) && self.until.is_none_or(|until| release <= until)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn releases_follow_each_other_as_salesforce_ships_them() {
        let names = ["Summer '25", "Winter '26", "Spring '26", "Summer '26", "Winter '27"];
        let releases: Vec<Release> = names.iter().map(|name| Release::try_from(*name).unwrap()).collect();
        assert!(releases.is_sorted());
        assert_eq!(releases.iter().map(ToString::to_string).collect::<Vec<_>>(), names);
        let only = |from: &str, until: &str| Releases {
            from: Release::try_from(from).ok(),
            until: Release::try_from(until).ok(),
        };
        let held = |range: Releases| releases.iter().filter(|one| range.contain(**one)).count();
        assert_eq!(held(only("Winter '26", "Spring '26")), 2);
        assert_eq!(held(only("", "Winter '26")), 2);
        assert_eq!(held(Releases::default()), 5);
    }

    #[test]
    fn other_names_are_refused() {
        for name in ["Autumn '26", "Spring 26", "Spring '2026", "Spring '+1", "", "260"] {
            assert!(Release::try_from(name).is_err(), "{name}");
        }
    }
}
