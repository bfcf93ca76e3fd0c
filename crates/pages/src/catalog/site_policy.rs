//! What a site's pages have in common, whatever they are about.

use super::super::command::ControlKind;
use super::{Clue, Field, Page, Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the page agent is told about the site's pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitePolicy {
    /// Paths with query, `*` standing for any text, of pages that show secrets
    /// and of which nothing but the address may be described.
    pub never_describe: Vec<String>,
    /// Words in a field's name that keep its value from being read.
    pub never_read: Vec<String>,
    /// CSS selectors of what names the record that a page is about; the first that a page has counts.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Words that headings of forms have beside those of the fields, without capitals.
    #[serde(default)]
    pub form_words: Vec<String>,
    /// Words, without capitals, by which a button says that it moves all entries of a list.
    #[serde(default)]
    pub all_words: Vec<String>,
    /// What the option says, without capitals, that is a tick.
    #[serde(default)]
    pub yes_words: Vec<String>,
    /// What the option says, without capitals, that is none.
    #[serde(default)]
    pub no_words: Vec<String>,
    /// What the button says, without capitals, that leads to the next step of a form.
    #[serde(default)]
    pub next_words: Vec<String>,
    /// Words, without capitals, for the clipboard.
    #[serde(default)]
    pub clipboard: Vec<String>,
    /// CSS selectors of errors that concern a whole page.
    pub page_errors: Vec<String>,
    /// CSS selectors of passing messages.
    pub toasts: Vec<String>,
    /// CSS selectors of errors beside a field.
    pub field_errors: Vec<String>,
    /// CSS selectors of what says that a part of a page is still on its way.
    #[serde(default)]
    pub loading: Vec<String>,
    /// How pages show what can't be changed on them.
    #[serde(default)]
    pub outputs: Vec<OutputMark>,
    /// By what the fields are known whose values may be read; made of the pages, never written.
    #[serde(default)]
    pub asked: Asked,
}

/// By what the fields of the catalog are known that hold a value. The page agent reads the
/// values of no other controls, but of one that it was told to work on. Words are made plain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Asked {
    /// Accessible names.
    pub names: BTreeSet<String>,
    /// Beginnings of accessible names.
    pub starts: BTreeSet<String>,
    /// Parts of accessible names, as they stand.
    pub tokens: BTreeSet<String>,
    /// Words of table rows.
    pub rows: BTreeSet<String>,
    /// Headings and named groups.
    pub under: BTreeSet<String>,
    /// Whole attributes.
    pub attributes: BTreeSet<String>,
    /// Ends of ids.
    pub id_ends: BTreeSet<String>,
}

impl Asked {
    /// What is known of the fields of these pages.
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut asked = Self::default();
        let fields = pages.iter().flat_map(|page| &page.fields);
        for clue in fields.filter(|field| holds_a_value(field)).flat_map(|field| &field.find) {
            asked.add(clue);
        }
        asked
    }

    fn add(&mut self, clue: &Clue) {
        let words = |words: &Words| words.all_plain().map(str::to_owned).collect::<Vec<_>>();
        match clue {
            Clue::Id(text) | Clue::Name(text) | Clue::Title(text) | Clue::Value(text) => {
                self.attributes.insert(text.clone());
            }
            Clue::IdSuffix(text) => {
                self.id_ends.insert(text.clone());
            }
            Clue::Token(text) => {
                self.tokens.insert(text.clone());
            }
            Clue::Label(label) => self.names.extend(words(label)),
            Clue::LabelStart(label) => self.starts.extend(words(label)),
            Clue::Row(row) => self.rows.extend(words(row)),
            Clue::Under(heading) => self.under.extend(words(heading)),
        }
    }
}

/// Whether something stands in a field, to be changed or only to be seen.
fn holds_a_value(field: &Field) -> bool {
    field.kind.iter().any(|kind| kind.holds_a_value() || *kind == ControlKind::Output)
}

impl SitePolicy {
    /// Whether an address, a path with its query, is one of those that are never described;
    /// the page agent decides the same.
    pub fn withhold(&self, address: &str) -> bool {
        self.never_describe.iter().any(|pattern| fits(&pattern.to_lowercase(), &address.to_lowercase()))
    }
}

/// Whether a text fits a pattern in which `*` stands for any text.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|left| {
            let ends = left.char_indices().map(|(at, _)| at).chain([left.len()]);
            ends.filter_map(|at| left.get(at..)).any(|left| fits(rest, left))
        }),
    }
}

/// How a kind of page shows a label and a value that can't be changed there, as CSS selectors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutputMark {
    /// What holds the label.
    pub label: String,
    /// What holds the value.
    pub value: String,
    /// The picture of a tick within the value, where this kind of page has one.
    #[serde(default)]
    pub ticked: Option<String>,
    /// The picture of no tick.
    #[serde(default)]
    pub unticked: Option<String>,
}
