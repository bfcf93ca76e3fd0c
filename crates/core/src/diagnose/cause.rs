//! What keeps out, endangers or differs, with the name that a report gives it.

use words::{Text, diagnosis};

/// What keeps out, endangers or differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// There is no app through which the other side could log in.
    AppMissing,
    /// The app has no OAuth settings, so nobody can log in through it.
    AppWithoutOauth,
    /// The app is switched off.
    AppDisabled,
    /// OAuth is switched off in the app's policies.
    AppOauthOff,
    /// The app waits for each user to approve it, and an integration user can't.
    AppSelfAuthorize,
    /// The app lists no permission set that the integration user holds.
    AppSetMissing,
    /// The app asks for a high assurance session, which a login with a certificate never has.
    AppHighAssurance,
    /// The app lacks the scope `refresh_token`, without which no login with a certificate is granted.
    ScopeRefreshMissing,
    /// The app lacks the scope api.
    ScopeApiMissing,
    /// The app holds no certificate.
    CertificateMissing,
    /// The app's certificate does not fit the private key that signs the logins.
    CertificateOther,
    /// The key of the app's certificate is too short.
    CertificateWeak,
    /// No permission set of the integration user gives access to the class, and the app lists none.
    SetMissing,
    /// The permission set counts only in sessions that activate it, and a login with a certificate activates none.
    SetSessionActivation,
    /// The integration user does not hold the permission set.
    AssignmentMissing,
    /// The integration user's assignment of the permission set has ended.
    AssignmentExpired,
    /// The integration user's assignment of the permission set is not active.
    AssignmentInactive,
    /// The group through which the integration user holds the permission set mutes what is needed.
    GroupMuted,
    /// Salesforce has not worked out anew what the group grants through which the integration user holds the permission set.
    GroupOutdated,
    /// No permission set of the integration user gives access to the class.
    ClassAccessMissing,
    /// The integration user lacks the permission Apex REST Services.
    ApexRestOff,
    /// The integration user lacks the permission API Enabled.
    ApiDisabled,
    /// There is no integration user.
    UserMissing,
    /// The integration user is not active.
    UserInactive,
    /// The integration user is frozen.
    UserFrozen,
    /// The address that the other side comes from is outside the login IP ranges of the user's profile.
    LoginRanges,
    /// The other side comes at a time outside the login hours of the user's profile.
    LoginHours,
    /// The user's profile asks for a high assurance session, which a login with a certificate never has.
    ProfileHighAssurance,
    /// The package is not installed.
    PackageMissing,
    /// The class is not in this org.
    ClassMissing,
    /// What was handed over belongs to another org.
    OrgOther,
    /// The consumer key that the other side uses is not the one of this app.
    ConsumerKeyOther,
    /// The Username that was handed over is not the one of the integration user.
    UsernameOther,
    /// The other side sends a Username that this org does not know; often it is the e-mail address.
    OtherSideUsername,
    /// The other side asks at a host, or with an audience, that is not this org's.
    OtherSideHost,
    /// The login works; the other side then calls something that is not there.
    OtherSideFlow,
    /// What the other side signs has run out when it arrives: the clock it signs by is wrong.
    OtherSideClock,
    /// The other side comes from a country that Salesforce lets nobody in from.
    OtherSideCountry,
    /// The org wants a client certificate for the connections of the user, and the other side brings none.
    ClientCertificate,
    /// The app came with a package, of which this org has an older version.
    AppPackageOld,
    /// Salesforce says that the API is switched off.
    ApiOff,
    /// The user is locked after too many wrong passwords.
    UserLocked,
    /// There were more logins in a short time than Salesforce lets in.
    TooManyLogins,
    /// The org is locked, closed or suspended.
    OrgLocked,
    /// Salesforce was maintaining the org.
    OrgMaintenance,
    /// The last login of the other side was refused, and nothing that can be seen in this org explains it.
    RefusedUnknown,
    /// The app's certificate ends soon.
    CertificateEndsSoon,
    /// The app's certificate has ended. Whether Salesforce refuses it is not documented.
    CertificateExpired,
    /// The app's certificate is not valid yet.
    CertificateNotYetValid,
    /// The app's certificate is another one than when it was handed over.
    CertificateChanged,
    /// The API calls of the day are used up.
    ApiLimit,
    /// The integration runs through a connected app, the older kind.
    OlderSetup,
    /// The integration user's assignment of the permission set ends soon.
    AssignmentEndsSoon,
    /// The integration user lacks the permission set license that its work needs.
    PslMissing,
    /// The permission set license of the integration user has ended.
    PslEnded,
    /// The permission set license of the integration user ends soon.
    PslEndsSoon,
    /// The license of the package has ended.
    PackageLicenseEnded,
    /// Another permission set or group gives the integration user far more than its work needs.
    UserTooPowerful,
    /// The permission set grants more than the guide asks for.
    SetTooPowerful,
    /// The profile grants more than the guide asks for.
    ProfileTooPowerful,
    /// The integration user may use any API client, whatever the app lists.
    AnyClient,
    /// The app lets in by another flow that this setup does not need.
    OtherFlow,
    /// Other users hold a permission set that the app lets in.
    OthersHoldApp,
    /// The app gives tokens in the form of a JWT, which the Metadata API refuses by public report.
    NamedUserJwt,
    /// The integration user's e-mail address is not its Username; the other side needs the Username.
    EmailNotUsername,
    /// Other apps log in as the same user.
    UserUsedElsewhere,
    /// It has another name than the guide gives it.
    NameOther,
    /// The permission set has a license of its own.
    SetLicense,
    /// The integration user holds the permission set through a group.
    HeldThroughGroup,
    /// Another permission set, or the profile, gives access to the class.
    ClassElsewhere,
    /// The integration user has one of Salesforce's own profiles.
    ProfileStandard,
    /// The profile belongs to another license.
    ProfileLicense,
    /// The profile lets its users into Salesforce's pages.
    ProfileNotApiOnly,
    /// The integration user takes a paid license that it does not need.
    PaidLicense,
    /// The app has other scopes than the guide asks for.
    ScopeSurplus,
    /// The refresh token policy is another one.
    RefreshPolicy,
    /// The IP relaxation is another one.
    IpRelaxed,
    /// The start page is another one.
    StartPage,
    /// The web server flow of the app requires the secret.
    SecretRequired,
    /// The app is one that a package brings.
    AppPackaged,
    /// The app lists other permission sets than the guide asks for.
    AppSetSurplus,
    /// The org lets in approved apps alone, and this one waits for each user to approve it.
    ApiAccessControl,
    /// A user access policy took the assignment of the permission set back.
    AssignmentRevoked,
    /// The refusal came within minutes of a change, and Salesforce needs up to half an hour.
    TooEarly,
    /// The permission set license may not hold Apex REST Services.
    LicenseCannotHold,
    /// The day's API calls are nearly used up.
    ApiLimitNear,
    /// The profile has login IP ranges or hours, and the other side was not seen since.
    RangesWithoutLogin,
    /// The profile has login hours that leave a part of the week out.
    HoursLimited,
    /// What the call needs comes by a single group, and another group of the user mutes it.
    HangsOnGroup,
    /// Whether a connected app is blocked is told by no API.
    OlderBlockUnread,
    /// It is not as the guide has it.
    Guide,
    /// It could not be read.
    Unread,
}

impl Cause {
    /// Its name in a report.
    pub fn code(self) -> &'static str {
        match self {
            Self::AppMissing => "app-missing",
            Self::AppWithoutOauth => "app-without-oauth",
            Self::AppDisabled => "app-disabled",
            Self::AppOauthOff => "app-oauth-off",
            Self::AppSelfAuthorize => "app-self-authorize",
            Self::AppSetMissing => "app-set-missing",
            Self::AppHighAssurance => "app-high-assurance",
            Self::ScopeRefreshMissing => "scope-refresh-missing",
            Self::ScopeApiMissing => "scope-api-missing",
            Self::CertificateMissing => "certificate-missing",
            Self::CertificateOther => "certificate-other",
            Self::CertificateWeak => "certificate-weak",
            Self::SetMissing => "set-missing",
            Self::SetSessionActivation => "set-session-activation",
            Self::AssignmentMissing => "assignment-missing",
            Self::AssignmentExpired => "assignment-expired",
            Self::AssignmentInactive => "assignment-inactive",
            Self::GroupMuted => "group-muted",
            Self::GroupOutdated => "group-outdated",
            Self::ClassAccessMissing => "class-access-missing",
            Self::ApexRestOff => "apex-rest-off",
            Self::ApiDisabled => "api-disabled",
            Self::UserMissing => "user-missing",
            Self::UserInactive => "user-inactive",
            Self::UserFrozen => "user-frozen",
            Self::LoginRanges => "login-ranges",
            Self::LoginHours => "login-hours",
            Self::ProfileHighAssurance => "profile-high-assurance",
            Self::PackageMissing => "package-missing",
            Self::ClassMissing => "class-missing",
            Self::OrgOther => "org-other",
            Self::ConsumerKeyOther => "consumer-key-other",
            Self::UsernameOther => "username-other",
            Self::OtherSideUsername => "other-side-username",
            Self::OtherSideHost => "other-side-host",
            Self::OtherSideFlow => "other-side-flow",
            Self::OtherSideClock => "other-side-clock",
            Self::OtherSideCountry => "other-side-country",
            Self::ClientCertificate => "client-certificate",
            Self::AppPackageOld => "app-package-old",
            Self::ApiOff => "api-off",
            Self::UserLocked => "user-locked",
            Self::TooManyLogins => "too-many-logins",
            Self::OrgLocked => "org-locked",
            Self::OrgMaintenance => "org-maintenance",
            Self::RefusedUnknown => "refused-unknown",
            Self::CertificateEndsSoon => "certificate-ends-soon",
            Self::CertificateExpired => "certificate-expired",
            Self::CertificateNotYetValid => "certificate-not-yet-valid",
            Self::CertificateChanged => "certificate-changed",
            Self::ApiLimit => "api-limit",
            Self::OlderSetup => "older-setup",
            Self::AssignmentEndsSoon => "assignment-ends-soon",
            Self::PslMissing => "psl-missing",
            Self::PslEnded => "psl-ended",
            Self::PslEndsSoon => "psl-ends-soon",
            Self::PackageLicenseEnded => "package-license-ended",
            Self::UserTooPowerful => "user-too-powerful",
            Self::SetTooPowerful => "set-too-powerful",
            Self::ProfileTooPowerful => "profile-too-powerful",
            Self::AnyClient => "any-client",
            Self::OtherFlow => "other-flow",
            Self::OthersHoldApp => "others-hold-app",
            Self::NamedUserJwt => "named-user-jwt",
            Self::EmailNotUsername => "email-not-username",
            Self::UserUsedElsewhere => "user-used-elsewhere",
            Self::NameOther => "name-other",
            Self::SetLicense => "set-license",
            Self::HeldThroughGroup => "held-through-group",
            Self::ClassElsewhere => "class-elsewhere",
            Self::ProfileStandard => "profile-standard",
            Self::ProfileLicense => "profile-license",
            Self::ProfileNotApiOnly => "profile-not-api-only",
            Self::PaidLicense => "paid-license",
            Self::ScopeSurplus => "scope-surplus",
            Self::RefreshPolicy => "refresh-policy",
            Self::IpRelaxed => "ip-relaxed",
            Self::StartPage => "start-page",
            Self::SecretRequired => "secret-required",
            Self::AppPackaged => "app-packaged",
            Self::AppSetSurplus => "app-set-surplus",
            Self::ApiAccessControl => "api-access-control",
            Self::AssignmentRevoked => "assignment-revoked",
            Self::TooEarly => "too-early",
            Self::LicenseCannotHold => "license-cannot-hold",
            Self::ApiLimitNear => "api-limit-near",
            Self::RangesWithoutLogin => "ranges-without-login",
            Self::HoursLimited => "hours-limited",
            Self::HangsOnGroup => "hangs-on-group",
            Self::Guide => "guide",
            Self::OlderBlockUnread | Self::Unread => "unread",
        }
    }

    /// What is said of it.
    pub fn text(self) -> Text {
        match self {
            Self::AppMissing => diagnosis::AppMissing::TEXT,
            Self::AppWithoutOauth => diagnosis::AppWithoutOauth::TEXT,
            Self::AppDisabled => diagnosis::AppDisabled::TEXT,
            Self::AppOauthOff => diagnosis::AppOauthOff::TEXT,
            Self::AppSelfAuthorize => diagnosis::AppSelfAuthorize::TEXT,
            Self::AppSetMissing => diagnosis::AppSetMissing::TEXT,
            Self::AppHighAssurance => diagnosis::AppHighAssurance::TEXT,
            Self::ScopeRefreshMissing => diagnosis::ScopeRefreshMissing::TEXT,
            Self::ScopeApiMissing => diagnosis::ScopeApiMissing::TEXT,
            Self::CertificateMissing => diagnosis::CertificateMissing::TEXT,
            Self::CertificateOther => diagnosis::CertificateOther::TEXT,
            Self::CertificateWeak => diagnosis::CertificateWeak::TEXT,
            Self::SetMissing => diagnosis::SetMissing::TEXT,
            Self::SetSessionActivation => diagnosis::SetSessionActivation::TEXT,
            Self::AssignmentMissing => diagnosis::AssignmentMissing::TEXT,
            Self::AssignmentExpired => diagnosis::AssignmentExpired::TEXT,
            Self::AssignmentInactive => diagnosis::AssignmentInactive::TEXT,
            Self::GroupMuted => diagnosis::GroupMuted::TEXT,
            Self::GroupOutdated => diagnosis::GroupOutdated::TEXT,
            Self::ClassAccessMissing => diagnosis::ClassAccessMissing::TEXT,
            Self::ApexRestOff => diagnosis::ApexRestOff::TEXT,
            Self::ApiDisabled => diagnosis::ApiDisabled::TEXT,
            Self::UserMissing => diagnosis::UserMissing::TEXT,
            Self::UserInactive => diagnosis::UserInactive::TEXT,
            Self::UserFrozen => diagnosis::UserFrozen::TEXT,
            Self::LoginRanges => diagnosis::LoginRanges::TEXT,
            Self::LoginHours => diagnosis::LoginHours::TEXT,
            Self::ProfileHighAssurance => diagnosis::ProfileHighAssurance::TEXT,
            Self::PackageMissing => diagnosis::PackageMissing::TEXT,
            Self::ClassMissing => diagnosis::ClassMissing::TEXT,
            Self::OrgOther => diagnosis::OrgOther::TEXT,
            Self::ConsumerKeyOther => diagnosis::ConsumerKeyOther::TEXT,
            Self::UsernameOther => diagnosis::UsernameOther::TEXT,
            Self::OtherSideUsername => diagnosis::OtherSideUsername::TEXT,
            Self::OtherSideHost => diagnosis::OtherSideHost::TEXT,
            Self::OtherSideFlow => diagnosis::OtherSideFlow::TEXT,
            Self::OtherSideClock => diagnosis::OtherSideClock::TEXT,
            Self::OtherSideCountry => diagnosis::OtherSideCountry::TEXT,
            Self::ClientCertificate => diagnosis::ClientCertificate::TEXT,
            Self::AppPackageOld => diagnosis::AppPackageOld::TEXT,
            Self::ApiOff => diagnosis::ApiOff::TEXT,
            Self::UserLocked => diagnosis::UserLocked::TEXT,
            Self::TooManyLogins => diagnosis::TooManyLogins::TEXT,
            Self::OrgLocked => diagnosis::OrgLocked::TEXT,
            Self::OrgMaintenance => diagnosis::OrgMaintenance::TEXT,
            Self::RefusedUnknown => diagnosis::RefusedUnknown::TEXT,
            Self::CertificateEndsSoon => diagnosis::CertificateEndsSoon::TEXT,
            Self::CertificateExpired => diagnosis::CertificateExpired::TEXT,
            Self::CertificateNotYetValid => diagnosis::CertificateNotYetValid::TEXT,
            Self::CertificateChanged => diagnosis::CertificateChanged::TEXT,
            Self::ApiLimit => diagnosis::ApiLimit::TEXT,
            Self::OlderSetup => diagnosis::OlderSetup::TEXT,
            Self::AssignmentEndsSoon => diagnosis::AssignmentEndsSoon::TEXT,
            Self::PslMissing => diagnosis::PslMissing::TEXT,
            Self::PslEnded => diagnosis::PslEnded::TEXT,
            Self::PslEndsSoon => diagnosis::PslEndsSoon::TEXT,
            Self::PackageLicenseEnded => diagnosis::PackageLicenseEnded::TEXT,
            Self::UserTooPowerful => diagnosis::UserTooPowerful::TEXT,
            Self::SetTooPowerful => diagnosis::SetTooPowerful::TEXT,
            Self::ProfileTooPowerful => diagnosis::ProfileTooPowerful::TEXT,
            Self::AnyClient => diagnosis::AnyClient::TEXT,
            Self::OtherFlow => diagnosis::OtherFlow::TEXT,
            Self::OthersHoldApp => diagnosis::OthersHoldApp::TEXT,
            Self::NamedUserJwt => diagnosis::NamedUserJwt::TEXT,
            Self::EmailNotUsername => diagnosis::EmailNotUsername::TEXT,
            Self::UserUsedElsewhere => diagnosis::UserUsedElsewhere::TEXT,
            Self::NameOther => diagnosis::NameOther::TEXT,
            Self::SetLicense => diagnosis::SetLicense::TEXT,
            Self::HeldThroughGroup => diagnosis::HeldThroughGroup::TEXT,
            Self::ClassElsewhere => diagnosis::ClassElsewhere::TEXT,
            Self::ProfileStandard => diagnosis::ProfileStandard::TEXT,
            Self::ProfileLicense => diagnosis::ProfileLicense::TEXT,
            Self::ProfileNotApiOnly => diagnosis::ProfileNotApiOnly::TEXT,
            Self::PaidLicense => diagnosis::PaidLicense::TEXT,
            Self::ScopeSurplus => diagnosis::ScopeSurplus::TEXT,
            Self::RefreshPolicy => diagnosis::RefreshPolicy::TEXT,
            Self::IpRelaxed => diagnosis::IpRelaxed::TEXT,
            Self::StartPage => diagnosis::StartPage::TEXT,
            Self::SecretRequired => diagnosis::SecretRequired::TEXT,
            Self::AppPackaged => diagnosis::AppPackaged::TEXT,
            Self::AppSetSurplus => diagnosis::AppSetSurplus::TEXT,
            Self::ApiAccessControl => diagnosis::ApiAccessControl::TEXT,
            Self::AssignmentRevoked => diagnosis::AssignmentRevoked::TEXT,
            Self::TooEarly => diagnosis::TooEarly::TEXT,
            Self::LicenseCannotHold => diagnosis::LicenseCannotHold::TEXT,
            Self::ApiLimitNear => diagnosis::ApiLimitNear::TEXT,
            Self::RangesWithoutLogin => diagnosis::RangesWithoutLogin::TEXT,
            Self::HoursLimited => diagnosis::HoursLimited::TEXT,
            Self::HangsOnGroup => diagnosis::HangsOnGroup::TEXT,
            Self::OlderBlockUnread => diagnosis::OlderBlockUnread::TEXT,
            Self::Guide => diagnosis::Guide::TEXT,
            Self::Unread => diagnosis::Unread::TEXT,
        }
    }
}
