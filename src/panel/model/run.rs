//! What is asked of the org has an end: when it begins, and how often it waits.

use super::{Job, Model, Turn};
use crate::protocol::background::Run;
use salesforce::error::ApiError;

/// Longer than any reading of an org that answers, and than every deadline of the background.
pub(in crate::panel) const LONGEST_RUN_SECONDS: u32 = 120;
/// What the panel waits by itself, when the org asks to wait; longer is left to the admin.
const MOST_SECONDS: u32 = 5;
/// How often it does in one run.
const MOST_WAITS: u8 = 2;

impl Model {
    /// Begins something that the org is asked for.
    pub(in crate::panel) fn begin_run(&mut self) -> Run {
        self.work.run = self.work.run.next(self.now_ms);
        self.work.waits = 0;
        self.work.run
    }

    /// Ends it: what still comes of the run that is returned changes nothing.
    pub(in crate::panel) fn leave_run(&mut self) -> Run {
        let left = self.work.run;
        self.work.run = left.next(self.now_ms);
        left
    }

    /// For how many milliseconds this is waited out: the org turned the request away for some
    /// seconds.
    ///
    /// # Errors
    /// What was to be asked again, where that is not for the panel to wait for.
    pub(in crate::panel) fn put_off(&mut self, error: &ApiError, then: Turn) -> Result<u32, Turn> {
        let ApiError::Busy { seconds: Some(seconds @ ..=MOST_SECONDS), .. } = *error else {
            return Err(then);
        };
        if self.work.waits >= MOST_WAITS {
            return Err(then);
        }
        self.work.waits += 1;
        self.work.job = Job::Waiting { seconds, then };
        Ok(seconds * 1000)
    }
}
