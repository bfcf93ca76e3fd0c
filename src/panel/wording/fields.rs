//! Which control of the page a field is: what it is called, and what the admin is asked about it.

use super::super::model::{ControlName, RingTag, Unfit};
use super::super::screen::Surface;
use guide::FieldId;
use pages::command::ControlKind;
use words::{Join, Text, field, page};

/// What a field or button is called on Salesforce's pages.
pub(in crate::panel) fn control_name(name: &ControlName) -> Text {
    match name {
        ControlName::Field(label) => Text::quoted(label),
        ControlName::Button(field) => press_label(field),
    }
}

/// What a button is called on Salesforce's pages.
pub(in crate::panel) fn press_label(field: &FieldId) -> Text {
    let name = match field.as_str() {
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
        "standard-profile" => return field::ProfileName.into(),
        "clone" => "Clone",
        "consumer-key-and-secret" => "Consumer Key and Secret",
        "copy-key" => return field::CopyOfKey.into(),
        other => other,
    };
    Text::quoted(name)
}

/// The words beside a ring.
pub(in crate::panel) fn ring_tag(tag: &RingTag) -> Text {
    match tag {
        RingTag::Name(name) => control_name(name),
        RingTag::Press(name) => field::RingPress { name: control_name(name) }.into(),
        RingTag::IsIt(name) => field::RingIsIt { name: control_name(name) }.into(),
        RingTag::ConfirmHere => field::RingConfirm.into(),
        RingTag::PressHere => field::RingPressHere.into(),
    }
}

/// How to go to the field by keyboard and back.
pub(in crate::panel) fn keys(surface: Surface, key: Option<&str>) -> Text {
    match (surface, key) {
        (_, None) => page::NoKey.into(),
        (Surface::Embedded, Some(key)) => page::KeyBeside { key: key.into() }.into(),
        (Surface::Side, Some(key)) => page::KeySidePanel { key: key.into() }.into(),
    }
}

/// What the admin is asked to do on the page.
pub(in crate::panel) fn point_to(name: Text, wanted: &[ControlKind]) -> Text {
    field::PointTo { name, kinds: kinds(wanted) }.into()
}

/// Why a click did not do.
pub(in crate::panel) fn unfit(why: &Unfit) -> Text {
    match why {
        Unfit::OtherKind { wanted } => field::WrongKind { kinds: kinds(wanted) }.into(),
        Unfit::Taken { label } => field::IsOther { field: Text::quoted(label) }.into(),
        Unfit::OtherForm => field::OtherForm.into(),
        Unfit::Locked => field::CannotChange.into(),
        Unfit::Gone => field::WentAway.into(),
    }
}

fn kinds(kinds: &[ControlKind]) -> Text {
    let mut names: Vec<Text> = kinds.iter().map(|kind| name(*kind)).collect();
    names.dedup();
    Text::Joined(Join::Or, names)
}

fn name(kind: ControlKind) -> Text {
    match kind {
        ControlKind::Text | ControlKind::Email | ControlKind::Password | ControlKind::Textarea => {
            field::KindText.into()
        }
        ControlKind::Checkbox | ControlKind::Toggle => field::KindCheckbox.into(),
        ControlKind::Radio => field::KindRadio.into(),
        ControlKind::Combobox | ControlKind::Select => field::KindList.into(),
        ControlKind::Lookup => field::KindLookup.into(),
        ControlKind::DualList => field::KindDualList.into(),
        ControlKind::RadioGroup => field::KindRadioGroup.into(),
        ControlKind::CheckboxGroup => field::KindCheckboxGroup.into(),
        ControlKind::File => field::KindFile.into(),
        ControlKind::Button | ControlKind::DialogButton => field::KindButton.into(),
        ControlKind::Link => field::KindLink.into(),
        ControlKind::Tab => field::KindTab.into(),
        ControlKind::Output => field::KindOutput.into(),
    }
}
