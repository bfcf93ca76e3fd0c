//! What Salesforce's pages call the values that its API abbreviates.
//!
//! A value without words here is shown as the API gives it.

use crate::org::{AppId, Org};
use words::{Text, Value, check, permission_set, policy};

/// The words for a token, or the token itself.
fn words(table: &[(&str, &str)], token: &str) -> Text {
    Text::quoted(name(table, token))
}

fn name<'a>(table: &[(&str, &'a str)], token: &'a str) -> &'a str {
    table.iter().find(|(api, _)| api.eq_ignore_ascii_case(token)).map_or(token, |(_, words)| words)
}

/// Permitted Users.
pub(super) fn permitted_users(token: &str) -> Text {
    let table = [
        ("AdminApprovedPreAuthorized", "Admin approved users are pre-authorized"),
        ("AllSelfAuthorized", "All users can self-authorize"),
    ];
    words(&table, token)
}

/// Refresh Token Policy, with the period where the policy has one.
pub(super) fn refresh_token(token: &str, period: Option<&str>) -> Text {
    let table = [
        ("Zero", "Immediately expire refresh token"),
        ("Infinite", "Refresh token is valid until revoked"),
        ("SpecificLifetime", "Expire refresh token after a specific time"),
        ("SpecificInactivity", "Expire refresh token if not used for a specific time"),
    ];
    let policy = words(&table, token);
    match period.filter(|_| token.starts_with("Specific")) {
        Some(period) => policy::WithPeriod { policy, period: period.into() }.into(),
        None => policy,
    }
}

/// IP Relaxation.
pub(super) fn ip_relaxation(token: &str) -> Text {
    let table = [
        ("Enforce", "Enforce IP restrictions"),
        ("Bypass", "Relax IP restrictions"),
        ("Bypass_2factor", "Relax IP restrictions with second factor"),
        ("Enforce_RelaxRefresh", "Enforce IP restrictions, but relax for refresh tokens"),
    ];
    words(&table, token)
}

/// OAuth scopes.
pub(super) fn scope(token: &str) -> Text {
    let table = [
        ("Api", "Manage user data via APIs (api)"),
        ("RefreshToken", "Perform requests at any time (refresh_token, offline_access)"),
        ("OfflineAccess", "Perform requests at any time (refresh_token, offline_access)"),
        ("Full", "Full access (full)"),
        ("Web", "Manage user data via Web browsers (web)"),
        ("Basic", "Access the identity URL service (id, profile, email, address, phone)"),
        ("OpenID", "Access unique user identifiers (openid)"),
        ("Chatter", "Access Connect REST API resources (chatter_api)"),
        ("CustomPermissions", "Access custom permissions (custom_permissions)"),
    ];
    words(&table, token)
}

/// The label of what an access is to, where it is an app that was read, else its id.
pub(super) fn entity(org: &Org, id: &str) -> Value {
    org.app_labels.get(AppId::new(id).short()).map_or_else(|| id.into(), Into::into)
}

/// `SetupEntityType` of an access.
pub(super) fn entity_kind(kind: &str) -> Text {
    match kind.to_ascii_lowercase().as_str() {
        "apexpage" => check::KindPage.into(),
        "connectedapplication" => check::KindConnectedApp.into(),
        "custompermission" => check::KindCustomPermission.into(),
        "externalclientapplication" => check::KindExternalClientApp.into(),
        "customentitydefinition" => check::KindCustomMetadata.into(),
        "serviceprovider" => check::KindServiceProvider.into(),
        "tabset" => check::KindApp.into(),
        _ => Text::quoted(kind),
    }
}

/// `PermissionSet.Type`, as it begins a sentence.
pub(super) fn permission_set_kind(kind: &str) -> Text {
    match kind {
        "Group" => permission_set::KindGroup.into(),
        other => permission_set::KindOther { kind: other.into() }.into(),
    }
}

/// A right on an object or a field.
pub(super) fn right(right: &str) -> &str {
    let table = [
        ("ViewAllRecords", "View All Records"),
        ("ModifyAllRecords", "Modify All Records"),
        ("ViewAllFields", "View All Fields"),
    ];
    name(&table, right)
}
