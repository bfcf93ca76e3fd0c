//! What is running.

use super::{Filling, Picking, Restoring, Tried};
use crate::protocol::background::{Afterwards, ClassProof, LoginFailure, LoginProof, Route, Run};
use guidepost_core::observe::Observation;
use salesforce::answer::{Answer, Identity};
use salesforce::error::ApiError;

/// What is running. One thing at a time.
#[derive(Debug, Default)]
pub enum Job {
    /// Nothing.
    #[default]
    Idle,
    /// Reading the org.
    Observing {
        /// Whose session it is, once that is known.
        identity: Option<Identity>,
        /// The reads so far.
        observation: Box<Observation>,
        /// The answers of this batch that are here already, others were turned away.
        held: Vec<Result<Answer, ApiError>>,
    },
    /// Waiting because the org asked for it.
    Waiting {
        /// How long.
        seconds: u32,
        /// For what.
        then: Turn,
    },
    /// Filling a form.
    Filling(Box<Filling>),
    /// Putting back what a form showed before it was filled.
    Restoring(Box<Restoring>),
    /// Waiting for the admin to click a field on the page.
    Picking(Box<Picking>),
    /// Testing the login.
    LoggingIn,
    /// Asking the class.
    Reaching,
    /// Trying another pair of host and audience.
    Trying(Route),
    /// Asking the browser for access.
    Asking,
    /// Loading a key from files.
    LoadingKey,
}

/// What is asked again once the org has had its time.
#[derive(Debug)]
pub enum Turn {
    /// The reads of a batch that were turned away.
    Read {
        /// Whose session it is, once that is known.
        identity: Option<Identity>,
        /// The reads so far.
        observation: Box<Observation>,
        /// The answers of this batch.
        held: Vec<Result<Answer, ApiError>>,
    },
    /// The login.
    Login,
    /// The class.
    Class,
}

/// A test of the login or the class that was begun, and what was known before it.
#[derive(Debug)]
pub struct Test {
    /// Its run.
    pub run: Run,
    /// Who logs in.
    pub username: String,
    /// What becomes of its session.
    pub afterwards: Afterwards,
    /// What had come of the login before.
    pub earlier_login: Option<Result<LoginProof, LoginFailure>>,
    /// What had come of asking the class before.
    pub earlier_class: Option<Result<ClassProof, LoginFailure>>,
    /// What had come of the same pair of host and audience before.
    pub earlier_route: Option<Tried>,
}

impl Test {
    /// One that was begun just now.
    pub fn begun(run: Run, username: String, afterwards: Afterwards) -> Self {
        Self { run, username, afterwards, earlier_login: None, earlier_class: None, earlier_route: None }
    }
}

impl Job {
    /// Whether nothing is running.
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    /// Whether the org is being read.
    pub fn is_reading(&self) -> bool {
        matches!(self, Self::Observing { .. } | Self::Waiting { then: Turn::Read { .. }, .. })
    }
}
