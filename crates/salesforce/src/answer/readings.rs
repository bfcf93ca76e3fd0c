//! What an org was asked at once, what it answered, and what that cost.

use super::{Answer, Identity};
use crate::error::ApiError;
use serde::{Deserialize, Serialize};
use std::ops::AddAssign;

/// The answers to reads that were asked at once, all under the same session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Readings {
    /// Whose session it was.
    pub identity: Identity,
    /// The answers, in the order of the reads.
    pub answers: Vec<Result<Answer, ApiError>>,
    /// What it cost.
    pub calls: Calls,
    /// How many of its daily API calls the org says are used.
    pub usage: Option<Usage>,
}

/// How many of an org's daily API calls are used, by all who make any (the header
/// `Sforce-Limit-Info`; REST API Developer Guide, "Headers").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Those that were made.
    pub used: u32,
    /// Those that the org has a day.
    pub allowed: u32,
}

impl Usage {
    /// From the text of the header, as `api-usage=18/5000`.
    pub fn parse(header: &str) -> Option<Self> {
        let mut parts = header.split([',', ';']).map(str::trim);
        let usage = parts.find_map(|part| part.strip_prefix("api-usage="))?;
        let (used, allowed) = usage.split_once('/')?;
        Some(Self { used: used.trim().parse().ok()?, allowed: allowed.trim().parse().ok()? })
    }
}

/// What asking an org cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calls {
    /// Requests over HTTP.
    pub requests: u32,
    /// How often requests went out and were waited for, one time after the other.
    pub round_trips: u32,
    /// How many of the org's daily API calls it took: a `composite` request counts once, whatever
    /// it holds (REST API Developer Guide, "Send Multiple Requests Using Composite").
    pub api_calls: u32,
}

impl Calls {
    /// Which versions there are: nobody's session is needed, so no API call counts (inferred).
    pub const VERSIONS: Self = Self { requests: 1, round_trips: 1, api_calls: 0 };
}

impl AddAssign for Calls {
    fn add_assign(&mut self, more: Self) {
        self.requests += more.requests;
        self.round_trips += more.round_trips;
        self.api_calls += more.api_calls;
    }
}
