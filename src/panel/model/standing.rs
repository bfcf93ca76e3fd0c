//! What can be said of where a step stands.

use guide::Stage;

/// Where a step stands on the pages that are shown now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AtPage<'a> {
    /// At this stage.
    Here(&'a Stage),
    /// The page is of the right kind, but about another record.
    OtherRecord,
    /// The page is of the right kind; which record it is about can't be told.
    UnsureRecord,
    /// The page is about the right record; the form on it may be another's.
    OtherHeading,
    /// Nowhere near.
    Elsewhere,
    /// What is shown is still on its way.
    Loading,
}

/// Whether a page is about the record that is meant. The later, the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::panel) enum Record {
    /// It is.
    Ours,
    /// It can't be told.
    Unsure,
    /// It is, but a heading over the form names something else.
    OtherHeading,
    /// It is about another one.
    Other,
}
