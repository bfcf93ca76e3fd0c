//! Which read answers which question.

use super::aim::Aim;
use super::answers::Answers;
use super::app::{self, components};
use super::question::Question;
use super::user::queries as user;
use super::{class_names, logins, older, outsider, permission_set, prerequisites, profile, survey, unlinked};
use salesforce::answer::MetadataType;
use salesforce::read::soql::ALL_FIELDS;
use salesforce::{Read, Soql};

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
            Self::Organization => prerequisites::organization_query(),
            Self::Rights => Soql::select(&[ALL_FIELDS], "UserPermissionAccess").at_most(1).build(),
            Self::Package => prerequisites::package_query(wanted)?,
            Self::ApexClass => prerequisites::apex_class_query(wanted)?,
            Self::UserLicenses => prerequisites::user_licenses_query(),
            Self::PermissionSetLicenses => prerequisites::permission_set_licenses_query(true),
            Self::PlainLicenses => prerequisites::permission_set_licenses_query(false),
            Self::Users => user::users(wanted),
            Self::HeldLicenses => user::held_licenses(wanted),
            Self::ApiClientGrants => user::api_client_grants(wanted),
            Self::Profiles => profile::query(wanted)?,
            Self::ProfileGrants => profile::grants_query(wanted)?,
            Self::ProfileAccess => profile::access_query(wanted)?,
            Self::OwnGrants => profile::own_grants_query(wanted, answers)?,
            Self::ObjectRights => profile::object_rights_query(wanted, answers),
            Self::PermissionSet => permission_set::query(wanted)?,
            Self::Grants => permission_set::grants_query(wanted)?,
            Self::Assignments => user::assignments(wanted),
            Self::ClassHolders => survey::class_holders(wanted)?,
            Self::App => app::query(),
            Self::Admin => user::admin(answers)?,
            Self::GroupParts => survey::group_parts(answers),
            Self::HeldSets => survey::held_grants(answers),
            Self::AllLogins => survey::all_logins(wanted, answers),
            Self::OtherSet => permission_set::other_query(answers)?,
            Self::OtherGrants => permission_set::other_grants_query(answers)?,
            Self::Frozen => user::frozen(wanted, answers)?,
            Self::PackageSeats => user::package_seats(wanted, answers)?,
            Self::Logins(page) => logins::page(page, wanted, answers)?,
            Self::ConnectedApps => older::query(),
            Self::TakenUsernames => user::taken_usernames(wanted, answers)?,
            Self::ClassNames => class_names::query(wanted, answers),
            Self::AppAccess => app::access_query(),
            Self::AppHolders => app::holders_query(wanted, answers),
            Self::LinkHolders => unlinked::holders_query(answers),
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
