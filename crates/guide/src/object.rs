//! The objects of a setup: what a guide wants, by role, kind and attribute.
//!
//! A role is what an object does in the setup; which object of an org plays it is for an
//! observation to find. Whatever is done with the org follows from here: a check compares an
//! attribute with what was observed.

use super::{Role, Template};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The objects of a setup by kind. A role names one of them: no two have the same one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Objects {
    /// Packages that must be installed beforehand.
    #[serde(rename = "package")]
    pub packages: BTreeMap<Role, Package>,
    /// Apex classes that must be there beforehand.
    #[serde(rename = "class")]
    pub classes: BTreeMap<Role, Class>,
    /// User licenses of which the users of the setup take seats.
    #[serde(rename = "user-license")]
    pub user_licenses: BTreeMap<Role, UserLicense>,
    /// Permission set licenses of which they take seats.
    #[serde(rename = "permission-set-license")]
    pub permission_set_licenses: BTreeMap<Role, PermissionSetLicense>,
    /// What the admin must be allowed to do.
    pub rights: BTreeMap<Role, Rights>,
    /// Permission sets.
    #[serde(rename = "permission-set")]
    pub permission_sets: BTreeMap<Role, PermissionSet>,
    /// Profiles of the admin's own.
    #[serde(rename = "profile")]
    pub profiles: BTreeMap<Role, Profile>,
    /// Users.
    #[serde(rename = "user")]
    pub users: BTreeMap<Role, User>,
    /// External client apps.
    #[serde(rename = "app")]
    pub apps: BTreeMap<Role, App>,
    /// Key pairs, each with a certificate.
    #[serde(rename = "key")]
    pub keys: BTreeMap<Role, Key>,
}

/// A package.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Package {
    /// Its namespace.
    pub namespace: Template,
}

/// An Apex class.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Class {
    /// Its name, with its namespace before a dot.
    pub name: Template,
    /// The package that brings it.
    pub package: Option<Role>,
    /// Where it answers to Apex REST.
    pub rest: Option<ApexRest>,
}

/// Where an Apex class answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ApexRest {
    /// The path below `/services/apexrest`.
    pub path: Template,
    /// Who knows it.
    pub ask: String,
}

/// A user license (`UserLicense`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct UserLicense {
    /// Its name (`UserLicense.Name`).
    pub name: Template,
}

/// A permission set license (`PermissionSetLicense`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PermissionSetLicense {
    /// Its developer name: labels change with languages and releases.
    pub developer_name: Template,
}

/// Permissions of the admin.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rights {
    /// All of these are needed; of each the API names of permissions of which one will do.
    pub permissions: Vec<Vec<String>>,
}

/// A permission set (`PermissionSet`). It has no license, needs no session activation and
/// grants nothing beyond what is named here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PermissionSet {
    /// Its API name.
    pub api_name: Template,
    /// Its label.
    pub label: Option<Template>,
    /// The Apex classes to which it gives access.
    #[serde(default)]
    pub classes: Vec<Role>,
    /// The system permissions that it grants, by API name.
    #[serde(default)]
    pub permissions: Vec<String>,
}

/// A profile of the admin's own (`Profile`). It grants nothing beyond what is named here and
/// what its license forces.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    /// Its name.
    pub name: Template,
    /// The name of the profile that it is a clone of.
    pub clone_of: Option<Template>,
    /// Its user license.
    pub license: Option<Role>,
    /// The system permissions that it grants, by API name.
    #[serde(default)]
    pub permissions: Vec<String>,
}

/// A user (`User`), active and not frozen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct User {
    /// The Username.
    pub username: Template,
    /// What a Username begins with that is proposed where there is no such user yet.
    pub proposed_username: Option<String>,
    /// Its user license, which follows from the profile.
    pub license: Option<Role>,
    /// Its profile.
    pub profile: Option<UserProfile>,
    /// The permission set licenses that it holds.
    #[serde(default)]
    pub permission_set_licenses: Vec<Role>,
    /// The permission sets that it holds, itself and without an end.
    #[serde(default)]
    pub permission_sets: Vec<Role>,
    /// The paid licenses of which it takes none.
    pub unpaid: Option<Unpaid>,
}

/// The profile of a user.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum UserProfile {
    /// One of the setup.
    Role(Role),
    /// One of Salesforce's own, by name.
    Standard(Template),
}

/// Paid licenses that a user shall not take.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unpaid {
    /// The package of which it holds no license.
    pub package: Option<Role>,
    /// Permission set licenses, by developer name: labels change with releases and languages,
    /// and other licenses share words with them.
    #[serde(default)]
    pub permission_set_licenses: Vec<String>,
}

/// An external client app that others log in through with a certificate, switched on with OAuth.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct App {
    /// Its API name.
    pub api_name: Template,
    /// Its name.
    pub label: Template,
    /// Whom Salesforce writes to; any address will do.
    pub contact_email: Option<Template>,
    /// Its distribution state, in Salesforce's token.
    pub distribution: Option<String>,
    /// Where a login by another flow would return to; any will do.
    pub callback_url: Option<Template>,
    /// Its OAuth scopes, exactly these, in Salesforce's tokens.
    pub scopes: Option<Vec<String>>,
    /// The pair whose certificate it holds.
    pub key: Option<Role>,
    /// Where the admin enters the consumer key that Salesforce's page shows.
    pub entered_consumer_key: Option<Template>,
    /// Permitted Users, in Salesforce's token.
    pub permitted_users: Option<String>,
    /// Refresh Token Policy, in Salesforce's token.
    pub refresh_token: Option<String>,
    /// IP Relaxation, in Salesforce's token.
    pub ip_relaxation: Option<String>,
    /// Start Page, in Salesforce's token.
    pub start_page: Option<String>,
    /// The permission sets that its policies select, exactly these.
    pub permission_sets: Option<Vec<Role>>,
    /// Who logs in through it.
    pub login: Option<AppLogin>,
}

/// Who logs in through an app.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AppLogin {
    /// The user in whose name.
    pub user: Role,
    /// What logs in: the product on the other side.
    pub client: String,
    /// Where it is set up.
    pub console: String,
}

/// A key pair and its certificate.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Key {
    /// Whom the certificate names.
    pub subject: Template,
}
