//! From what it is told.

use crate::check::{Finding, Local};
use crate::diagnose::Heard;
use crate::org::Org;
use guide::{Guide, Values};

/// All from which it is told.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    /// What is to be set up.
    pub guide: &'a Guide,
    /// The values.
    pub values: &'a Values,
    /// The org.
    pub org: &'a Org,
    /// What the checks said of it.
    pub verdicts: &'a [Finding],
    /// What is known on this side of the wire.
    pub local: &'a Local<'a>,
    /// What is known beside the org.
    pub heard: &'a Heard,
}
