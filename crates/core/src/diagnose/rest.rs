//! What the checks say beyond what keeps out or endangers: that something differs from the
//! guide, or could not be checked.

use super::cause::Cause;
use super::finding::{Finding, Weight};
use super::scene::Scene;
use crate::check::{Difference, Finding as Verdicts, Verdict};
use guide::{AppFact, FactKind, PermissionSetFact, ProfileFact, UserFact};

/// What is left of the verdicts once what was found already is taken away.
pub(super) fn findings(scene: &Scene, verdicts: &[Verdicts], known: &[Finding]) -> Vec<Finding> {
    let guide = scene.guide;
    let mut found: Vec<Finding> = Vec::new();
    for verdict in verdicts {
        let spec = guide.check(&verdict.check);
        let Some(kind) = spec.and_then(|spec| guide.fact(spec)).map(|fact| fact.kind()) else { continue };
        match &verdict.verdict {
            Verdict::Differs { kind: difference, found: says, .. } => {
                let cause = of_fact(kind, *difference);
                let is_known = known.iter().chain(&found).any(|other| other.cause == cause);
                let weight = match cause {
                    Cause::SetTooPowerful | Cause::ProfileTooPowerful => Weight::Risk,
                    _ => Weight::Differs,
                };
                if !is_known {
                    found.push(Finding { weight, cause, says: says.clone(), place: None });
                }
            }
            // Whether that is enough, the login has told.
            Verdict::Unknown { waits_for: None, .. }
                if kind == FactKind::User(UserFact::PermissionSet) && scene.is_let_in_by_group() =>
            {
                let cause = Cause::HeldThroughGroup;
                found.push(Finding { weight: Weight::Differs, cause, says: cause.text(), place: None });
            }
            Verdict::Unknown { why, waits_for: None } => {
                let says = why.clone();
                found.push(Finding {
                    weight: Weight::CouldNotCheck,
                    cause: Cause::Unread,
                    says,
                    place: None,
                });
            }
            Verdict::Unknown { .. } | Verdict::Met { .. } => {}
        }
    }
    found
}

/// What a fact is that is not as the guide has it, where it keeps nobody out.
fn of_fact(kind: FactKind, difference: Difference) -> Cause {
    match kind {
        FactKind::PermissionSet(PermissionSetFact::Label) | FactKind::App(AppFact::Label) => Cause::NameOther,
        FactKind::PermissionSet(PermissionSetFact::License) => Cause::SetLicense,
        FactKind::PermissionSet(PermissionSetFact::NothingElse) => Cause::SetTooPowerful,
        FactKind::PermissionSet(PermissionSetFact::Class) => Cause::ClassElsewhere,
        FactKind::Profile(ProfileFact::NothingElse) => Cause::ProfileTooPowerful,
        FactKind::Profile(ProfileFact::License) | FactKind::User(UserFact::License) => Cause::ProfileLicense,
        FactKind::Profile(ProfileFact::Exists) | FactKind::User(UserFact::Profile) => Cause::ProfileStandard,
        FactKind::Profile(ProfileFact::Permission) => Cause::ProfileNotApiOnly,
        FactKind::User(UserFact::Unpaid) => Cause::PaidLicense,
        FactKind::App(AppFact::Scopes) => Cause::ScopeSurplus,
        FactKind::App(AppFact::RefreshToken) => Cause::RefreshPolicy,
        FactKind::App(AppFact::IpRelaxation) => Cause::IpRelaxed,
        FactKind::App(AppFact::StartPage) => Cause::StartPage,
        FactKind::App(AppFact::SecretOptional) => Cause::SecretRequired,
        FactKind::App(AppFact::Distribution) => Cause::AppPackaged,
        FactKind::App(AppFact::PermissionSets) if difference == Difference::Wrong => Cause::AppSetSurplus,
        _ => Cause::Guide,
    }
}
