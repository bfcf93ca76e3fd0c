//! One thing that was found, and what it means.

use super::cause::Cause;
use super::place::Place;
use words::Text;

/// What a finding means for the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The other side does not get in because of it.
    KeepsOut,
    /// It works today, and may not tomorrow; or it lets in more than it should.
    Risk,
    /// It works, and not as the guide has it.
    Differs,
    /// Nobody here may look.
    CouldNotCheck,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it means.
    pub weight: Weight,
    /// What it is.
    pub cause: Cause,
    /// What it is about, in words.
    pub says: Text,
    /// At which point Salesforce refuses because of it.
    pub(super) place: Option<Place>,
}
