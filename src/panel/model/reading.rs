//! What was read of the org.

use super::super::saved::OrgFacts;
use guide::{CheckId, StepId};
use guidepost_core::check::Finding;
use guidepost_core::org::{ApiUsage, Org};
use guidepost_core::progress::{CheckVerdict, Diagnosed};
use salesforce::answer::Calls;
use std::collections::{BTreeMap, BTreeSet};

/// What the org and its pages have told.
#[derive(Debug, Default)]
pub struct Reading {
    /// What the checks said.
    pub verdicts: BTreeMap<CheckId, CheckVerdict>,
    /// When the org was last read, in milliseconds since 1970.
    pub checked_ms: Option<f64>,
    /// What that took, where all of it is known.
    pub calls: Option<Calls>,
    /// Org and user as last read.
    pub facts: Option<OrgFacts>,
    /// The org as last read by this very document.
    pub org: Option<Box<Org>>,
    /// What the checks said of it.
    pub findings: Vec<Finding>,
    /// What is made of all of it, see [`super::Model::diagnosed`].
    pub diagnosed: Option<Box<Diagnosed>>,
    /// Steps of which a page of Setup showed all that they want.
    pub seen_on_page: BTreeSet<StepId>,
}

impl Reading {
    /// Whether nine tenths of the API calls that the org has a day are made.
    pub(in crate::panel) fn is_near_limit(&self) -> bool {
        match self.org.as_ref().and_then(|org| org.api_usage.as_ref()) {
            Some(ApiUsage::Of { used, allowed }) => u64::from(*used) * 10 >= u64::from(*allowed) * 9,
            Some(ApiUsage::UsedUp) => true,
            None => false,
        }
    }

    /// Puts away what only a session may tell.
    pub(in crate::panel) fn forget_org(&mut self) {
        self.facts = None;
        self.org = None;
        self.findings.clear();
        self.diagnosed = None;
    }
}
