//! The questions of an observation.

use salesforce::answer::MetadataType;
use words::{Text, read};

/// One question. The order of the variants is the order of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Question {
    Identity,
    Organization,
    Rights,
    Package,
    ApexClass,
    UserLicenses,
    PermissionSetLicenses,
    /// The same, where what they may hold is not told.
    PlainLicenses,
    Users,
    HeldLicenses,
    ApiClientGrants,
    Profiles,
    ProfileGrants,
    ProfileAccess,
    PermissionSet,
    Grants,
    /// Which permission sets and groups those hold who could be meant.
    Assignments,
    /// Which permission sets have the class.
    ClassHolders,
    App,
    /// Which permission sets are let in by which app.
    AppAccess,
    ListSettings,
    ListPolicies,
    Admin,
    /// Which permission sets the groups consist of.
    GroupParts,
    /// The permission set that is taken, where its name is another.
    OtherSet,
    /// What it grants.
    OtherGrants,
    /// Who holds what is let in by an app.
    AppHolders,
    /// Who holds what gives the class or is let in by any app, where nothing links app and user.
    LinkHolders,
    /// Who of these is none of the users of the license.
    Outsiders,
    /// Their latest attempts to log in, where none of the license holds it.
    OutsiderLogins,
    /// What the one of them holds as whom the other side logs in.
    OutsiderHeld,
    /// Which permission set licenses that one holds.
    OutsiderLicenses,
    /// What grants that one "Use Any API Client".
    OutsiderGrants,
    /// All that is granted by what the users hold.
    HeldSets,
    /// The latest attempts to log in of all who could be meant.
    AllLogins,
    Frozen,
    PackageSeats,
    /// A page of the login history; the first is 0.
    Logins(usize),
    /// From where and when the integration user may log in.
    LoginLimits,
    /// The connected apps: older setups log in through one.
    ConnectedApps,
    /// Their names in the Metadata API, where one could be the door.
    OlderList,
    /// What those say that could be.
    OlderApps,
    /// Whether the org lets in approved apps alone, where the app waits for its users' approval
    /// and the org has API Access Control.
    ApprovedAppsOnly,
    /// Which of the Usernames that could be proposed are taken.
    TakenUsernames,
    /// The system permissions of the named profile, where they were not among the others'.
    OwnGrants,
    ObjectRights,
    ClassNames,
    PermissionLabels,
    /// The same as `App`, where the data API does not know the object.
    AppByTooling,
    /// The same again, where neither API knows it.
    AppByMetadata,
    /// The components of a type, so many calls of ten in.
    Components(MetadataType, usize),
}

/// These questions, where their time has come.
pub(super) fn ask_if(is_time: bool, questions: &[Question]) -> Vec<Question> {
    if is_time { questions.to_vec() } else { Vec::new() }
}

impl Question {
    /// What is asked for, as it stands in a sentence.
    pub(super) fn what(self) -> Text {
        match self {
            Self::Identity => read::WhoYouAre::TEXT,
            Self::Organization => read::Organization::TEXT,
            Self::Rights => read::Rights::TEXT,
            Self::Package => read::Packages::TEXT,
            Self::ApexClass => read::ApexClass::TEXT,
            Self::UserLicenses => read::UserLicenses::TEXT,
            Self::PermissionSetLicenses | Self::PlainLicenses => read::PermissionSetLicenses::TEXT,
            Self::HeldLicenses | Self::OutsiderLicenses => read::HeldLicenses::TEXT,
            Self::ApiClientGrants | Self::OutsiderGrants => read::ApiClientGrants::TEXT,
            Self::Profiles => read::Profiles::TEXT,
            Self::ProfileGrants | Self::OwnGrants => read::ProfileGrants::TEXT,
            Self::ProfileAccess => read::ProfileAccess::TEXT,
            Self::ObjectRights => read::ObjectRights::TEXT,
            Self::Admin => read::Admin::TEXT,
            Self::GroupParts => read::Groups::TEXT,
            Self::ClassHolders => read::ClassHolders::TEXT,
            Self::Frozen => read::Frozen::TEXT,
            Self::PackageSeats => read::PackageSeats::TEXT,
            Self::Logins(_) | Self::AllLogins | Self::OutsiderLogins => read::Logins::TEXT,
            Self::ConnectedApps
            | Self::OlderList
            | Self::OlderApps
            | Self::Components(MetadataType::ConnectedApp, _) => read::ConnectedApps::TEXT,
            Self::TakenUsernames => read::TakenUsernames::TEXT,
            Self::PermissionSet | Self::OtherSet => read::PermissionSet::TEXT,
            Self::Grants | Self::OtherGrants => read::Grants::TEXT,
            Self::Assignments | Self::HeldSets | Self::OutsiderHeld => read::Assignments::TEXT,
            Self::App
            | Self::AppByTooling
            | Self::AppByMetadata
            | Self::Components(MetadataType::ExternalClientApplication, _) => read::App::TEXT,
            Self::ListSettings | Self::ListPolicies => read::List::TEXT,
            Self::Users => read::Users::TEXT,
            Self::ClassNames => read::ClassNames::TEXT,
            Self::PermissionLabels => read::PermissionLabels::TEXT,
            Self::AppAccess | Self::AppHolders | Self::LinkHolders | Self::Outsiders => read::AppAccess::TEXT,
            Self::LoginLimits | Self::Components(MetadataType::Profile, _) => read::LoginLimits::TEXT,
            Self::Components(MetadataType::ExtlClntAppOauthSettings, _) => read::Scopes::TEXT,
            Self::Components(MetadataType::ExtlClntAppGlobalOauthSettings, _) => read::OauthSettings::TEXT,
            Self::Components(MetadataType::ExtlClntAppOauthConfigurablePolicies, _) => {
                read::OauthPolicies::TEXT
            }
            Self::Components(
                MetadataType::ExtlClntAppConfigurablePolicies | MetadataType::ConnectedAppSettings,
                _,
            )
            | Self::ApprovedAppsOnly => read::Policies::TEXT,
            Self::Components(MetadataType::ProfileSessionSetting, _) => read::SessionSettings::TEXT,
        }
    }
}
