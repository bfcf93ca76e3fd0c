//! What is running.

use super::Job;
use crate::protocol::background::Run;

/// What is running, and what the org is asked for in it.
#[derive(Debug, Default)]
pub struct Work {
    /// What is running.
    pub job: Job,
    /// The newest thing that the org was asked for.
    pub run: Run,
    /// How often it was waited in it because the org asked for that.
    pub waits: u8,
}
