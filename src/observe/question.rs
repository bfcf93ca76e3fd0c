//! The questions of an observation, and when each can be asked.

use super::aim::Aim;
use super::{Answers, app, assemble, assemble_profile, older, outsider, sessions, survey, user};
use crate::org::permission_label;
use crate::salesforce::answer::{MetadataType, Record, Records};
use crate::salesforce::{Answer, Identity, Recovery};
use gather::Gather as _;
use std::collections::BTreeSet;
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

/// At most so many class names are looked up, to keep the address short enough.
const MOST_CLASS_NAMES: usize = 200;

/// The questions that can be asked now and are not answered yet.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    if answers.session_is_lost() {
        return Vec::new();
    }
    let mut all = vec![Q::Identity, Q::Rights, Q::UserLicenses, Q::PermissionSetLicenses];
    // Nothing waits for it: it fills up what has to be asked later anyhow.
    all.extend(ask_if(answers.has_any(), &[Q::Organization]));
    all.extend(ask_if(answers.failed(&Q::PermissionSetLicenses), &[Q::PlainLicenses]));
    all.extend(ask_if(wanted.package.is_some(), &[Q::Package]));
    all.extend(ask_if(wanted.apex_class.is_some(), &[Q::ApexClass]));
    all.extend(ask_if(wanted.permission_set.is_some(), &[Q::PermissionSet, Q::Grants]));
    all.extend(ask_if(!unnamed_classes(wanted, answers).is_empty(), &[Q::ClassNames]));
    all.extend(ask_if(has_unlabelled_permission(wanted, answers), &[Q::PermissionLabels]));
    let subjects = [
        survey::open,
        user::open,
        outsider::open,
        assemble_profile::open,
        app::open,
        older::open,
        sessions::open,
    ];
    for subject in subjects {
        all.extend(subject(wanted, answers));
    }
    all.retain(|question| answers.outcome(question).is_none());
    all.sort_unstable();
    all
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
            Self::AppAccess | Self::AppHolders | Self::Outsiders => read::AppAccess::TEXT,
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

/// The classes that the permission set or the profile grants and that are not the
/// wanted one, by id.
pub(super) fn unnamed_classes(wanted: &Aim, answers: &Answers) -> Vec<String> {
    let of_guide = answers.first(&Question::ApexClass).and_then(|class| class.some_text("Id").ok());
    let set = assemble::grants_row(answers);
    let profile = assemble_profile::access_row(wanted, answers);
    let granted =
        set.into_iter().chain(profile).filter_map(|row| row.children("SetupEntityAccessItems").ok());
    let rows: Vec<Record> = granted.flat_map(|granted| granted.rows).collect();
    let classes = rows.iter().filter(|row| row.text("SetupEntityType") == Ok(Some("ApexClass")));
    let ids: BTreeSet<_> = classes.filter_map(|row| row.some_text("SetupEntityId").ok()).gather();
    let unnamed = ids.into_iter().filter(|id| Some(*id) != of_guide);
    unnamed.take(MOST_CLASS_NAMES).map(str::to_owned).collect()
}

fn has_unlabelled_permission(wanted: &Aim, answers: &Answers) -> bool {
    let set = assemble::permission_set_row(answers);
    let profile = assemble_profile::grants_row(wanted, answers);
    set.into_iter().chain(profile).any(|row| {
        row.flags("Permissions").any(|(name, granted)| granted && permission_label(name).is_none())
    })
}

impl Answers {
    /// Without a session every further question would fail alike.
    fn session_is_lost(&self) -> bool {
        use Recovery::{Allow, SidePanel, SignIn};
        let outcome = self.outcome(&Question::Identity);
        matches!(outcome, Some(Err(error)) if matches!(error.recovery(), Allow | SidePanel | SignIn))
    }

    pub(super) fn failed(&self, question: &Question) -> bool {
        matches!(self.outcome(question), Some(Err(_)))
    }

    pub(super) fn identity(&self) -> Option<&Identity> {
        match self.outcome(&Question::Identity) {
            Some(Ok(Answer::Identity(identity))) => Some(identity),
            _ => None,
        }
    }

    pub(super) fn found(&self, question: &Question) -> Option<&Records> {
        match self.outcome(question) {
            Some(Ok(Answer::Records(records))) => Some(records),
            _ => None,
        }
    }

    pub(super) fn first(&self, question: &Question) -> Option<&Record> {
        self.found(question)?.rows.first()
    }

    /// The rows of all apps, from whichever API knows the object.
    pub(super) fn app_rows(&self) -> Option<&[Record]> {
        let found = self.found(&Question::App).or_else(|| self.found(&Question::AppByTooling));
        found.map(|found| found.rows.as_slice())
    }

    /// The row of the app that is taken.
    pub(super) fn app_row(&self, wanted: &Aim) -> Option<&Record> {
        let name = app::name(wanted, self)?;
        let is_it = |row: &&Record| {
            row.some_text("DeveloperName").is_ok_and(|found| found.eq_ignore_ascii_case(name))
        };
        self.app_rows()?.iter().find(is_it)
    }

    pub(super) fn app_exists(&self, wanted: &Aim) -> bool {
        let by_metadata = self.outcome(&Question::AppByMetadata);
        let described = matches!(by_metadata, Some(Ok(Answer::Metadata(records))) if !records.is_empty());
        described || self.app_row(wanted).is_some()
    }
}
