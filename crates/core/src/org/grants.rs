//! What a permission set grants beside system permissions.

use super::{ApexClassId, AppId};

/// What a permission set grants beside system permissions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grants {
    /// Access to setup entities (`SetupEntityAccess`).
    pub entities: Vec<EntityAccess>,
    /// Objects (`ObjectPermissions`) and fields (`FieldPermissions`), by API name.
    pub data: Vec<Access>,
    /// Whether there is more of either than one answer holds: what is here is granted, and
    /// what is not here may be.
    pub is_cut: bool,
}

/// Access to a setup entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityAccess {
    /// An Apex class.
    ApexClass {
        /// Its id.
        id: ApexClassId,
        /// Its name with its namespace before a dot, where it could be read.
        name: Option<String>,
    },
    /// An external client app.
    App(AppId),
    /// Anything else.
    Other {
        /// Salesforce's name for the kind, for example `CustomPermission`.
        kind: String,
        /// Its id.
        id: String,
    },
}

/// Access to data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// To an object.
    Object(String),
    /// To a field, written with its object before a dot.
    Field(String),
}
