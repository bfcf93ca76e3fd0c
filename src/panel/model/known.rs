//! What the state tells of the setup, as the domain counts it.

use super::Model;
use crate::protocol::background::{ClassProof, LoginFailure};
use crate::protocol::keystore::KeyState;
use guide::Step;
use guidepost_core::org::Moment;
use guidepost_core::progress::known::has_certificate;
use guidepost_core::progress::{CheckVerdict, ClassSeen, HeldKey, Known, LoginSeen, Whose, whose};
use salesforce::answer::Identity;
use salesforce::apex_rest::Reach;
use salesforce::error::LoginError;

impl Model {
    /// All that is known of the setup in this org.
    pub fn known(&self) -> Known<'_> {
        Known {
            seen_on_page: &self.read.seen_on_page,
            key: self.keys.key.as_ref().map(|key| match key {
                KeyState::Ready(_) => HeldKey::Pair,
                KeyState::CertificateOnly(_) => HeldKey::Certificate,
                KeyState::None | KeyState::Making { .. } | KeyState::Failed { .. } => HeldKey::Nothing,
            }),
            login: self.proofs.login.as_ref().map(|outcome| match outcome {
                Ok(proof) => LoginSeen::Granted(self.whose(&proof.identity, proof.username.as_deref())),
                Err(LoginFailure::Org { why: LoginError::Refused { .. }, .. }) => LoginSeen::Refused,
                Err(_) => LoginSeen::Unclear,
            }),
            class: self.proofs.class.as_ref().map(|outcome| match outcome {
                Ok(proof) => self.class_seen(proof),
                Err(_) => ClassSeen::NoLogin,
            }),
            has_class_path: self.class_path().is_some(),
            is_read_since: self.read.checked_ms > self.proofs.login_ms,
            app_has_certificate: self.read.org.as_ref().is_some_and(|org| has_certificate(&self.guide, org)),
            ..Known::of_checks(&self.guide, &self.read.verdicts)
        }
    }

    /// What is known of each check of a step, in their order.
    pub fn verdicts_of(&self, step: &Step) -> Vec<CheckVerdict> {
        let known = self.known();
        self.guide.checks_of(&step.id).map(|check| known.verdict(check)).collect()
    }

    fn class_seen(&self, proof: &ClassProof) -> ClassSeen {
        let whose = self.whose(&proof.identity, proof.username.as_deref());
        match proof.reach {
            Reach::Reached { .. } => ClassSeen::Answered(whose),
            Reach::NoAccess { .. } => ClassSeen::NoAccess(whose),
            Reach::NoSuchPath { .. } | Reach::Unclear { .. } | Reach::NoAnswer => ClassSeen::Unclear(whose),
        }
    }

    /// Whose session a login gave.
    pub fn whose(&self, session: &Identity, username: Option<&str>) -> Whose {
        let org = self.read.facts.as_ref().map(|facts| &facts.identity);
        whose(org, self.username().as_deref(), session, username)
    }
}

/// The browser's time as the domain counts it.
#[expect(clippy::cast_possible_truncation, reason = "the seconds since 1970 are far from the ends of i64")]
pub(in crate::panel) fn moment(ms: f64) -> Moment {
    Moment::from_seconds((ms / 1000.0) as i64)
}
