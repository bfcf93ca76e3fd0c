//! The form of the step.

use super::{AskedField, Earlier, FieldOutcome, OnArrival, OpenForm};
use guide::FieldId;
use std::collections::BTreeMap;

/// What became of the form of the step.
#[derive(Debug, Default)]
pub struct FormWork {
    /// What became of filling the fields of the step.
    pub results: BTreeMap<FieldId, FieldOutcome>,
    /// The form that was filled here and is not known to be saved.
    pub unsaved: Option<OpenForm>,
    /// Whether the form of this step was left after it was filled, and nothing was read since.
    pub left_form: bool,
    /// The form that is filled once it is there.
    pub on_arrival: Option<OnArrival>,
    /// What the form that was filled last showed before.
    pub earlier: Option<Earlier>,
    /// The fields that [`super::Asked::Fields`] is about.
    pub asked_fields: Vec<AskedField>,
}
