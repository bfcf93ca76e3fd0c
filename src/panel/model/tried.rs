//! What came of a try.

use crate::protocol::background::{LoginFailure, LoginProof};

/// What came of trying a pair of host and audience.
#[derive(Clone, Debug)]
pub struct Tried {
    /// What.
    pub outcome: Result<LoginProof, LoginFailure>,
    /// When, in milliseconds since 1970.
    pub ms: f64,
}
