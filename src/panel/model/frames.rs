//! The frames of the tab, and what pages they show.

use pages::catalog::Catalog;
use pages::command::Frame;
use pages::locate::{Extent, Fields, ShownPage, find_pages};
use pages::path::Captures;
use std::cell::OnceCell;
use std::ops::Deref;
use std::ptr;
use std::rc::Rc;

/// The frames of the tab as they were last described. Which pages they show, and
/// what the fields of these are, is asked many times between two looks, and found out once.
#[derive(Debug, Default)]
pub struct Frames {
    seen: Vec<Frame>,
    shown: OnceCell<Vec<Shown>>,
}

/// A shown page, by the places of page and frame in their lists.
#[derive(Debug)]
struct Shown {
    page: usize,
    frame: usize,
    ids: Captures,
    shows: Extent,
    fields: Rc<Fields>,
}

impl Frames {
    /// What a look has brought, in place of what was seen before.
    pub(in crate::panel) fn replace(&mut self, seen: Vec<Frame>) {
        *self = Self { seen, shown: OnceCell::new() };
    }

    /// Nothing is known of the tab any more.
    pub(in crate::panel) fn clear(&mut self) {
        self.replace(Vec::new());
    }

    /// The pages of the catalog that they show; see [`find_pages`].
    pub(super) fn pages<'a>(&'a self, catalog: &'a Catalog) -> Vec<ShownPage<'a>> {
        let shown = self.shown.get_or_init(|| {
            let place = |found: ShownPage<'_>| {
                let page = catalog.pages.iter().position(|page| ptr::eq(page, found.page))?;
                let frame = self.seen.iter().position(|frame| ptr::eq(frame, found.frame))?;
                Some(Shown { page, frame, ids: found.ids, shows: found.shows, fields: found.fields })
            };
            find_pages(catalog, &self.seen).into_iter().filter_map(place).collect()
        });
        let page = |shown: &Shown| {
            Some(ShownPage {
                page: catalog.pages.get(shown.page)?,
                frame: self.seen.get(shown.frame)?,
                ids: shown.ids.clone(),
                shows: shown.shows,
                fields: Rc::clone(&shown.fields),
            })
        };
        shown.iter().filter_map(page).collect()
    }
}

impl Deref for Frames {
    type Target = [Frame];

    fn deref(&self) -> &[Frame] {
        &self.seen
    }
}
