//! Which control of the page a field is: what it is called, and what the admin is asked about it.

use super::super::model::{ControlName, RingTag, Unfit};
use super::super::screen::Surface;
use crate::guide::FieldId;
use crate::page::command::ControlKind;

/// What a field or button is called on Salesforce's pages.
pub(in crate::panel) fn control_name(name: &ControlName) -> &str {
    match name {
        ControlName::Field(label) => label,
        ControlName::Button(field) => press_label(field),
    }
}

/// What a button is called on Salesforce's pages.
pub(in crate::panel) fn press_label(field: &FieldId) -> &str {
    match field.as_str() {
        "new" => "New",
        "save" => "Save",
        "create" => "Create",
        "edit" => "Edit",
        "policies" => "Policies",
        "settings" => "Settings",
        "confirm" => "Confirm",
        "apex-class-access" => "Apex Class Access",
        "system-permissions" => "System Permissions",
        "edit-permission-set-assignments" | "edit-permission-set-license-assignments" => "Edit Assignments",
        "standard-profile" => "the profile's name",
        "clone" => "Clone",
        "consumer-key-and-secret" => "Consumer Key and Secret",
        "copy-key" => "Copy of the Consumer Key",
        other => other,
    }
}

/// The words beside a ring.
pub(in crate::panel) fn ring_tag(tag: &RingTag) -> String {
    match tag {
        RingTag::Name(name) => control_name(name).to_owned(),
        RingTag::Press(name) => format!("Press {}", control_name(name)),
        RingTag::IsIt(name) => format!("{}?", control_name(name)),
        RingTag::ConfirmHere => "Confirm here".to_owned(),
        RingTag::PressHere => "Press here".to_owned(),
    }
}

/// How to go to the field by keyboard and back.
pub(in crate::panel) fn keys(surface: Surface, key: Option<&str>) -> String {
    match (surface, key) {
        (_, None) => {
            "For going to the field by keyboard, set a key at chrome://extensions/shortcuts.".to_owned()
        }
        (Surface::Embedded, Some(key)) => format!("{key} goes to the ringed field, and back here."),
        (Surface::Side, Some(key)) => format!(
            "{key} puts the focus of the page on the ringed field. F6 goes from here to the page, Shift+F6 back."
        ),
    }
}

/// What the admin is asked to do on the page.
pub(in crate::panel) fn point_to(name: &str, wanted: &[ControlKind]) -> String {
    format!(
        "Click {name} on the page: {}. Or go there with Tab and press Enter. Nothing is pressed or typed by this.",
        kinds(wanted)
    )
}

/// Why a click did not do.
pub(in crate::panel) fn unfit(why: &Unfit) -> String {
    match why {
        Unfit::OtherKind { wanted } => return format!("That is not {}.", kinds(wanted)),
        Unfit::Taken { label } => return format!("That is the field {label}."),
        Unfit::OtherForm => "That is not on the form of this step.",
        Unfit::Locked => "That field can't be changed now.",
        Unfit::Gone => "That field is not there any more.",
    }
    .to_owned()
}

fn kinds(kinds: &[ControlKind]) -> String {
    let mut names: Vec<&str> = kinds.iter().map(|kind| name(*kind)).collect();
    names.dedup();
    names.join(" or ")
}

fn name(kind: ControlKind) -> &'static str {
    match kind {
        ControlKind::Text | ControlKind::Email | ControlKind::Password | ControlKind::Textarea => {
            "a text field"
        }
        ControlKind::Checkbox | ControlKind::Toggle => "a checkbox",
        ControlKind::Radio => "one of several choices",
        ControlKind::Combobox | ControlKind::Select => "a list",
        ControlKind::Lookup => "a search field",
        ControlKind::DualList => "a pair of lists",
        ControlKind::RadioGroup => "a group of choices",
        ControlKind::CheckboxGroup => "a group of checkboxes",
        ControlKind::File => "a field for a file",
        ControlKind::Button | ControlKind::DialogButton => "a button",
        ControlKind::Link => "a link",
        ControlKind::Tab => "a tab",
        ControlKind::Output => "a value that is only shown",
    }
}
