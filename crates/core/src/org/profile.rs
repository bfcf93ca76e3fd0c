//! A profile, and all that it grants.

use super::{Observed, ProfileId};
use std::collections::{BTreeMap, BTreeSet};

/// A profile (`Profile`), with what the permission set says that it owns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its id.
    pub id: ProfileId,
    /// Its name.
    pub name: String,
    /// The name of its user license.
    pub license: Option<String>,
    /// Whether an admin made it, and which system permissions it grants.
    pub grants: Observed<ProfileGrants>,
    /// What it grants beside system permissions; it holds no [`Grant::Permission`].
    pub access: Observed<BTreeSet<Grant>>,
    /// Whether there is more of that than one answer holds.
    pub is_access_cut: bool,
    /// Whether its rights on objects are all there, those included that only newer
    /// versions of the API know.
    pub object_rights: Observed<()>,
}

/// What the permission set says that a profile owns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileGrants {
    /// Whether an admin made the profile, as opposed to one that comes with the org.
    ///
    /// Inferred: the Object Reference says of `PermissionSet.IsCustom` that an admin made
    /// it, and nothing of permission sets that profiles own.
    pub is_custom: bool,
    /// Which system permissions it grants, by API name; what the org does not list is absent.
    pub permissions: BTreeMap<String, bool>,
}

/// The name of a profile in the Metadata API. Signs that are neither letters nor digits are
/// written as in an address there, but for the usual ones (seen: `Custom%3A Sales`).
pub fn as_metadata_name(profile: &str) -> String {
    let encoded = |sign: char| match sign {
        ' ' | '-' | '_' | '.' => sign.to_string(),
        _ if sign.is_alphanumeric() => sign.to_string(),
        _ => sign.to_string().bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02X}")),
    };
    profile.chars().map(encoded).collect()
}

impl Profile {
    /// Whether an admin made it, where that is known.
    pub fn is_custom(&self) -> Option<bool> {
        Some(self.grants.known()?.is_custom)
    }

    /// Whether its users can only use the API. False where that is not known.
    pub fn is_api_only(&self) -> bool {
        self.grants.known().is_some_and(|grants| grants.permissions.get("ApiUserOnly") == Some(&true))
    }

    /// Whether it belongs to the user license of this name.
    pub fn has_license(&self, name: &str) -> bool {
        self.license.as_deref().is_some_and(|license| license.eq_ignore_ascii_case(name))
    }
}

/// One thing that a profile grants.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grant {
    /// A system permission, by API name.
    Permission(String),
    /// A right on an object (`ObjectPermissions`).
    Object {
        /// The object's API name.
        object: String,
        /// The right, for example `Read` or `ViewAllRecords`.
        right: String,
    },
    /// A right on a field (`FieldPermissions`).
    Field {
        /// The field, written with its object before a dot.
        field: String,
        /// The right: `Read` or `Edit`.
        right: String,
    },
    /// Access to a setup entity (`SetupEntityAccess`).
    Entity {
        /// Salesforce's name for the kind, for example `ApexClass`.
        kind: String,
        /// The short form of its id.
        id: String,
    },
}
