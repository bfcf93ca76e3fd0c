//! Which control of the page a field is: what was not found, and what the admin says about it.

use super::super::model::Picking;
use super::super::screen::{Notice, Surface};
use super::warning;
use crate::page::command::{ControlKind, Whereabouts};
use crate::page::locate::{Absence, Resolved};

/// What is said of a field that the admin took for a wrong one.
pub(in crate::panel) const DENIED: &str = "You said that the field found is not this one, so nothing was typed. Point to the right one, or do it by hand.";

/// What is announced with the question about the fields.
pub(in crate::panel) const RINGED_TO_CONFIRM: &str = "The first of these fields has a ring on the page.";

/// A field that is shown once the page has it.
pub(in crate::panel) const NOT_YET: &str = "Guidepost does not see this field on the page. It gets its ring as soon as it comes. If you see it, point to it.";

/// A control that the focus was to go to.
pub(in crate::panel) const NO_FOCUS: &str = "The focus could not go there. Press Show, then click the field.";

/// The focus of the page is at the field, and the keyboard may be in the side panel.
pub(in crate::panel) fn focus_behind_f6(label: &str) -> String {
    format!("{label} has the focus of the page. From the side panel, F6 goes there.")
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

/// The button of the consumer key, on a page that is not read.
pub(in crate::panel) const RINGED_UNSEEN: &str = "Copy of the Consumer Key is ringed on the page.";

/// That button was not found for certain.
pub(in crate::panel) fn not_found_unseen() -> Notice {
    warning(
        "The button was not found with certainty",
        "Nothing is ringed: the button might be that of the secret. Guidepost reads nothing of this page.",
        "Copy the value below Consumer Key by hand.",
    )
}

/// Where a hidden control is; none where the page has changed since.
pub(in crate::panel) fn hidden_in(place: &Whereabouts) -> Option<String> {
    match place {
        Whereabouts::Collapsed { name } => Some(format!(
            "It is in the closed section \"{name}\". Open that; its head is ringed on the page."
        )),
        Whereabouts::OtherTab { name } => {
            Some(format!("It is on the tab \"{name}\". Open that; it is ringed on the page."))
        }
        Whereabouts::Hidden => Some(HIDDEN.to_owned()),
        Whereabouts::InView | Whereabouts::OffScreen { .. } | Whereabouts::NotThere => None,
    }
}

const HIDDEN: &str = "The field is on the page, but hidden. It may be in a closed section or another tab.";

/// A click in another frame than that of the form.
pub(in crate::panel) const NOT_ON_THIS_FORM: &str = "That is not on the form of this step.";

/// A click on a field that has gone since.
pub(in crate::panel) const NOT_THERE_ANY_MORE: &str = "That field is not there any more.";

/// A click on a field that can't take anything.
pub(in crate::panel) const NOT_CHANGEABLE: &str = "That field can't be changed now.";

/// The words beside the ring, while it is asked whether this is the field.
pub(in crate::panel) fn is_it(label: &str) -> String {
    format!("{label}?")
}

/// Why a field was not found.
pub(in crate::panel) fn not_found(resolved: &Resolved) -> String {
    match resolved {
        Resolved::Found(_) => "Found.".to_owned(),
        Resolved::Disabled(_) => "The field is on the page, but can't be changed now.".to_owned(),
        Resolved::Ambiguous { count, .. } => format!(
            "{count} fields of this page could be meant. Guidepost does not guess: point to the right one, or do it by hand."
        ),
        Resolved::Missing(why) => match why {
            Absence::PageNotShown => "The page of this step is not open.",
            Absence::Hidden(_) => HIDDEN,
            Absence::NotOnPage | Absence::Unknown | Absence::Contradicted(_) => {
                "Guidepost can't find this field with certainty. Point to it, or do it by hand."
            }
        }
        .to_owned(),
    }
}

/// What the admin is asked to do on the page.
pub(in crate::panel) fn point_to(label: &str, picking: &Picking) -> String {
    let ask = format!(
        "Click {label} on the page: {}. Or go there with Tab and press Enter. Nothing is pressed or typed by this.",
        kinds(&picking.kinds)
    );
    match &picking.refused {
        Some(why) => format!("{why} {ask}"),
        None => ask,
    }
}

/// A field was pointed to.
pub(in crate::panel) fn pointed_to(name: &str) -> String {
    let name = if name.trim().is_empty() { "a field without a name" } else { name };
    format!("You pointed to: {name}. Press Fill the form.")
}

/// A click on another kind of control.
pub(in crate::panel) fn wrong_kind(wanted: &[ControlKind]) -> String {
    format!("That is not {}.", kinds(wanted))
}

/// A click on a control that is another field of the form.
pub(in crate::panel) fn belongs_to(label: &str) -> String {
    format!("That is the field {label}.")
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
        ControlKind::File => "a field for a file",
        ControlKind::Button | ControlKind::DialogButton => "a button",
        ControlKind::Link => "a link",
        ControlKind::Tab => "a tab",
        ControlKind::Output => "a value that is only shown",
    }
}

/// A field that shows what it showed before the form was filled.
pub(in crate::panel) const AS_BEFORE: &str = "Shows its earlier value again";

/// A field that somebody changed after it was filled.
pub(in crate::panel) const CHANGED_SINCE: &str =
    "It was changed after it was filled, so it is left as it is.";

/// A field whose earlier value nobody has.
pub(in crate::panel) const NO_WAY_BACK: &str = "Its earlier value can't be put in from here.";

/// A field that the page changed after it was put back.
pub(in crate::panel) const CHANGED_AGAIN: &str = "The page changed it again.";

/// Why a field does not show its earlier value again.
pub(in crate::panel) fn not_restored(why: &str) -> String {
    format!("Not put back. {why}")
}

/// What came of putting the earlier values back.
pub(in crate::panel) fn restored(all: usize, missed: usize) -> String {
    match (all, missed) {
        (1, 0) => "The field shows its earlier value again.".to_owned(),
        (all, 0) => format!("All {all} fields show their earlier values again."),
        (all, missed) => format!("{missed} of {all} fields were not put back. They say why."),
    }
}

/// The earlier values were not all put back.
pub(in crate::panel) fn restoring_stopped() -> Notice {
    warning(
        "Putting back was stopped",
        "Some fields may still show what Guidepost filled. Nothing was saved by Guidepost.",
        "Look at the form before you save it, or leave the page without saving.",
    )
}
