//! What was proved.

use super::{Test, Tried};
use crate::protocol::background::{ClassProof, LoginFailure, LoginProof, Route};
use guidepost_core::org::OwnTest;
use std::collections::BTreeMap;

/// What came of the tests.
#[derive(Debug, Default)]
pub struct Proofs {
    /// What came of the login.
    pub login: Option<Result<LoginProof, LoginFailure>>,
    /// What came of asking the class.
    pub class: Option<Result<ClassProof, LoginFailure>>,
    /// What came of the other pairs of host and audience, each for itself.
    pub routes: BTreeMap<Route, Tried>,
    /// When the last of login and class was, in milliseconds since 1970.
    pub login_ms: Option<f64>,
    /// The logins that were made here to test, as far as they are remembered.
    pub own_tests: Vec<OwnTest>,
    /// The newest test that was begun and whose end is not known.
    pub test: Option<Box<Test>>,
}

impl Proofs {
    /// Puts away what was proved with values or a key that are others now.
    pub(in crate::panel) fn forget(&mut self) {
        self.login = None;
        self.class = None;
        self.routes.clear();
    }
}
