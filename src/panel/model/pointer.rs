//! What the admin is shown on the page.

use guide::{FieldId, Stage};
use pages::locate::ControlAt;

/// Something that is pointed at, or will be as soon as it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The field; none for what the page wants to be pressed meanwhile.
    pub field: Option<FieldId>,
    /// What is said of it.
    pub tag: RingTag,
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

/// What stands beside a ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RingTag {
    /// What the control is called.
    Name(ControlName),
    /// That it is pressed next.
    Press(ControlName),
    /// The question whether it is this one.
    IsIt(ControlName),
    /// That the answer to the page's dialog is given here.
    ConfirmHere,
    /// That only a person can press it.
    PressHere,
}

/// What a field or button is called on Salesforce's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ControlName {
    /// A field, by the label that the guide has for it.
    Field(String),
    /// A button or link.
    Button(FieldId),
}

impl ControlName {
    /// What a field or button of the stage is called.
    pub fn of(stage: &Stage, field: &FieldId) -> Self {
        let known = stage.fields.iter().find(|value| value.field == *field);
        known.map_or_else(|| Self::Button(field.clone()), |value| Self::Field(value.label.clone()))
    }
}
