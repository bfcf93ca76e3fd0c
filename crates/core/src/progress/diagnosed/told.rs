//! What follows from each cause, and what to do about it.
//!
//! What Salesforce answers is told in [`crate::diagnose`] and its sources; how Setup calls things
//! are Salesforce's own words.

use crate::diagnose::Cause;
use guide::Guide;
use words::{Text, chain, remedy};

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
    pub(super) fn remedy(&self, cause: Cause) -> Text {
        self.remedy_of_login(cause)
            .or_else(|| self.remedy_of_user(cause))
            .or_else(|| self.endanger(cause))
            .unwrap_or_default()
    }

    /// What to do about what keeps out at the app or at the other side.
    fn remedy_of_login(&self, cause: Cause) -> Option<Text> {
        let (client, console, field) = (self.client.clone(), self.console.clone(), self.field.clone());
        Some(match cause {
            Cause::AppMissing => remedy::AppMissing.into(),
            Cause::AppWithoutOauth => remedy::AppWithoutOauth.into(),
            Cause::AppDisabled => remedy::AppDisabled.into(),
            Cause::AppOauthOff => remedy::AppOauthOff.into(),
            Cause::AppSelfAuthorize => remedy::AppSelfAuthorize.into(),
            Cause::AppSetMissing => remedy::AppSetMissing.into(),
            Cause::AppHighAssurance => remedy::AppHighAssurance.into(),
            Cause::ScopeRefreshMissing | Cause::ScopeApiMissing => remedy::Scope.into(),
            Cause::CertificateMissing => remedy::CertificateMissing { client }.into(),
            Cause::CertificateOther => remedy::CertificateOther { client, console }.into(),
            Cause::CertificateWeak => remedy::CertificateWeak { client }.into(),
            Cause::OrgOther => remedy::OrgOther.into(),
            Cause::ConsumerKeyOther => remedy::ConsumerKeyOther { console }.into(),
            Cause::UsernameOther | Cause::OtherSideUsername => {
                remedy::UsernameOther { console, field }.into()
            }
            Cause::OtherSideHost => remedy::OtherSideHost { console }.into(),
            Cause::OtherSideFlow => remedy::OtherSideFlow { client }.into(),
            Cause::OtherSideClock => remedy::OtherSideClock { client }.into(),
            Cause::OtherSideCountry => remedy::OtherSideCountry { client }.into(),
            Cause::AppPackageOld => remedy::AppPackageOld.into(),
            Cause::TooManyLogins => remedy::TooManyLogins.into(),
            Cause::OrgLocked => remedy::OrgLocked.into(),
            Cause::OrgMaintenance => remedy::OrgMaintenance.into(),
            Cause::RefusedUnknown => remedy::RefusedUnknown { console }.into(),
            Cause::ApiLimit => remedy::ApiLimit.into(),
            Cause::ApiAccessControl => remedy::ApiAccessControl.into(),
            Cause::TooEarly => remedy::TooEarly.into(),
            _ => return None,
        })
    }

    /// What to do about what keeps out at the user and what the user holds.
    fn remedy_of_user(&self, cause: Cause) -> Option<Text> {
        Some(match cause {
            Cause::SetMissing => remedy::SetMissing.into(),
            Cause::SetSessionActivation => remedy::SetSessionActivation.into(),
            Cause::AssignmentMissing | Cause::AssignmentExpired | Cause::AssignmentInactive => {
                remedy::Assignment.into()
            }
            Cause::AssignmentRevoked => remedy::AssignmentRevoked.into(),
            Cause::LicenseCannotHold => remedy::LicenseCannotHold.into(),
            Cause::GroupMuted | Cause::GroupOutdated => remedy::Group.into(),
            Cause::ClassAccessMissing => remedy::ClassAccess.into(),
            Cause::ApexRestOff => remedy::ApexRest.into(),
            Cause::ApiDisabled => remedy::ApiEnabled.into(),
            Cause::UserMissing => remedy::UserMissing.into(),
            Cause::UserInactive => remedy::UserInactive.into(),
            Cause::UserFrozen => remedy::UserFrozen.into(),
            Cause::ApiOff => remedy::ApiOff.into(),
            Cause::UserLocked => remedy::UserLocked.into(),
            Cause::ClientCertificate => remedy::ClientCertificate.into(),
            Cause::LoginRanges => remedy::LoginRanges { client: self.client.clone() }.into(),
            Cause::LoginHours => remedy::LoginHours.into(),
            Cause::ProfileHighAssurance => remedy::ProfileHighAssurance.into(),
            Cause::PackageMissing => remedy::PackageMissing.into(),
            Cause::ClassMissing => remedy::ClassMissing.into(),
            _ => return None,
        })
    }

    /// What to do about what endangers the login.
    fn endanger(&self, cause: Cause) -> Option<Text> {
        let (client, console, field) = (self.client.clone(), self.console.clone(), self.field.clone());
        Some(match cause {
            Cause::CertificateEndsSoon | Cause::CertificateExpired => {
                remedy::CertificateEnds { client }.into()
            }
            Cause::CertificateNotYetValid => remedy::CertificateNotYet.into(),
            Cause::CertificateChanged => remedy::CertificateChanged { client }.into(),
            Cause::AssignmentEndsSoon => remedy::AssignmentEnds.into(),
            Cause::PslMissing => remedy::LicenseMissing.into(),
            Cause::PslEnded => remedy::LicenseEnded.into(),
            Cause::PslEndsSoon => remedy::LicenseEnds.into(),
            Cause::ApiLimitNear => remedy::ApiLimitNear.into(),
            Cause::RangesWithoutLogin => remedy::RangesWithoutLogin { client }.into(),
            Cause::PackageLicenseEnded => remedy::PackageLicense.into(),
            Cause::UserTooPowerful | Cause::SetTooPowerful | Cause::ProfileTooPowerful => {
                remedy::TooPowerful.into()
            }
            Cause::AnyClient => remedy::AnyClient.into(),
            Cause::HangsOnGroup => remedy::HangsOnGroup.into(),
            Cause::OtherFlow => remedy::OtherFlow.into(),
            Cause::OthersHoldApp => remedy::OthersHoldApp.into(),
            Cause::NamedUserJwt => remedy::NamedUserJwt.into(),
            Cause::EmailNotUsername => remedy::EmailNotUsername { console, field }.into(),
            Cause::UserUsedElsewhere => remedy::UserUsedElsewhere.into(),
            Cause::OlderSetup => remedy::OlderSetup.into(),
            _ => return None,
        })
    }
}
