//! Sets and maps of what comes along.

use std::collections::{BTreeMap, BTreeSet};

/// A set or a map that is kept in order.
pub trait Ordered {}
impl<T> Ordered for BTreeSet<T> {}
impl<K, V> Ordered for BTreeMap<K, V> {}

/// Collects into a set or a map item by item. What `collect` does there, it sorts all of them
/// first: faster with thousands, and four kilobytes of code for each type of item.
pub trait Gather: Iterator + Sized {
    /// See [`Gather`]; of two items with the same key the later one counts, as with `collect`.
    fn gather<C: Default + Extend<Self::Item> + Ordered>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> Gather for I {}
