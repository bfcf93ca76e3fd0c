//! Where each thing that was found is seen and mended: the facts of the guide that it is about,
//! and so the step.

use crate::diagnose::Cause;
use guide::{AppFact, FactKind, Guide, PermissionSetFact, ProfileFact, Step, Task, UserFact};

/// The facts that a cause is about, the nearest first; none where no check of a guide looks at it.
pub(super) fn facts(cause: Cause) -> &'static [FactKind] {
    use FactKind::{App, PermissionSet, Profile, User};
    match cause {
        Cause::AppMissing => &[App(AppFact::Exists)],
        Cause::AppWithoutOauth | Cause::AppOauthOff => &[App(AppFact::Oauth), App(AppFact::Exists)],
        Cause::AppDisabled => &[App(AppFact::Enabled)],
        Cause::AppSelfAuthorize => &[App(AppFact::PermittedUsers)],
        Cause::AppSetMissing | Cause::AppSetSurplus => &[App(AppFact::PermissionSets)],
        Cause::ScopeRefreshMissing | Cause::ScopeApiMissing | Cause::ScopeSurplus => &[App(AppFact::Scopes)],
        Cause::CertificateMissing | Cause::CertificateOther => {
            &[App(AppFact::Certificate), App(AppFact::CertificateValid)]
        }
        Cause::CertificateWeak
        | Cause::CertificateEndsSoon
        | Cause::CertificateExpired
        | Cause::CertificateNotYetValid => &[App(AppFact::CertificateValid)],
        Cause::SecretRequired => &[App(AppFact::SecretOptional)],
        Cause::AppPackaged => &[App(AppFact::Distribution)],
        Cause::RefreshPolicy => &[App(AppFact::RefreshToken)],
        Cause::IpRelaxed => &[App(AppFact::IpRelaxation)],
        Cause::StartPage => &[App(AppFact::StartPage)],
        Cause::NameOther => &[App(AppFact::Label), PermissionSet(PermissionSetFact::Label)],
        Cause::SetMissing => &[PermissionSet(PermissionSetFact::Exists)],
        Cause::SetLicense => &[PermissionSet(PermissionSetFact::License)],
        Cause::SetSessionActivation => &[PermissionSet(PermissionSetFact::SessionActivation)],
        Cause::SetTooPowerful => &[PermissionSet(PermissionSetFact::NothingElse)],
        Cause::ClassAccessMissing | Cause::ClassElsewhere => &[PermissionSet(PermissionSetFact::Class)],
        Cause::ApexRestOff | Cause::ApiDisabled => &[PermissionSet(PermissionSetFact::Permission)],
        Cause::AssignmentMissing
        | Cause::AssignmentExpired
        | Cause::AssignmentInactive
        | Cause::AssignmentRevoked
        | Cause::AssignmentEndsSoon
        | Cause::GroupMuted
        | Cause::GroupOutdated
        | Cause::HangsOnGroup
        | Cause::HeldThroughGroup => &[User(UserFact::PermissionSet)],
        Cause::AnyClient => &[User(UserFact::NoAnyApiClient)],
        Cause::UserMissing => &[User(UserFact::Exists)],
        Cause::UserInactive => &[User(UserFact::Active)],
        Cause::UserFrozen => &[User(UserFact::NotFrozen)],
        Cause::PslMissing | Cause::PslEnded | Cause::PslEndsSoon => &[User(UserFact::PermissionSetLicense)],
        Cause::PaidLicense => &[User(UserFact::Unpaid)],
        Cause::ProfileStandard => &[Profile(ProfileFact::Exists), User(UserFact::Profile)],
        Cause::ProfileLicense => &[Profile(ProfileFact::License), User(UserFact::License)],
        Cause::ProfileNotApiOnly => &[Profile(ProfileFact::Permission)],
        Cause::ProfileTooPowerful => &[Profile(ProfileFact::NothingElse)],
        Cause::PackageMissing | Cause::PackageLicenseEnded => &[FactKind::Package],
        Cause::ClassMissing => &[FactKind::Class],
        _ => &[],
    }
}

/// The fact in whose step a cause is mended, though that fact itself may hold.
fn mended_at(cause: Cause) -> Option<FactKind> {
    Some(match cause {
        Cause::AppWithoutOauth => FactKind::App(AppFact::Scopes),
        Cause::AppHighAssurance | Cause::AppOauthOff | Cause::AppDisabled => {
            FactKind::App(AppFact::PermittedUsers)
        }
        Cause::CertificateChanged | Cause::OtherFlow | Cause::NamedUserJwt | Cause::OlderSetup => {
            FactKind::App(AppFact::Exists)
        }
        Cause::OrgOther | Cause::ConsumerKeyOther => FactKind::App(AppFact::ConsumerKey),
        Cause::UserTooPowerful | Cause::OthersHoldApp => FactKind::User(UserFact::PermissionSet),
        Cause::UserUsedElsewhere => FactKind::User(UserFact::Exists),
        _ => return facts(cause).first().copied(),
    })
}

/// What the panel does in the step in which a cause is mended, where nothing of the org is.
fn task(cause: Cause) -> Option<Task> {
    match cause {
        Cause::UsernameOther | Cause::OtherSideUsername | Cause::OtherSideHost | Cause::EmailNotUsername => {
            Some(Task::HandOver)
        }
        Cause::OtherSideFlow => Some(Task::ReachClass),
        Cause::RefusedUnknown => Some(Task::TestLogin),
        _ => None,
    }
}

/// The id of the step in which a cause is mended; nothing where that is no step's.
pub(super) fn step(guide: &Guide, cause: Cause) -> Option<String> {
    if let Some(task) = task(cause) {
        let does = |step: &&Step| step.task == Some(task);
        return guide.steps.iter().find(does).map(|step| step.id.0.clone());
    }
    step_of(guide, mended_at(cause)?)
}

/// The id of the step in which a fact of this kind is brought about.
pub(super) fn step_of(guide: &Guide, kind: FactKind) -> Option<String> {
    guide.checks.iter().find(|check| guide.is_about(check, kind)).map(|check| check.step.0.clone())
}
