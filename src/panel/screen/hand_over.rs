//! The values for the other side.

use super::Button;

/// The values for the other side.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOverScreen {
    /// The values.
    pub values: Vec<HandOverLine>,
    /// A warning about them.
    pub warning: Option<String>,
    /// Save the files, forget the key.
    pub actions: Vec<Button>,
}

/// One value for the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverLine {
    /// The field there.
    pub theirs: String,
    /// Salesforce's name.
    pub ours: String,
    /// The value; none while it is not known.
    pub value: Option<String>,
    /// A word on it.
    pub note: Option<String>,
}
