//! Finds what is wrong with the locators before they ship.

use super::{Catalog, FieldId, Page, PageId};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Something wrong with the catalog.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// Not of the format.
    #[error("the locators can't be read: {0}")]
    Format(String),
    /// The same page, or the same field of a page, is given twice.
    #[error("{0} is there twice")]
    Twice(String),
    /// A field that nothing can find.
    #[error("{0} has no kind or no clue")]
    Clueless(String),
    /// Clues must stand strongest first.
    #[error("the clues of {0} are not in order of strength")]
    ClueOrder(String),
    /// A page is recognised by a field it does not have.
    #[error("{page} is recognised by {field}, which it does not have")]
    UnknownField {
        /// The page.
        page: PageId,
        /// The field.
        field: FieldId,
    },
    /// An option that nothing tells from others.
    #[error("option {0} has neither value nor words")]
    EmptyOption(String),
    /// Words of other languages have one place, with their source.
    #[error("{0}: words of other languages stand under [[label]]")]
    Inline(String),
    /// Words that only an English page shows.
    #[error("no [[label]] for {0}")]
    Untranslated(String),
    /// A label with a language too many, too few or twice.
    #[error("the label {label} has words, or a source for words, amiss in {language}")]
    Label {
        /// The English words.
        label: String,
        /// The language.
        language: String,
    },
    /// A label that no page has.
    #[error("no page has the label {0}")]
    UnusedLabel(String),
}

impl Catalog {
    /// Says the first thing that is wrong with the catalog.
    pub fn validate(&self) -> Result<(), CatalogError> {
        let mut pages = BTreeSet::new();
        for page in &self.pages {
            if !pages.insert(&page.id) {
                return Err(CatalogError::Twice(page.id.to_string()));
            }
            validate_page(page)?;
        }
        Ok(())
    }
}

fn validate_page(page: &Page) -> Result<(), CatalogError> {
    let mut fields = BTreeSet::new();
    for field in &page.fields {
        let name = format!("{}/{}", page.id, field.id);
        if !fields.insert(&field.id) {
            return Err(CatalogError::Twice(name));
        }
        if field.kind.is_empty() || field.find.is_empty() {
            return Err(CatalogError::Clueless(name));
        }
        if !field.find.is_sorted_by_key(|clue| Reverse(clue.kind().points())) {
            return Err(CatalogError::ClueOrder(name));
        }
        let empty = field.options.iter().find(|(_, option)| {
            option.value.is_none() && option.ending.is_none() && option.labels.all().next().is_none()
        });
        if let Some((token, _)) = empty {
            return Err(CatalogError::EmptyOption(format!("{name}/{token}")));
        }
    }
    match page.requires.iter().chain(&page.absent).chain(&page.selected).find(|id| !fields.contains(id)) {
        Some(field) => Err(CatalogError::UnknownField { page: page.id.clone(), field: field.clone() }),
        None => Ok(()),
    }
}
