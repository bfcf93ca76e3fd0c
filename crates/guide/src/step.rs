//! One step of a guide: its words, the pages on its way, and what belongs into their fields.

use super::{FieldId, PageId, ParameterId, PartId, Phrase, StepId, Template};
use serde::Deserialize;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its stable name.
    pub id: StepId,
    /// The part it belongs to.
    pub part: PartId,
    /// Its heading.
    pub title: Phrase,
    /// What the step changes in the org, said before it is begun.
    pub touches: Phrase,
    /// What to do.
    pub what: Phrase,
    /// Why, and what goes wrong otherwise.
    pub why: Phrase,
    /// The steps whose work this one builds on.
    #[serde(default)]
    pub needs: Vec<StepId>,
    /// The Setup page, best first: the first one whose placeholders are all known is opened.
    #[serde(default)]
    pub open: Vec<Template>,
    /// What happens on Setup's pages, in order.
    #[serde(default, rename = "stage")]
    pub stages: Vec<Stage>,
    /// What the panel itself does in this step, beyond the page.
    #[serde(default)]
    pub task: Option<Task>,
    /// The parameters that matter here.
    #[serde(default)]
    pub parameters: Vec<ParameterId>,
}

/// What the panel itself does in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// Make the key pair and its certificate.
    MakeKey,
    /// Log in as the integration user with the new key.
    TestLogin,
    /// Ask the class of the guide as the integration user.
    ReachClass,
    /// Show the values for the other side and save the private key.
    HandOver,
}

/// One page on the way through a step.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// The page.
    pub page: PageId,
    /// What to do on it.
    pub say: Phrase,
    /// The fields to fill, in order.
    #[serde(default, rename = "field")]
    pub fields: Vec<FieldValue>,
    /// What the admin presses when the page is ready.
    pub press: Option<FieldId>,
}

/// A field and what belongs into it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldValue {
    /// The control.
    pub field: FieldId,
    /// Its name in Salesforce's own words.
    pub label: String,
    /// What belongs into it.
    pub value: FieldContent,
    /// Why this value.
    pub why: Option<Phrase>,
    /// Whether the field is left as the page has it while its value is not known.
    #[serde(default)]
    pub optional: bool,
}

/// What belongs into a field.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum FieldContent {
    /// This text.
    Text(Template),
    /// This state of a checkbox.
    Checkbox(Checkbox),
    /// This option of a list: its token in the locators, and Salesforce's words for it.
    Option {
        /// The name of the option in `extension/locators/setup.toml`.
        token: String,
        /// What the page shows.
        shown: String,
    },
    /// The option of a list that depends on the org.
    Pick {
        /// What the page shows.
        shown: Template,
        /// The value behind it, where that is known to be the same in every language.
        value: Option<Template>,
    },
    /// These items moved to the chosen side of a pair of lists.
    Items(Vec<Item>),
    /// The certificate of the pair made here, as a file.
    Certificate {
        /// The name of the file.
        file_name: String,
    },
}

/// The state that a checkbox shall have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Checkbox {
    /// Ticked.
    On,
    /// Not ticked.
    Off,
}

/// One item of a pair of lists.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The name of the item in the locators, when it does not depend on the org.
    pub token: Option<String>,
    /// What the page shows.
    pub shown: Template,
}
