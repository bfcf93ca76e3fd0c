//! What is known beside the org: what was handed over, how a test went, what the other side shows.

use crate::org::{Moment, OrgId, Zones};

/// What is known beside the org.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// What was given to the other side.
    pub handed_over: Option<HandedOver>,
    /// A login that was tried here with the pair that is held here.
    pub test: Option<TestSeen>,
    /// What the other side's own tool shows of its call.
    pub call: Option<CallShown>,
    /// What time it is in the org.
    pub zones: Zones,
}

/// What was given to the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// Of which org.
    pub org: OrgId,
    /// The consumer key.
    pub consumer_key: String,
    /// The Username.
    pub username: String,
    /// The SHA-256 of the certificate at that time, in pairs of digits between colons.
    pub fingerprint: Option<String>,
    /// When.
    pub at: Moment,
}

/// How a test went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestSeen {
    /// Whether a token was given.
    pub is_granted: bool,
    /// Salesforce's code and words where none was.
    pub refusal: String,
}

/// What the other side's own tool shows of its call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallShown {
    /// The status of HTTP.
    pub status: u16,
    /// The body.
    pub body: String,
}
