//! The questions of an observation as reads.

use super::aim::Aim;
use super::app::{self, components};
use super::question::{Question, unnamed_classes};
use super::user::queries as user;
use super::{Answers, assemble_profile, logins, older, outsider, survey};
use crate::salesforce::answer::MetadataType;
use crate::salesforce::read::soql::Selection;
use crate::salesforce::{Read, Soql};
use gather::Gather as _;
use std::collections::BTreeSet;

/// `FIELDS(ALL)` needs a limit of at most [`MOST_WITH_ALL_FIELDS`] rows (SOQL and SOSL
/// Reference, "`FIELDS()`").
const ALL_FIELDS: &str = "FIELDS(ALL)";
/// See [`ALL_FIELDS`].
pub(super) const MOST_WITH_ALL_FIELDS: u16 = 200;
/// So many profiles are read whole, Salesforce's own first: a row has all permissions there
/// are, and large companies have hundreds of profiles.
pub(super) const MOST_COMPARED: u16 = 25;

impl Question {
    /// The question as a read. It is always there for a question of [`super::question::open`].
    pub(super) fn read(self, wanted: &Aim, answers: &Answers) -> Option<Read> {
        let soql = match self {
            Self::Identity => return Some(Read::Identity),
            Self::PermissionLabels => return Some(Read::PermissionLabels),
            Self::AppByTooling => return Some(Read::ToolingQuery(app::query())),
            Self::AppByMetadata
            | Self::LoginLimits
            | Self::ListSettings
            | Self::ListPolicies
            | Self::OlderList
            | Self::OlderApps
            | Self::ApprovedAppsOnly
            | Self::Components(..) => {
                return self.metadata(wanted, answers);
            }
            Self::Organization => organization(),
            Self::Rights => Soql::select(&[ALL_FIELDS], "UserPermissionAccess").at_most(1).build(),
            Self::Package => package(wanted)?,
            Self::ApexClass => apex_class(wanted)?,
            Self::UserLicenses => user_licenses(),
            Self::PermissionSetLicenses => permission_set_licenses(true),
            Self::PlainLicenses => permission_set_licenses(false),
            Self::Users => user::users(wanted),
            Self::HeldLicenses => user::held_licenses(wanted),
            Self::ApiClientGrants => user::api_client_grants(wanted),
            Self::Profiles => profiles(wanted)?,
            Self::ProfileGrants => profile_grants(wanted)?,
            Self::ProfileAccess => profile_access(wanted)?,
            Self::OwnGrants => own_grants(wanted, answers)?,
            Self::ObjectRights => object_rights(wanted, answers),
            Self::PermissionSet => permission_set(wanted)?,
            Self::Grants => grants(wanted)?,
            Self::Assignments => user::assignments(wanted),
            Self::ClassHolders => survey::class_holders(wanted)?,
            Self::App => app::query(),
            Self::Admin => user::admin(answers)?,
            Self::GroupParts => survey::group_parts(answers),
            Self::HeldSets => survey::held_grants(answers),
            Self::AllLogins => survey::all_logins(wanted, answers),
            Self::OtherSet => other_set(answers, &[ALL_FIELDS])?,
            Self::OtherGrants => other_grants(answers)?,
            Self::Frozen => user::frozen(wanted, answers)?,
            Self::PackageSeats => user::package_seats(wanted, answers)?,
            Self::Logins(page) => logins::page(page, wanted, answers)?,
            Self::ConnectedApps => older::query(),
            Self::TakenUsernames => user::taken_usernames(wanted, answers)?,
            Self::ClassNames => class_names(wanted, answers),
            Self::AppAccess => app::access_query(),
            Self::AppHolders => app::holders_query(wanted, answers),
            Self::Outsiders => outsider::users_query(answers),
            Self::OutsiderLogins => outsider::logins_query(answers),
            Self::OutsiderHeld => user::assignments_of(outsider::id(wanted, answers)?),
            Self::OutsiderLicenses => user::held_licenses_of(outsider::id(wanted, answers)?),
            Self::OutsiderGrants => user::api_client_grants_of(outsider::id(wanted, answers)?),
        };
        Some(Read::Query(soql))
    }

    fn metadata(self, wanted: &Aim, answers: &Answers) -> Option<Read> {
        Some(match self {
            Self::AppByMetadata => Read::ReadMetadata {
                kind: MetadataType::ExternalClientApplication,
                names: vec![app::name(wanted, answers)?.to_owned()],
            },
            Self::LoginLimits => Read::ReadMetadata {
                kind: MetadataType::Profile,
                names: vec![logins::profile_name(wanted, answers)?],
            },
            Self::ListSettings => Read::ListMetadata(vec![
                MetadataType::ExternalClientApplication,
                MetadataType::ExtlClntAppOauthSettings,
                MetadataType::ExtlClntAppGlobalOauthSettings,
            ]),
            Self::ListPolicies => Read::ListMetadata(vec![
                MetadataType::ExtlClntAppOauthConfigurablePolicies,
                MetadataType::ExtlClntAppConfigurablePolicies,
                MetadataType::ProfileSessionSetting,
            ]),
            Self::ApprovedAppsOnly => Read::ReadMetadata {
                kind: MetadataType::ConnectedAppSettings,
                names: vec!["ConnectedApp".to_owned()],
            },
            Self::OlderList => Read::ListMetadata(vec![MetadataType::ConnectedApp]),
            Self::OlderApps => {
                Read::ReadMetadata { kind: MetadataType::ConnectedApp, names: older::names(wanted, answers) }
            }
            Self::Components(kind, call) => Read::ReadMetadata {
                kind,
                names: components::names(kind, wanted.app.as_deref()?, call, answers),
            },
            _ => return None,
        })
    }
}

fn organization() -> Soql {
    let fields = [
        "Id",
        "Name",
        "IsSandbox",
        "OrganizationType",
        "InstanceName",
        "TimeZoneSidKey",
        "DefaultLocaleSidKey",
        "LanguageLocaleKey",
    ];
    Soql::select(&fields, "Organization").build()
}

fn package(wanted: &Aim) -> Option<Soql> {
    let query = Soql::select(&["NamespacePrefix", "Status", "ExpirationDate"], "PackageLicense");
    Some(query.whose("NamespacePrefix", wanted.package.as_deref()?).build())
}

fn apex_class(wanted: &Aim) -> Option<Soql> {
    let (namespace, name) = wanted.class_parts()?;
    let query = Soql::select(&["Id", "Status", "IsValid"], "ApexClass").whose("Name", name);
    Some(match namespace {
        Some(namespace) => query.whose("NamespacePrefix", namespace).build(),
        None => query.without("NamespacePrefix").build(),
    })
}

fn class_names(wanted: &Aim, answers: &Answers) -> Soql {
    let ids = unnamed_classes(wanted, answers);
    Soql::select(&["Id", "NamespacePrefix", "Name"], "ApexClass")
        .whose_is_among("Id", ids.iter().map(String::as_str))
        .build()
}

fn user_licenses() -> Soql {
    let fields = ["Id", "Name", "MasterLabel", "Status", "TotalLicenses", "UsedLicenses"];
    Soql::select(&fields, "UserLicense").build()
}

/// With what they may hold of what an integration needs, or where an org does not tell that,
/// without.
fn permission_set_licenses(with_limits: bool) -> Soql {
    let fields =
        ["Id", "DeveloperName", "MasterLabel", "Status", "TotalLicenses", "UsedLicenses", "ExpirationDate"];
    let limits = with_limits.then_some("MaximumPermissionsApexRestServices");
    let fields: Vec<&str> = fields.into_iter().chain(limits).collect();
    Soql::select(&fields, "PermissionSetLicense").build()
}

fn profiles(wanted: &Aim) -> Option<Soql> {
    let query = Soql::select(&["Id", "Name", "UserLicense.Name"], "Profile");
    Some(query.whose_any(&wanted.profiles("Name", "UserLicense.Name")?).build())
}

fn profile_grants(wanted: &Aim) -> Option<Soql> {
    let query = of_profiles(Soql::select(&[ALL_FIELDS], "PermissionSet"), wanted)?;
    Some(query.unticked_first("IsCustom").at_most(MOST_COMPARED).build())
}

/// What the named profile owns, where it was not among those that were read whole.
fn own_grants(wanted: &Aim, answers: &Answers) -> Option<Soql> {
    let query = Soql::select(&[ALL_FIELDS], "PermissionSet").only_if("IsOwnedByProfile");
    Some(query.whose("ProfileId", assemble_profile::named(wanted, answers)?).at_most(1).build())
}

fn profile_access(wanted: &Aim) -> Option<Soql> {
    let rights = [
        "SobjectType",
        "PermissionsCreate",
        "PermissionsRead",
        "PermissionsEdit",
        "PermissionsDelete",
        "PermissionsViewAllRecords",
        "PermissionsModifyAllRecords",
    ];
    let query = Soql::select(&["Id", "ProfileId"], "PermissionSet")
        .with_children(&["SetupEntityId", "SetupEntityType"], "SetupEntityAccessItems")
        .with_children(&rights, "ObjectPerms")
        .with_children(&["Field", "PermissionsRead", "PermissionsEdit"], "FieldPerms");
    Some(of_profiles(query, wanted)?.build())
}

/// Newer versions of the API know rights that would be refused by name in older ones,
/// such as View All Fields.
fn object_rights(wanted: &Aim, answers: &Answers) -> Soql {
    let compared = answers.found(&Question::ProfileGrants).map(|found| found.rows.as_slice());
    let own = assemble_profile::access_row(wanted, answers);
    let owned = compared.unwrap_or_default().iter().chain(own);
    let ids: BTreeSet<&str> = owned.filter_map(|row| row.some_text("Id").ok()).gather();
    let query = Soql::select(&[ALL_FIELDS], "ObjectPermissions").whose_is_among("ParentId", ids);
    query.at_most(MOST_WITH_ALL_FIELDS).build()
}

/// The permission sets that the profile owns, and the profiles that it is compared with.
fn of_profiles(query: Selection, wanted: &Aim) -> Option<Selection> {
    let which = wanted.profiles("Profile.Name", "Profile.UserLicense.Name")?;
    Some(query.only_if("IsOwnedByProfile").whose_any(&which))
}

fn permission_set(wanted: &Aim) -> Option<Soql> {
    Some(of_permission_set(Soql::select(&[ALL_FIELDS], "PermissionSet"), wanted)?.at_most(2).build())
}

fn grants(wanted: &Aim) -> Option<Soql> {
    Some(of_permission_set(with_grants(), wanted)?.build())
}

fn with_grants() -> Selection {
    Soql::select(&["Id"], "PermissionSet")
        .with_children(&["SetupEntityId", "SetupEntityType"], "SetupEntityAccessItems")
        .with_children(&["SobjectType"], "ObjectPerms")
        .with_children(&["Field"], "FieldPerms")
}

fn other_set(answers: &Answers, fields: &[&'static str]) -> Option<Soql> {
    let query = Soql::select(fields, "PermissionSet").whose("Id", survey::other_set(answers)?);
    Some(query.at_most(1).build())
}

fn other_grants(answers: &Answers) -> Option<Soql> {
    Some(with_grants().whose("Id", survey::other_set(answers)?).build())
}

/// Profiles have shadow permission sets, and packages may bring one of the same
/// name: neither is meant (Object Reference, `PermissionSet`).
fn of_permission_set(query: Selection, wanted: &Aim) -> Option<Selection> {
    let name = wanted.permission_set.as_deref()?;
    Some(query.whose("Name", name).unless("IsOwnedByProfile").without("NamespacePrefix"))
}
