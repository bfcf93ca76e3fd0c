//! The questions of an observation: when each can be asked, and as which read.

use super::components::{self, Found};
use super::{Answers, Wanted};
use crate::org::permission_label;
use crate::salesforce::answer::{MetadataType, Record, Records};
use crate::salesforce::read::soql::Selection;
use crate::salesforce::{Answer, Identity, Read, Recovery, Soql};

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
    HeldLicenses,
    PermissionSet,
    Grants,
    Assignments,
    App,
    ListSettings,
    ListPolicies,
    Users,
    ClassNames,
    PermissionLabels,
    /// The same as `App`, where the data API does not know the object.
    AppByTooling,
    /// The same again, where neither API knows it.
    AppByMetadata,
    AppAccess,
    /// The components of a type, so many calls of ten in.
    Components(MetadataType, usize),
}

/// At most so many class names are looked up, to keep the address short enough.
const MOST_CLASS_NAMES: usize = 200;
/// `FIELDS(ALL)` needs a limit (SOQL and SOSL Reference, "`FIELDS()`").
const ALL_FIELDS: &str = "FIELDS(ALL)";
const APP_FIELDS: [&str; 5] = ["Id", "DeveloperName", "MasterLabel", "ContactEmail", "DistributionState"];

/// Which kinds of components describe an app, beside the app itself.
pub(super) const KINDS: [MetadataType; 4] = [
    MetadataType::ExtlClntAppOauthSettings,
    MetadataType::ExtlClntAppGlobalOauthSettings,
    MetadataType::ExtlClntAppOauthConfigurablePolicies,
    MetadataType::ExtlClntAppConfigurablePolicies,
];

/// The questions that can be asked now and are not answered yet.
pub(super) fn open(wanted: &Wanted, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    if answers.session_is_lost() {
        return Vec::new();
    }
    let mut all = vec![Q::Identity, Q::Organization, Q::Rights, Q::UserLicenses, Q::PermissionSetLicenses];
    let mut also = |when: bool, questions: &[Q]| {
        if when {
            all.extend_from_slice(questions);
        }
    };
    also(wanted.package.is_some(), &[Q::Package]);
    also(wanted.apex_class.is_some(), &[Q::ApexClass]);
    also(wanted.integration_user.is_some(), &[Q::HeldLicenses]);
    also(wanted.permission_set.is_some(), &[Q::PermissionSet, Q::Grants, Q::Assignments]);
    also(wanted.app.is_some(), &[Q::App, Q::ListSettings, Q::ListPolicies]);
    also(answers.outcome(&Q::Identity).is_some(), &[Q::Users]);
    also(!unnamed_classes(answers).is_empty(), &[Q::ClassNames]);
    also(has_unlabelled_permission(answers), &[Q::PermissionLabels]);
    also(answers.failed(&Q::App), &[Q::AppByTooling]);
    also(answers.failed(&Q::App) && answers.failed(&Q::AppByTooling), &[Q::AppByMetadata]);
    also(answers.app_id().is_some(), &[Q::AppAccess]);
    if let Some(app) = wanted.app.as_deref().filter(|_| answers.app_exists()) {
        for kind in KINDS {
            if let Found::Unread { call } = components::find(kind, app, answers) {
                all.push(Q::Components(kind, call));
            }
        }
    }
    all.retain(|question| answers.outcome(question).is_none());
    all.sort_unstable();
    all
}

impl Question {
    /// What is asked for, as it stands in a sentence.
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Identity => "who you are",
            Self::Organization => "the org's own record",
            Self::Rights => "your permissions",
            Self::Package => "the installed packages",
            Self::ApexClass => "the Apex class",
            Self::UserLicenses => "the user licenses",
            Self::PermissionSetLicenses => "the permission set licenses",
            Self::HeldLicenses => "the integration user's permission set licenses",
            Self::PermissionSet => "the permission set",
            Self::Grants => "what the permission set grants",
            Self::Assignments => "who holds the permission set",
            Self::App
            | Self::AppByTooling
            | Self::AppByMetadata
            | Self::Components(MetadataType::ExternalClientApplication, _) => "the external client app",
            Self::ListSettings | Self::ListPolicies => "the list of the apps' settings and policies",
            Self::Users => "the users",
            Self::ClassNames => "the names of Apex classes",
            Self::PermissionLabels => "the labels of permissions",
            Self::AppAccess => "the permission sets of the app",
            Self::Components(MetadataType::ExtlClntAppOauthSettings, _) => "the app's scopes",
            Self::Components(MetadataType::ExtlClntAppGlobalOauthSettings, _) => "the app's OAuth settings",
            Self::Components(MetadataType::ExtlClntAppOauthConfigurablePolicies, _) => {
                "the app's OAuth policies"
            }
            Self::Components(MetadataType::ExtlClntAppConfigurablePolicies, _) => "the app's policies",
        }
    }

    /// The question as a read. It is always there for a question of [`open`].
    pub(super) fn read(self, wanted: &Wanted, answers: &Answers) -> Option<Read> {
        Some(match self {
            Self::Identity => Read::Identity,
            Self::Organization => Read::Query(
                Soql::select(
                    &["Id", "Name", "IsSandbox", "OrganizationType", "InstanceName"],
                    "Organization",
                )
                .build(),
            ),
            Self::Rights => {
                Read::Query(Soql::select(&[ALL_FIELDS], "UserPermissionAccess").at_most(1).build())
            }
            Self::Package => Read::Query(
                Soql::select(&["NamespacePrefix", "Status", "ExpirationDate"], "PackageLicense")
                    .whose("NamespacePrefix", wanted.package.as_deref()?)
                    .build(),
            ),
            Self::ApexClass => {
                let (namespace, name) = wanted.class_parts()?;
                let query = Soql::select(&["Id", "Status", "IsValid"], "ApexClass").whose("Name", name);
                Read::Query(within(query, namespace).build())
            }
            Self::UserLicenses => Read::Query(
                Soql::select(
                    &["Id", "Name", "MasterLabel", "Status", "TotalLicenses", "UsedLicenses"],
                    "UserLicense",
                )
                .build(),
            ),
            Self::PermissionSetLicenses => {
                let fields = [
                    "Id",
                    "DeveloperName",
                    "MasterLabel",
                    "Status",
                    "TotalLicenses",
                    "UsedLicenses",
                    "ExpirationDate",
                ];
                Read::Query(Soql::select(&fields, "PermissionSetLicense").build())
            }
            Self::HeldLicenses => Read::Query(
                Soql::select(&["PermissionSetLicense.DeveloperName"], "PermissionSetLicenseAssign")
                    .whose("Assignee.Username", wanted.integration_user.as_deref()?)
                    .build(),
            ),
            Self::PermissionSet => Read::Query(
                of_permission_set(Soql::select(&[ALL_FIELDS], "PermissionSet"), wanted)?.at_most(2).build(),
            ),
            Self::Grants => {
                let query = Soql::select(&["Id"], "PermissionSet")
                    .with_children(&["SetupEntityId", "SetupEntityType"], "SetupEntityAccessItems")
                    .with_children(&["SobjectType"], "ObjectPerms")
                    .with_children(&["Field"], "FieldPerms");
                Read::Query(of_permission_set(query, wanted)?.build())
            }
            Self::Assignments => Read::Query(
                Soql::select(&["AssigneeId", "IsActive", "ExpirationDate"], "PermissionSetAssignment")
                    .whose("PermissionSet.Name", wanted.permission_set.as_deref()?)
                    .unless("PermissionSet.IsOwnedByProfile")
                    .without("PermissionSet.NamespacePrefix")
                    .build(),
            ),
            Self::App => Read::Query(app_query(wanted)?),
            Self::AppByTooling => Read::ToolingQuery(app_query(wanted)?),
            Self::AppByMetadata => Read::ReadMetadata {
                kind: MetadataType::ExternalClientApplication,
                names: vec![wanted.app.clone()?],
            },
            Self::ListSettings => Read::ListMetadata(vec![
                MetadataType::ExternalClientApplication,
                MetadataType::ExtlClntAppOauthSettings,
                MetadataType::ExtlClntAppGlobalOauthSettings,
            ]),
            Self::ListPolicies => Read::ListMetadata(vec![
                MetadataType::ExtlClntAppOauthConfigurablePolicies,
                MetadataType::ExtlClntAppConfigurablePolicies,
            ]),
            Self::Users => Read::Query(users_query(wanted, answers)?),
            Self::ClassNames => Read::Query(
                Soql::select(&["Id", "NamespacePrefix", "Name"], "ApexClass")
                    .whose_is_among("Id", unnamed_classes(answers).iter().map(String::as_str))
                    .build(),
            ),
            Self::PermissionLabels => Read::PermissionLabels,
            Self::AppAccess => {
                let fields = ["ParentId", "Parent.Name", "Parent.Label", "Parent.Profile.Name"];
                Read::Query(
                    Soql::select(&fields, "SetupEntityAccess")
                        .whose("SetupEntityType", "ExternalClientApplication")
                        .whose("SetupEntityId", answers.app_id()?)
                        .build(),
                )
            }
            Self::Components(kind, call) => Read::ReadMetadata {
                kind,
                names: components::names(kind, wanted.app.as_deref()?, call, answers),
            },
        })
    }
}

fn within(query: Selection, namespace: Option<&str>) -> Selection {
    match namespace {
        Some(namespace) => query.whose("NamespacePrefix", namespace),
        None => query.without("NamespacePrefix"),
    }
}

/// Profiles have shadow permission sets, and packages may bring one of the same
/// name: neither is meant (Object Reference, `PermissionSet`).
fn of_permission_set(query: Selection, wanted: &Wanted) -> Option<Selection> {
    let name = wanted.permission_set.as_deref()?;
    Some(query.whose("Name", name).unless("IsOwnedByProfile").without("NamespacePrefix"))
}

fn app_query(wanted: &Wanted) -> Option<Soql> {
    let query = Soql::select(&APP_FIELDS, "ExternalClientApplication");
    Some(query.whose("DeveloperName", wanted.app.as_deref()?).build())
}

/// Oneself, the integration user, and whoever could be meant while none is named.
fn users_query(wanted: &Wanted, answers: &Answers) -> Option<Soql> {
    let mut whom = Vec::new();
    if let Some(identity) = answers.identity() {
        whom.push(("Id", identity.user_id.as_str()));
    }
    if let Some(username) = wanted.integration_user.as_deref() {
        whom.push(("Username", username));
    }
    if let Some(license) = wanted.user_license.as_deref() {
        whom.push(("Profile.UserLicense.Name", license));
    }
    if whom.is_empty() {
        return None;
    }
    let fields = ["Id", "Name", "Username", "Email", "IsActive", "Profile.Name", "Profile.UserLicense.Name"];
    Some(Soql::select(&fields, "User").whose_any(&whom).build())
}

/// The classes that the permission set grants and that are not the wanted one, by id.
fn unnamed_classes(answers: &Answers) -> Vec<String> {
    let wanted = answers.first(&Question::ApexClass).and_then(|class| class.some_text("Id").ok());
    let granted =
        answers.first(&Question::Grants).and_then(|set| set.children("SetupEntityAccessItems").ok());
    let rows = granted.map(|granted| granted.rows).unwrap_or_default();
    let classes = rows.iter().filter(|row| row.text("SetupEntityType") == Ok(Some("ApexClass")));
    let ids = classes.filter_map(|row| row.some_text("SetupEntityId").ok());
    ids.filter(|id| Some(*id) != wanted).take(MOST_CLASS_NAMES).map(str::to_owned).collect()
}

fn has_unlabelled_permission(answers: &Answers) -> bool {
    answers.first(&Question::PermissionSet).is_some_and(|set| {
        set.flags("Permissions").any(|(name, granted)| granted && permission_label(name).is_none())
    })
}

impl Answers {
    /// Without a session every further question would fail alike.
    fn session_is_lost(&self) -> bool {
        use Recovery::{Allow, SignIn};
        let outcome = self.outcome(&Question::Identity);
        matches!(outcome, Some(Err(error)) if matches!(error.recovery(), Allow | SignIn))
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

    /// The app's row, from whichever API knows the object.
    pub(super) fn app_row(&self) -> Option<&Record> {
        self.first(&Question::App).or_else(|| self.first(&Question::AppByTooling))
    }

    fn app_id(&self) -> Option<&str> {
        self.app_row()?.some_text("Id").ok()
    }

    fn app_exists(&self) -> bool {
        let by_metadata = self.outcome(&Question::AppByMetadata);
        let described = matches!(by_metadata, Some(Ok(Answer::Metadata(records))) if !records.is_empty());
        described || self.app_row().is_some()
    }
}
