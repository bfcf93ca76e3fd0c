//! What Salesforce's pages call the values that its API abbreviates.
//!
//! A value without words here is shown as the API gives it.

/// The words for a token, or the token itself.
fn words(table: &[(&str, &str)], token: &str) -> String {
    let found = table.iter().find(|(api, _)| api.eq_ignore_ascii_case(token));
    found.map_or(token, |(_, words)| words).to_owned()
}

/// Permitted Users.
pub(super) fn permitted_users(token: &str) -> String {
    let table = [
        ("AdminApprovedPreAuthorized", "Admin approved users are pre-authorized"),
        ("AllSelfAuthorized", "All users can self-authorize"),
    ];
    words(&table, token)
}

/// Refresh Token Policy, with the period where the policy has one.
pub(super) fn refresh_token(token: &str, period: Option<&str>) -> String {
    let table = [
        ("Zero", "Immediately expire refresh token"),
        ("Infinite", "Refresh token is valid until revoked"),
        ("SpecificLifetime", "Expire refresh token after a specific time"),
        ("SpecificInactivity", "Expire refresh token if not used for a specific time"),
    ];
    match period.filter(|_| token.starts_with("Specific")) {
        Some(period) => format!("{} ({period})", words(&table, token)),
        None => words(&table, token),
    }
}

/// IP Relaxation.
pub(super) fn ip_relaxation(token: &str) -> String {
    let table = [
        ("Enforce", "Enforce IP restrictions"),
        ("Bypass", "Relax IP restrictions"),
        ("Bypass_2factor", "Relax IP restrictions with second factor"),
        ("Enforce_RelaxRefresh", "Enforce IP restrictions, but relax for refresh tokens"),
    ];
    words(&table, token)
}

/// OAuth scopes.
pub(super) fn scope(token: &str) -> String {
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

/// `SetupEntityType` of an access.
pub(super) fn entity_kind(kind: &str) -> String {
    let table = [
        ("ApexPage", "Visualforce page"),
        ("ConnectedApplication", "connected app"),
        ("CustomPermission", "custom permission"),
        ("ExternalClientApplication", "external client app"),
        ("CustomEntityDefinition", "custom metadata type"),
        ("ServiceProvider", "service provider"),
        ("TabSet", "app"),
    ];
    words(&table, kind)
}

/// `PermissionSet.Type`, as it begins a sentence.
pub(super) fn permission_set_kind(kind: &str) -> String {
    match kind {
        "Group" => "A permission set group".to_owned(),
        other => format!("A permission set that nobody made by hand (type {other})"),
    }
}

/// A right on an object or a field.
pub(super) fn right(right: &str) -> String {
    let table = [
        ("ViewAllRecords", "View All Records"),
        ("ModifyAllRecords", "Modify All Records"),
        ("ViewAllFields", "View All Fields"),
    ];
    words(&table, right)
}
