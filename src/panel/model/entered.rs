//! The values of the guide.

use guide::{ParameterId, ValueFault, Values};
use std::collections::BTreeSet;

/// The values, and who entered them.
#[derive(Debug, Default)]
pub struct Entered {
    /// All values.
    pub values: Values,
    /// Those that the admin typed.
    pub typed: BTreeSet<ParameterId>,
    /// A value that was entered and not kept.
    pub refused: Option<Refused>,
}

/// A value that was entered and not kept; what it was is not known any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which value.
    pub name: ParameterId,
    /// Why.
    pub why: ValueFault,
    /// How often in a row.
    pub times: u32,
}
