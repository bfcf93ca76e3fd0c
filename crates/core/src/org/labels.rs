//! What Salesforce calls things in English, where the org was not asked.

/// The label of a system permission (Object Reference, `PermissionSet`).
pub fn permission_label(name: &str) -> Option<&'static str> {
    PERMISSIONS.iter().find(|(api_name, _)| *api_name == name).map(|(_, label)| *label)
}

const PERMISSIONS: [(&str, &str); 22] = [
    ("ApexRestServices", "Apex REST Services"),
    ("ApiEnabled", "API Enabled"),
    ("ApiUserOnly", "API Only User"),
    ("AssignPermissionSets", "Assign Permission Sets"),
    ("AuthorApex", "Author Apex"),
    ("CustomizeApplication", "Customize Application"),
    ("ExternalClientAppAdmin", "View all External Client Apps, view their settings, and edit their policies"),
    ("ExternalClientAppDeveloper", "Create, edit, and delete External Client Apps"),
    ("ExternalClientAppViewer", "View all External Client Apps"),
    ("ManageInternalUsers", "Manage Internal Users"),
    ("ManageProfilesPermissionsets", "Manage Profiles and Permission Sets"),
    ("ManageRoles", "Manage Roles"),
    ("ManageSharing", "Manage Sharing"),
    ("ManageUsers", "Manage Users"),
    ("ModifyAllData", "Modify All Data"),
    ("ModifyMetadata", "Modify Metadata Through Metadata API Functions"),
    ("PasswordNeverExpires", "Password Never Expires"),
    ("UseAnyApiClient", "Use Any API Client"),
    ("ViewAllData", "View All Data"),
    ("ViewAllProfiles", "View All Profiles"),
    ("ViewAllUsers", "View All Users"),
    ("ViewSetup", "View Setup and Configuration"),
];
