//! How far the filling of a form has come.

use super::Unfit;
use guide::{FieldId, FieldValue, PageId};
use pages::command::{ControlKind, ControlSeen, DocumentId, FillAction, Handle};
use pages::path::Captures;
use pages::pointed::ControlSignature;

/// A form that is being filled.
#[derive(Clone, Debug)]
pub struct Filling {
    /// The page.
    pub page: PageId,
    /// The document that shows it, once it was looked at.
    pub document: Option<DocumentId>,
    /// What could be pressed in its dialogs before the page asked for a confirmation.
    pub dialogs: Vec<Handle>,
    /// All its fields.
    pub fields: Vec<FieldValue>,
    /// The place of the field at hand.
    pub at: usize,
    /// How often it went away while it was being filled.
    pub looks: u32,
    /// What is going on.
    pub phase: FillPhase,
    /// Whether the first round is over and the fields are being read back.
    pub round: Round,
    /// The record ids in the page's address, once it was seen.
    pub ids: Option<Captures>,
    /// Fields into which a file was put: what a page does with it is its own, and it is put in once.
    pub given: Vec<FieldId>,
    /// The form's controls as they were before a value was last put in.
    pub form: Vec<Handle>,
    /// Whether any value was put in.
    pub touched: bool,
    /// Fields that were filled on a step of the form that is over.
    pub over: Vec<FieldId>,
    /// How long the page has been looked at in vain, for all fields together.
    pub stillness: Stillness,
}

/// How long a page has been at rest while something was looked for on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stillness {
    /// What its controls came to at the last look.
    pub page: u64,
    /// Looks since they came to something else.
    pub at_rest: u32,
    /// All looks.
    pub looks: u32,
}

/// A form with something in it that was filled here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenForm {
    /// Its page.
    pub page: PageId,
    /// The tab that it stands in.
    pub tab: i32,
    /// The document that shows it.
    pub document: DocumentId,
}

/// What is going on with the field at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillPhase {
    /// The page is being looked at.
    Looking,
    /// The field is being filled.
    Writing,
    /// The admin must press something on the page.
    AwaitingPerson,
    /// The admin is asked whether these are the fields.
    AwaitingAnswer,
}

/// Which round of a fill it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Every field is filled once.
    First,
    /// What later fields changed is put right.
    Second,
    /// What the page shows at the end is read back.
    ReadBack,
}

/// A field of which nobody knows yet whether it is the one that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedField {
    /// The field.
    pub field: FieldId,
    /// The control that was found for it.
    pub found: ControlSignature,
    /// Whether the admin takes it for the right one.
    pub right: bool,
}

/// A field that the admin is asked to click on the page.
#[derive(Clone, Debug)]
pub struct Picking {
    /// The page.
    pub page: PageId,
    /// The field.
    pub field: FieldId,
    /// The kinds of control that it may be.
    pub kinds: Vec<ControlKind>,
    /// Why the last click did not do.
    pub refused: Option<Unfit>,
}

/// What the fields of a form showed before it was filled.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// Its page.
    pub page: PageId,
    /// The tab that it stands in.
    pub tab: i32,
    /// The document that shows it.
    pub document: DocumentId,
    /// Its fields, in the order in which they are filled.
    pub fields: Vec<Before>,
    /// What the page said was wrong before.
    pub errors: Vec<String>,
}

/// What a field showed before it was filled.
#[derive(Clone, Debug)]
pub struct Before {
    /// The field.
    pub field: FieldId,
    /// Salesforce's label.
    pub label: String,
    /// The control as it was.
    pub seen: ControlSeen,
    /// What was to be put into it.
    pub done: FillAction,
}

/// A form that is being put back to what it showed before.
#[derive(Clone, Debug)]
pub struct Restoring {
    /// The page.
    pub page: PageId,
    /// Its fields, the last one first.
    pub fields: Vec<Before>,
    /// The place of the field at hand.
    pub at: usize,
    /// What is being put into it.
    pub action: Option<FillAction>,
}
