//! What keeps out, endangers or differs, with the name that a report gives it.

use words::{Text, diagnosis};

macro_rules! causes {
    ($($cause:ident = $code:literal,)*) => {
        /// What keeps out, endangers or differs. What each is, its message says (`diagnosis.ftl`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the message says it")]
        pub enum Cause {
            $($cause,)*
        }

        impl Cause {
            /// Its name in a report.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$cause => $code,)*
                }
            }

            /// What is said of it.
            pub fn text(self) -> Text {
                match self {
                    $(Self::$cause => diagnosis::$cause::TEXT,)*
                }
            }
        }
    };
}

causes! {
    AppMissing = "app-missing",
    AppWithoutOauth = "app-without-oauth",
    AppDisabled = "app-disabled",
    AppOauthOff = "app-oauth-off",
    AppSelfAuthorize = "app-self-authorize",
    AppSetMissing = "app-set-missing",
    AppHighAssurance = "app-high-assurance",
    ApiAccessControl = "api-access-control",
    ScopeRefreshMissing = "scope-refresh-missing",
    ScopeApiMissing = "scope-api-missing",
    CertificateMissing = "certificate-missing",
    CertificateOther = "certificate-other",
    CertificateWeak = "certificate-weak",
    SetMissing = "set-missing",
    SetSessionActivation = "set-session-activation",
    AssignmentMissing = "assignment-missing",
    AssignmentExpired = "assignment-expired",
    AssignmentInactive = "assignment-inactive",
    GroupMuted = "group-muted",
    GroupOutdated = "group-outdated",
    ClassAccessMissing = "class-access-missing",
    ApexRestOff = "apex-rest-off",
    ApiDisabled = "api-disabled",
    UserMissing = "user-missing",
    UserInactive = "user-inactive",
    UserFrozen = "user-frozen",
    LoginRanges = "login-ranges",
    LoginHours = "login-hours",
    ProfileHighAssurance = "profile-high-assurance",
    PackageMissing = "package-missing",
    ClassMissing = "class-missing",
    OrgOther = "org-other",
    ConsumerKeyOther = "consumer-key-other",
    UsernameOther = "username-other",
    OtherSideUsername = "other-side-username",
    OtherSideHost = "other-side-host",
    OtherSideFlow = "other-side-flow",
    RefusedUnknown = "refused-unknown",
    CertificateEndsSoon = "certificate-ends-soon",
    CertificateExpired = "certificate-expired",
    CertificateNotYetValid = "certificate-not-yet-valid",
    CertificateChanged = "certificate-changed",
    ApiLimit = "api-limit",
    OlderSetup = "older-setup",
    AssignmentEndsSoon = "assignment-ends-soon",
    PslMissing = "psl-missing",
    PslEnded = "psl-ended",
    PslEndsSoon = "psl-ends-soon",
    PackageLicenseEnded = "package-license-ended",
    UserTooPowerful = "user-too-powerful",
    SetTooPowerful = "set-too-powerful",
    ProfileTooPowerful = "profile-too-powerful",
    AnyClient = "any-client",
    OtherFlow = "other-flow",
    OthersHoldApp = "others-hold-app",
    NamedUserJwt = "named-user-jwt",
    EmailNotUsername = "email-not-username",
    RangesWithoutLogin = "ranges-without-login",
    UserUsedElsewhere = "user-used-elsewhere",
    NameOther = "name-other",
    SetLicense = "set-license",
    HeldThroughGroup = "held-through-group",
    ClassElsewhere = "class-elsewhere",
    ProfileStandard = "profile-standard",
    ProfileLicense = "profile-license",
    ProfileNotApiOnly = "profile-not-api-only",
    PaidLicense = "paid-license",
    ScopeSurplus = "scope-surplus",
    RefreshPolicy = "refresh-policy",
    IpRelaxed = "ip-relaxed",
    StartPage = "start-page",
    SecretRequired = "secret-required",
    AppPackaged = "app-packaged",
    AppSetSurplus = "app-set-surplus",
    ProfileOnApp = "profile-on-app",
    Guide = "guide",
    Unread = "unread",
}
