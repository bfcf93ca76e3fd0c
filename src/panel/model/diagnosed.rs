//! What is made of all that is known of the org, asked anew whenever that changes.

use super::{Model, moment};
use crate::protocol::background::LoginFailure;
use guidepost_core::check::{Finding, Local};
use guidepost_core::diagnose::{Heard, TestSeen};
use guidepost_core::observe::read_certificate;
use guidepost_core::org::Certificate;
use guidepost_core::progress::{Diagnosed, Read, Whose};
use salesforce::error::LoginError;

impl Model {
    /// Whether the other side gets in, what to mend first and what else was found; nothing
    /// while the org is not at hand.
    pub(in crate::panel) fn diagnosed(&self) -> Option<Box<Diagnosed>> {
        let org = self.read.org.as_deref()?;
        let verdicts = self.read.findings.iter();
        // What was said of another key or value is not said any more.
        let verdicts = verdicts.filter(|finding| self.read.verdicts.contains_key(&finding.check));
        let verdicts: Vec<Finding> = verdicts.cloned().collect();
        let own = self.own_certificate();
        let own_tests = self.proofs.own_tests.clone();
        let local = Local { certificate: own.as_ref(), own_tests, now: moment(self.read.checked_ms?) };
        let heard = Heard { test: self.test_since(), zones: self.zones, ..Heard::default() };
        let (guide, values) = (&*self.guide, &self.entered.values);
        Read { guide, values, org, verdicts: &verdicts, local: &local, heard: &heard }
            .diagnosed()
            .map(Box::new)
    }

    /// Makes it anew where it is there: what it rests on, beside the org and the values, is
    /// another one now.
    pub(in crate::panel) fn diagnose_again(&mut self) {
        if self.read.diagnosed.is_some() {
            self.read.diagnosed = self.diagnosed();
        }
    }

    /// How a login went that was tried after the org was read: before that, what it proved may
    /// have been changed.
    fn test_since(&self) -> Option<TestSeen> {
        let outcome = self.proofs.login.as_ref().filter(|_| self.proofs.login_ms > self.read.checked_ms)?;
        match outcome {
            Ok(proof) => {
                let is_meant = self.whose(&proof.identity, proof.username.as_deref()) == Whose::Meant;
                is_meant.then(|| TestSeen { is_granted: true, refusal: String::new() })
            }
            Err(LoginFailure::Org { why: LoginError::Refused { error, description }, .. }) => {
                Some(TestSeen { is_granted: false, refusal: format!("{error}: {description}") })
            }
            Err(_) => None,
        }
    }

    /// The certificate that is held here, with its private key or without.
    pub(in crate::panel) fn own_certificate(&self) -> Option<Certificate> {
        read_certificate(&self.keys.key.as_ref()?.certificate()?.certificate_pem)
    }
}
