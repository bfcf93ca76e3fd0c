//! Who plays a role.

use crate::org::UserId;

/// Who plays a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// Nobody, as far as what was read tells.
    #[default]
    Nobody,
    /// This one, by id, or by API name of an app.
    One(String),
    /// One of these: what they do does not tell which.
    Several(Vec<String>),
}

impl Pick {
    /// The one, where it is clear.
    pub fn one(&self) -> Option<&str> {
        match self {
            Self::One(one) => Some(one),
            Self::Nobody | Self::Several(_) => None,
        }
    }

    /// All users who may be meant.
    pub(super) fn all(&self) -> Vec<UserId> {
        match self {
            Self::Nobody => Vec::new(),
            Self::One(one) => vec![UserId::new(one)],
            Self::Several(several) => several.iter().map(|id| UserId::new(id)).collect(),
        }
    }

    /// The best of those with a rank: the only one, else the one that is named.
    pub(super) fn best<R: Ord + Copy>(ranked: Vec<(R, bool, String)>) -> Self {
        let Some(top) = ranked.iter().map(|(rank, _, _)| *rank).max() else { return Self::Nobody };
        let best: Vec<_> = ranked.into_iter().filter(|(rank, _, _)| *rank == top).collect();
        let mut named = best.iter().filter(|(_, is_named, _)| *is_named);
        match (best.as_slice(), named.next(), named.next()) {
            ([(_, _, only)], _, _) | (_, Some((_, _, only)), None) => Self::One(only.clone()),
            _ => Self::Several(best.into_iter().map(|(_, _, id)| id).collect()),
        }
    }
}
