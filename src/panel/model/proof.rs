//! What a proof needs, as far as it is known.

use super::super::saved::KindOfOrg;
use super::Model;
use crate::protocol::background::OrgKind;
use crate::protocol::keystore::KeyState;
use salesforce::apex_rest::ApexRestPath;

/// What must be known before a login can be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginNeed {
    /// The private key of the certificate that is held here.
    PrivateKey,
    /// A key.
    Key,
    /// The consumer key of the app.
    ConsumerKey,
    /// The Username of the integration user.
    Username,
    /// Whether the org is a sandbox.
    OrgKind,
}

impl Model {
    /// What is not known of all that a login needs.
    pub fn login_missing(&self) -> Vec<LoginNeed> {
        let mut missing = Vec::new();
        match &self.keys.key {
            Some(KeyState::Ready(_)) => {}
            Some(KeyState::CertificateOnly(_)) => return vec![LoginNeed::PrivateKey],
            _ => missing.push(LoginNeed::Key),
        }
        if self.consumer_key().is_none() {
            missing.push(LoginNeed::ConsumerKey);
        }
        if self.username().is_none() {
            missing.push(LoginNeed::Username);
        }
        if self.read.facts.is_none() {
            missing.push(LoginNeed::OrgKind);
        }
        missing
    }

    /// The path of the class, once a sound one is entered.
    pub fn class_path(&self) -> Option<ApexRestPath> {
        ApexRestPath::try_from(self.guide.class_rest()?.path.fill(&self.entered.values).ok()?).ok()
    }

    /// What kind of org it is, which decides the audience of a login.
    pub fn org_kind(&self) -> Option<OrgKind> {
        Some(match self.read.facts.as_ref()?.kind {
            KindOfOrg::Sandbox => OrgKind::Sandbox,
            KindOfOrg::Developer(_) | KindOfOrg::Production(_) => OrgKind::Production,
        })
    }
}
