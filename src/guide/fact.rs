//! The facts that checks compare.

use serde::Deserialize;

/// A fact of the org that a check compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// The package with this namespace is installed and its license is active.
    PackageInstalled,
    /// The Apex class exists and is valid.
    ApexClassUsable,
    /// A seat of this user license is free, or the integration user holds one.
    UserLicenseSeat,
    /// A seat of this permission set license (by developer name) is free, or the integration user holds one.
    PermissionSetLicenseSeat,
    /// The signed-in admin holds every one of these permissions (API names; `A|B` is
    /// one of two).
    RightsHeld,
    /// A permission set with this API name exists.
    PermissionSetExists,
    /// Its label.
    PermissionSetLabel,
    /// Its license is --None--.
    PermissionSetWithoutLicense,
    /// It needs no session activation.
    PermissionSetWithoutActivation,
    /// It grants this Apex class.
    PermissionSetApexClass,
    /// It grants this system permission (API name).
    PermissionSetPermission,
    /// It grants nothing beyond this Apex class (first) and these system permissions (rest).
    PermissionSetNothingElse,
    /// The integration user holds the permission set itself, without expiry.
    PermissionSetAssigned,
    /// A profile with this name exists, and it is not one of Salesforce's own.
    ProfileExists,
    /// The name of its user license.
    ProfileLicense,
    /// It grants this system permission (API name).
    ProfilePermission,
    /// It grants nothing beyond these system permissions and what its license forces.
    ProfileNothingElse,
    /// A user with this Username exists.
    UserExists,
    /// That user is active.
    UserActive,
    /// That user is not frozen.
    UserNotFrozen,
    /// The name of that user's license.
    UserLicense,
    /// The name of that user's profile.
    UserProfile,
    /// That user holds this permission set license (by developer name), and it is in force.
    PermissionSetLicenseHeld,
    /// That user holds neither a license of the package with this namespace (first) nor
    /// one of these permission set licenses (by developer name, rest).
    UserWithoutPaidLicense,
    /// Nothing grants that user "Use Any API Client".
    UserWithoutAnyApiClient,
    /// An external client app with this API name exists.
    AppExists,
    /// Its name.
    AppLabel,
    /// Its contact e-mail is an address.
    AppContactEmail,
    /// Its distribution state.
    AppDistribution,
    /// The app is enabled.
    AppEnabled,
    /// Its OAuth plugin is enabled.
    AppOauthEnabled,
    /// It has a callback URL.
    AppCallbackUrl,
    /// Its OAuth scopes are exactly these tokens.
    AppScopes,
    /// Its certificate is the one of the pair made here.
    AppCertificate,
    /// The certificate it holds is RSA of at least 2048 bits and valid now.
    AppCertificateValid,
    /// The web-server flow requires no secret.
    AppSecretOptional,
    /// The value of Permitted Users.
    PolicyPermittedUsers,
    /// The value of Refresh Token Policy.
    PolicyRefreshToken,
    /// The value of IP Relaxation.
    PolicyIpRelaxation,
    /// The value of Start Page.
    PolicyStartPage,
    /// The permission sets selected in the policies are exactly these.
    PolicyPermissionSets,
    /// The consumer key can be read, and it is the one that was pasted, if one was.
    AppConsumerKey,
    /// The integration user has logged in through the app since the app was changed last.
    LoginSeen,
}

impl Fact {
    /// Whether the fact holds as well where nothing was done yet, so that it is no sign of a
    /// step that has been begun: it only forbids, or Salesforce's default may be as wanted.
    pub fn holds_untouched(self) -> bool {
        matches!(
            self,
            Self::PermissionSetNothingElse
                | Self::ProfileNothingElse
                | Self::UserWithoutPaidLicense
                | Self::UserWithoutAnyApiClient
                | Self::PolicyIpRelaxation
                | Self::PolicyStartPage
        )
    }
}
