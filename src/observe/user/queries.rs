//! Which queries ask for users, and for what they hold.

use super::super::aim::Aim;
use super::Answers;
use crate::salesforce::Soql;

const USER_FIELDS: [&str; 13] = [
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
    "Profile.Name",
    "Profile.LastModifiedDate",
    "Profile.UserLicense.Name",
];

pub(in crate::observe) fn users(wanted: &Aim) -> Soql {
    let whom = wanted.users("Username", "Profile.UserLicense.Name");
    Soql::select(&USER_FIELDS, "User").whose_any(&whom).build()
}

pub(in crate::observe) fn admin(answers: &Answers) -> Option<Soql> {
    Some(Soql::select(&USER_FIELDS, "User").whose("Id", &answers.identity()?.user_id).build())
}

pub(in crate::observe) fn held_licenses(wanted: &Aim) -> Soql {
    let fields = ["AssigneeId", "PermissionSetLicense.DeveloperName", "PermissionSetLicense.MasterLabel"];
    let whom = wanted.users("Assignee.Username", "Assignee.Profile.UserLicense.Name");
    Soql::select(&fields, "PermissionSetLicenseAssign").whose_any(&whom).build()
}

pub(in crate::observe) fn api_client_grants(wanted: &Aim) -> Soql {
    let fields = [
        "AssigneeId",
        "IsActive",
        "ExpirationDate",
        "PermissionSet.Label",
        "PermissionSet.HasActivationRequired",
        "PermissionSet.Profile.Name",
    ];
    let whom = wanted.users("Assignee.Username", "Assignee.Profile.UserLicense.Name");
    let query = Soql::select(&fields, "PermissionSetAssignment");
    query.only_if("PermissionSet.PermissionsUseAnyApiClient").whose_any(&whom).build()
}

/// Who of those who can be meant holds the permission set itself, as opposed to a group of
/// which it is a part: thousands may hold it.
pub(in crate::observe) fn assignments(wanted: &Aim) -> Option<Soql> {
    let whom = wanted.users("Assignee.Username", "Assignee.Profile.UserLicense.Name");
    let query = Soql::select(&["AssigneeId", "IsActive", "ExpirationDate"], "PermissionSetAssignment")
        .whose("PermissionSet.Name", wanted.permission_set.as_deref()?)
        .unless("PermissionSet.IsOwnedByProfile")
        .without("PermissionSet.NamespacePrefix")
        .without("PermissionSetGroupId")
        .whose_any(&whom);
    Some(query.build())
}

pub(in crate::observe) fn groups(wanted: &Aim, answers: &Answers) -> Option<Soql> {
    let parts = Soql::select(&["PermissionSetGroupId"], "PermissionSetGroupComponent")
        .whose("PermissionSet.Name", wanted.permission_set.as_deref()?)
        .without("PermissionSet.NamespacePrefix")
        .build();
    let fields = [
        "AssigneeId",
        "IsActive",
        "ExpirationDate",
        "PermissionSetGroup.MasterLabel",
        "PermissionSetGroup.Status",
        "PermissionSetGroup.HasActivationRequired",
    ];
    let query = Soql::select(&fields, "PermissionSetAssignment")
        .whose("AssigneeId", &user(wanted, answers)?)
        .whose_is_in("PermissionSetGroupId", &parts);
    Some(query.build())
}

pub(in crate::observe) fn frozen(wanted: &Aim, answers: &Answers) -> Option<Soql> {
    Some(Soql::select(&["IsFrozen"], "UserLogin").whose("UserId", &user(wanted, answers)?).build())
}

pub(in crate::observe) fn package_seats(wanted: &Aim, answers: &Answers) -> Option<Soql> {
    let query = Soql::select(&["PackageLicense.NamespacePrefix"], "UserPackageLicense")
        .whose("UserId", &user(wanted, answers)?)
        .whose("PackageLicense.NamespacePrefix", wanted.package.as_deref()?);
    Some(query.build())
}

pub(in crate::observe) fn taken_usernames(wanted: &Aim, answers: &Answers) -> Option<Soql> {
    let candidates = super::candidates(wanted, answers)?;
    let query = Soql::select(&["Username"], "User");
    Some(query.whose_is_among("Username", candidates.iter().map(String::as_str)).build())
}

/// The id of the integration user.
pub(in crate::observe) fn user(wanted: &Aim, answers: &Answers) -> Option<String> {
    super::chosen(wanted, answers).map(|id| id.to_string())
}
