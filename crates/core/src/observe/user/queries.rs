//! Which queries ask for users, and for what they hold.

use super::super::aim::Aim;
use super::answers::Answers;
use salesforce::Soql;

/// What is read of a user.
pub(in crate::observe) const USER_FIELDS: [&str; 14] = [
    "Id",
    "Name",
    "FirstName",
    "LastName",
    "Alias",
    "Username",
    "Email",
    "EmailEncodingKey",
    "IsActive",
    "LastLoginDate",
    "ProfileId",
    "Profile.Name",
    "Profile.LastModifiedDate",
    "Profile.UserLicense.Name",
];

pub(in crate::observe) fn users(wanted: &Aim) -> Soql {
    let whom = wanted.users("Username", "Profile.UserLicense.Name");
    Soql::select(&USER_FIELDS, "User").where_any_eq(&whom).build()
}

pub(in crate::observe) fn admin(answers: &Answers) -> Option<Soql> {
    Some(Soql::select(&USER_FIELDS, "User").where_eq("Id", &answers.identity()?.user_id).build())
}

pub(in crate::observe) fn held_licenses(wanted: &Aim) -> Soql {
    held_by(&assignees(wanted))
}

pub(in crate::observe) fn held_licenses_of(user: &str) -> Soql {
    held_by(&[("AssigneeId", user)])
}

fn held_by(whom: &[(&'static str, &str)]) -> Soql {
    let fields = ["AssigneeId", "PermissionSetLicense.DeveloperName", "PermissionSetLicense.MasterLabel"];
    Soql::select(&fields, "PermissionSetLicenseAssign").where_any_eq(whom).build()
}

/// The users that are asked for, by what is assigned to them.
fn assignees(wanted: &Aim) -> Vec<(&'static str, &str)> {
    wanted.users("Assignee.Username", "Assignee.Profile.UserLicense.Name")
}

pub(in crate::observe) fn api_client_grants(wanted: &Aim) -> Soql {
    granted_to(&assignees(wanted))
}

pub(in crate::observe) fn api_client_grants_of(user: &str) -> Soql {
    granted_to(&[("AssigneeId", user)])
}

fn granted_to(whom: &[(&'static str, &str)]) -> Soql {
    let fields = [
        "AssigneeId",
        "IsActive",
        "ExpirationDate",
        "PermissionSet.Label",
        "PermissionSet.HasActivationRequired",
        "PermissionSet.Profile.Name",
    ];
    let query = Soql::select(&fields, "PermissionSetAssignment");
    query.where_true("PermissionSet.PermissionsUseAnyApiClient").where_any_eq(whom).build()
}

/// Which permission sets and groups those hold who can be meant; what their profiles own is
/// no assignment of theirs.
pub(in crate::observe) fn assignments(wanted: &Aim) -> Soql {
    assigned_to(&assignees(wanted))
}

pub(in crate::observe) fn assignments_of(user: &str) -> Soql {
    assigned_to(&[("AssigneeId", user)])
}

fn assigned_to(whom: &[(&'static str, &str)]) -> Soql {
    let fields = [
        "AssigneeId",
        "IsActive",
        "ExpirationDate",
        "PermissionSetId",
        "PermissionSet.Name",
        "PermissionSet.Label",
        "PermissionSet.NamespacePrefix",
        "PermissionSet.Type",
        "PermissionSetGroupId",
        "PermissionSetGroup.MasterLabel",
        "PermissionSetGroup.Status",
        "PermissionSetGroup.HasActivationRequired",
    ];
    let query =
        Soql::select(&fields, "PermissionSetAssignment").where_false("PermissionSet.IsOwnedByProfile");
    query.where_any_eq(whom).build()
}

pub(in crate::observe) fn frozen(wanted: &Aim, answers: &Answers) -> Option<Soql> {
    Some(Soql::select(&["IsFrozen"], "UserLogin").where_eq("UserId", &user(wanted, answers)?).build())
}

pub(in crate::observe) fn package_seats(wanted: &Aim, answers: &Answers) -> Option<Soql> {
    let query = Soql::select(&["PackageLicense.NamespacePrefix"], "UserPackageLicense")
        .where_eq("UserId", &user(wanted, answers)?)
        .where_eq("PackageLicense.NamespacePrefix", wanted.package.as_deref()?);
    Some(query.build())
}

pub(in crate::observe) fn taken_usernames(wanted: &Aim, answers: &Answers) -> Option<Soql> {
    let candidates = super::candidates(wanted, answers)?;
    let query = Soql::select(&["Username"], "User");
    Some(query.where_among("Username", candidates.iter().map(String::as_str)).build())
}

/// The id of the integration user.
pub(in crate::observe) fn user(wanted: &Aim, answers: &Answers) -> Option<String> {
    super::chosen(wanted, answers).map(|id| id.to_string())
}
