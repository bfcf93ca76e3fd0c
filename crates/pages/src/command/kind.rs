//! The kinds of control, and what each can hold.

use serde::{Deserialize, Serialize};

/// The kinds of control that the agent tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlKind {
    /// One line of text.
    Text,
    /// One line for an e-mail address.
    Email,
    /// One line whose value is never read.
    Password,
    /// Several lines of text.
    Textarea,
    /// A checkbox.
    Checkbox,
    /// A checkbox that looks like a switch.
    Toggle,
    /// One of several exclusive choices.
    Radio,
    /// A button that opens a list of options.
    Combobox,
    /// A text field that searches for options, of which only one that says exactly
    /// what is meant is ever chosen. It shows a text until then, an option afterwards.
    Lookup,
    /// The browser's own list of options.
    Select,
    /// A pair of lists between which items are moved.
    DualList,
    /// Exclusive choices in a group that says what is asked.
    RadioGroup,
    /// Boxes in a group that says what is asked.
    CheckboxGroup,
    /// A control for a file.
    File,
    /// A button of the page.
    Button,
    /// A button of a dialog.
    DialogButton,
    /// A link.
    Link,
    /// A tab.
    Tab,
    /// A value that is shown beside its label and can't be changed there.
    Output,
}

impl ControlKind {
    /// All kinds.
    pub const ALL: [Self; 19] = [
        Self::Text,
        Self::Email,
        Self::Password,
        Self::Textarea,
        Self::Checkbox,
        Self::Toggle,
        Self::Radio,
        Self::Combobox,
        Self::Lookup,
        Self::Select,
        Self::DualList,
        Self::RadioGroup,
        Self::CheckboxGroup,
        Self::File,
        Self::Button,
        Self::DialogButton,
        Self::Link,
        Self::Tab,
        Self::Output,
    ];

    /// Whether a control of this kind can hold what one of another kind does: a text is a
    /// text on one line and on several, one of several options is one in a list and among circles.
    pub fn holds_as(self, other: Self) -> bool {
        let family = |kind: Self| match kind {
            Self::Text | Self::Email | Self::Textarea => Some(0),
            Self::Checkbox | Self::Toggle => Some(1),
            Self::Select | Self::Combobox | Self::RadioGroup => Some(2),
            Self::DualList | Self::CheckboxGroup => Some(3),
            _ => None,
        };
        self == other || (family(self).is_some() && family(self) == family(other))
    }

    /// Whether a person puts a value into it.
    pub fn holds_a_value(self) -> bool {
        !matches!(self, Self::Button | Self::DialogButton | Self::Link | Self::Tab | Self::Output)
    }
}
