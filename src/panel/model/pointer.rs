//! What the admin is shown on the page.

use crate::guide::FieldId;
use crate::page::locate::ControlAt;

/// Something that is pointed at, or will be as soon as it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The field; none for what the page wants to be pressed meanwhile.
    pub field: Option<FieldId>,
    /// What it is called.
    pub label: String,
    /// Whether it was found.
    pub found: Found,
}

/// Whether what is pointed at was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It has the ring.
    InSight(ControlAt),
    /// It is hidden. What brings it up has the ring, where the page tells what does.
    Hidden(ControlAt),
    /// Not yet: pages draw parts of themselves late, or after a choice.
    NotYet,
}
