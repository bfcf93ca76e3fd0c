//! What is made of all that was found: does the other side get in; if not, why; and what else
//! is dangerous here.
//!
//! The checks say of each fact whether it is as the guide wants it. Here the question is another
//! one: what of it keeps the other side out ([`Weight::KeepsOut`]), what may do so or lets in
//! more than it should ([`Weight::Risk`]), and what merely differs. What keeps it out is said
//! only of a fact that blocks, or of a refusal that was seen; a login that was granted since is
//! better evidence than any rule.

mod cause;
mod doors;
mod finding;
mod heard;
mod hours;
mod keeps_out;
mod place;
mod rest;
mod risks;
mod scene;
#[cfg(test)]
mod tests;

pub use cause::Cause;
pub use doors::{others, powers};
pub use finding::{Finding, Weight};
pub use heard::{CallShown, HandedOver, Heard, TestSeen};
pub use hours::Hours;

use crate::check::{Finding as Verdicts, Local};
use crate::org::{Login, Org, ProfileId};
use guide::{Guide, Values};
use place::Refused;
use scene::Scene;
use std::collections::BTreeSet;

/// Whether the other side gets in, up to an answer of the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GetsIn {
    /// It was let in since the last change, and nothing speaks against it.
    Yes,
    /// Something keeps it out, or its last attempt was refused.
    No,
    /// Nothing keeps it out that can be seen from here, and it was not seen since.
    CannotTell,
}

/// What is to be known beside an answer that can't be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// What the other side was last refused for is no longer so.
    MendedSince,
    /// The user's profile lets it in at certain hours alone: what it was let in for before says
    /// nothing of now.
    LimitedHours,
    /// This attempt named a user whom the org does not know; it may have been the other side.
    UnknownUsername(Box<Login>),
}

/// What is made of all that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// Whether the other side gets in.
    pub gets_in: GetsIn,
    /// What was found, what keeps it out first.
    pub findings: Vec<Finding>,
    /// The place among the findings of the one to mend first.
    pub first: Option<usize>,
    /// The profile that counts: the user's.
    pub profile: Option<ProfileId>,
    /// What is to be known where it can't be told whether the other side gets in.
    pub hint: Option<Hint>,
    /// The login hours of the profile, where they are known to be open or closed now.
    pub hours: Option<Hours>,
}

impl Diagnosis {
    /// The one thing to mend first.
    pub fn mend_first(&self) -> Option<&Finding> {
        self.findings.get(self.first?)
    }
}

/// Makes a diagnosis of the login that the guide sets up; nothing where it sets up none.
pub fn diagnose(
    guide: &Guide,
    values: &Values,
    org: &Org,
    verdicts: &[Verdicts],
    local: &Local<'_>,
    heard: &Heard,
) -> Option<Diagnosis> {
    let scene = Scene::of(guide, values, org, local, heard)?;
    let mut findings = keeps_out::findings(&scene);
    let refused = scene.refusals();
    findings.extend(keeps_out::unexplained(&scene, &findings, &refused));
    findings.extend(risks::findings(&scene));
    findings.extend(doors::findings(&scene));
    findings.extend(rest::findings(&scene, verdicts, &findings));
    let is_seen = |place| refused.iter().any(|seen| seen.is_at(place));
    // What a refusal was seen for comes first.
    findings.sort_by_key(|finding| (finding.weight, !finding.place.is_some_and(is_seen), finding.place));
    say_once(&mut findings);
    let first = findings.first().filter(|finding| finding.weight == Weight::KeepsOut).map(|_| 0);
    let hours = scene.hours();
    let is_open = hours.as_ref().map_or(!has_limited_hours(&findings), |hours| hours.is_open);
    let gets_in = if first.is_some() {
        GetsIn::No
    } else if scene.was_let_in_since() && is_open && !scene.may_lack_rights() {
        GetsIn::Yes
    } else {
        GetsIn::CannotTell
    };
    let profile = scene.profile_id();
    let hint = (gets_in == GetsIn::CannotTell).then(|| hint(&scene, is_open, &refused)).flatten();
    Some(Diagnosis { gets_in, findings, first, profile, hint, hours })
}

/// Leaves one finding of each cause: the same fact may block at several places.
fn say_once(findings: &mut Vec<Finding>) {
    let mut said = BTreeSet::new();
    let is_own = |cause| matches!(cause, Cause::Guide | Cause::Unread);
    findings.retain(|finding| is_own(finding.cause) || said.insert(finding.cause));
}

/// Whether it is not known that somebody is let in now: hours close again while nothing in the
/// org changes.
fn has_limited_hours(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.cause == Cause::HoursLimited)
}

fn hint(scene: &Scene, is_open: bool, refused: &[Refused]) -> Option<Hint> {
    if refused.iter().any(|seen| scene.is_over(seen)) {
        return Some(Hint::MendedSince);
    }
    if !is_open {
        return Some(Hint::LimitedHours);
    }
    scene.unknown_username().cloned().map(Box::new).map(Hint::UnknownUsername)
}
