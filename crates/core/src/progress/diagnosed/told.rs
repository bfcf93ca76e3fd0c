//! What follows from each cause, and what to do about it.
//!
//! What Salesforce answers is told in [`crate::diagnose`] and its sources; how Setup calls things
//! are Salesforce's own words.

use crate::diagnose::Cause;
use guide::Guide;
use words::{Text, chain, mend};

/// What a guide calls the other side.
pub(super) struct Side {
    client: Text,
    console: Text,
    /// What the Username is called there.
    field: Text,
}

impl Side {
    pub(super) fn of(guide: &Guide) -> Self {
        let field = guide.login().map_or(guide.client(), |login| guide.username_there(login.by));
        Self {
            client: Text::value(guide.client()),
            console: Text::value(guide.console()),
            field: Text::value(field),
        }
    }

    /// What follows from something that keeps the other side out.
    pub(super) fn chain(&self, cause: Cause) -> Text {
        let client = self.client.clone();
        match cause {
            Cause::AppMissing | Cause::AppWithoutOauth | Cause::OrgOther | Cause::ConsumerKeyOther => {
                chain::App { client }.into()
            }
            Cause::AppPackageOld => chain::Package { client }.into(),
            Cause::AppDisabled | Cause::AppOauthOff => chain::Off { client }.into(),
            Cause::CertificateMissing | Cause::CertificateOther | Cause::CertificateWeak => {
                chain::Certificate { client }.into()
            }
            Cause::ApiAccessControl => chain::Unapproved { client }.into(),
            Cause::AppSelfAuthorize => chain::Consent { client }.into(),
            Cause::ScopeRefreshMissing | Cause::ScopeApiMissing => chain::Scope { client }.into(),
            Cause::AppSetMissing
            | Cause::SetMissing
            | Cause::SetSessionActivation
            | Cause::AssignmentMissing
            | Cause::AssignmentExpired
            | Cause::AssignmentInactive
            | Cause::AssignmentRevoked => chain::Approval { client }.into(),
            Cause::AppHighAssurance | Cause::ProfileHighAssurance => chain::Session { client }.into(),
            Cause::UserMissing | Cause::UserInactive | Cause::UserFrozen | Cause::UserLocked => {
                chain::User { client }.into()
            }
            Cause::UsernameOther | Cause::OtherSideUsername => chain::Username { client }.into(),
            Cause::LoginRanges | Cause::LoginHours => chain::Limits { client }.into(),
            Cause::OtherSideHost => chain::Address { client }.into(),
            Cause::OtherSideClock => chain::Clock { client }.into(),
            Cause::OtherSideCountry
            | Cause::ClientCertificate
            | Cause::TooManyLogins
            | Cause::OrgLocked
            | Cause::OrgMaintenance => chain::Door { client }.into(),
            Cause::GroupMuted
            | Cause::GroupOutdated
            | Cause::ClassAccessMissing
            | Cause::ApexRestOff
            | Cause::ApiDisabled
            | Cause::ApiOff
            | Cause::PackageMissing
            | Cause::ClassMissing
            | Cause::LicenseCannotHold
            | Cause::ApiLimit => chain::Call { client }.into(),
            Cause::OtherSideFlow => chain::Flow { client }.into(),
            _ => Text::nothing(),
        }
    }

    /// What to do about a cause; nothing where that is said of all of its weight.
    pub(super) fn mend(&self, cause: Cause) -> Text {
        self.mend_login(cause)
            .or_else(|| self.mend_user(cause))
            .or_else(|| self.endanger(cause))
            .unwrap_or_default()
    }

    /// What to do about what keeps out at the app or at the other side.
    fn mend_login(&self, cause: Cause) -> Option<Text> {
        let (client, console, field) = (self.client.clone(), self.console.clone(), self.field.clone());
        Some(match cause {
            Cause::AppMissing => mend::AppMissing.into(),
            Cause::AppWithoutOauth => mend::AppWithoutOauth.into(),
            Cause::AppDisabled => mend::AppDisabled.into(),
            Cause::AppOauthOff => mend::AppOauthOff.into(),
            Cause::AppSelfAuthorize => mend::AppSelfAuthorize.into(),
            Cause::AppSetMissing => mend::AppSetMissing.into(),
            Cause::AppHighAssurance => mend::AppHighAssurance.into(),
            Cause::ScopeRefreshMissing | Cause::ScopeApiMissing => mend::Scope.into(),
            Cause::CertificateMissing => mend::CertificateMissing { client }.into(),
            Cause::CertificateOther => mend::CertificateOther { client, console }.into(),
            Cause::CertificateWeak => mend::CertificateWeak { client }.into(),
            Cause::OrgOther => mend::OrgOther.into(),
            Cause::ConsumerKeyOther => mend::ConsumerKeyOther { console }.into(),
            Cause::UsernameOther | Cause::OtherSideUsername => mend::UsernameOther { console, field }.into(),
            Cause::OtherSideHost => mend::OtherSideHost { console }.into(),
            Cause::OtherSideFlow => mend::OtherSideFlow { client }.into(),
            Cause::OtherSideClock => mend::OtherSideClock { client }.into(),
            Cause::OtherSideCountry => mend::OtherSideCountry { client }.into(),
            Cause::AppPackageOld => mend::AppPackageOld.into(),
            Cause::TooManyLogins => mend::TooManyLogins.into(),
            Cause::OrgLocked => mend::OrgLocked.into(),
            Cause::OrgMaintenance => mend::OrgMaintenance.into(),
            Cause::RefusedUnknown => mend::RefusedUnknown { console }.into(),
            Cause::ApiLimit => mend::ApiLimit.into(),
            Cause::ApiAccessControl => mend::ApiAccessControl.into(),
            Cause::TooEarly => mend::TooEarly.into(),
            _ => return None,
        })
    }

    /// What to do about what keeps out at the user and what the user holds.
    fn mend_user(&self, cause: Cause) -> Option<Text> {
        Some(match cause {
            Cause::SetMissing => mend::SetMissing.into(),
            Cause::SetSessionActivation => mend::SetSessionActivation.into(),
            Cause::AssignmentMissing | Cause::AssignmentExpired | Cause::AssignmentInactive => {
                mend::Assignment.into()
            }
            Cause::AssignmentRevoked => mend::AssignmentRevoked.into(),
            Cause::LicenseCannotHold => mend::LicenseCannotHold.into(),
            Cause::GroupMuted | Cause::GroupOutdated => mend::Group.into(),
            Cause::ClassAccessMissing => mend::ClassAccess.into(),
            Cause::ApexRestOff => mend::ApexRest.into(),
            Cause::ApiDisabled => mend::ApiEnabled.into(),
            Cause::UserMissing => mend::UserMissing.into(),
            Cause::UserInactive => mend::UserInactive.into(),
            Cause::UserFrozen => mend::UserFrozen.into(),
            Cause::ApiOff => mend::ApiOff.into(),
            Cause::UserLocked => mend::UserLocked.into(),
            Cause::ClientCertificate => mend::ClientCertificate.into(),
            Cause::LoginRanges => mend::LoginRanges { client: self.client.clone() }.into(),
            Cause::LoginHours => mend::LoginHours.into(),
            Cause::ProfileHighAssurance => mend::ProfileHighAssurance.into(),
            Cause::PackageMissing => mend::PackageMissing.into(),
            Cause::ClassMissing => mend::ClassMissing.into(),
            _ => return None,
        })
    }

    /// What to do about what endangers the login.
    fn endanger(&self, cause: Cause) -> Option<Text> {
        let (client, console, field) = (self.client.clone(), self.console.clone(), self.field.clone());
        Some(match cause {
            Cause::CertificateEndsSoon | Cause::CertificateExpired => mend::CertificateEnds { client }.into(),
            Cause::CertificateNotYetValid => mend::CertificateNotYet.into(),
            Cause::CertificateChanged => mend::CertificateChanged { client }.into(),
            Cause::AssignmentEndsSoon => mend::AssignmentEnds.into(),
            Cause::PslMissing => mend::LicenseMissing.into(),
            Cause::PslEnded => mend::LicenseEnded.into(),
            Cause::PslEndsSoon => mend::LicenseEnds.into(),
            Cause::ApiLimitNear => mend::ApiLimitNear.into(),
            Cause::RangesWithoutLogin => mend::RangesWithoutLogin { client }.into(),
            Cause::PackageLicenseEnded => mend::PackageLicense.into(),
            Cause::UserTooPowerful | Cause::SetTooPowerful | Cause::ProfileTooPowerful => {
                mend::TooPowerful.into()
            }
            Cause::AnyClient => mend::AnyClient.into(),
            Cause::HangsOnGroup => mend::HangsOnGroup.into(),
            Cause::OtherFlow => mend::OtherFlow.into(),
            Cause::OthersHoldApp => mend::OthersHoldApp.into(),
            Cause::NamedUserJwt => mend::NamedUserJwt.into(),
            Cause::EmailNotUsername => mend::EmailNotUsername { console, field }.into(),
            Cause::UserUsedElsewhere => mend::UserUsedElsewhere.into(),
            Cause::OlderSetup => mend::OlderSetup.into(),
            _ => return None,
        })
    }
}
