//! What a site's pages have in common, whatever they are about.

use serde::{Deserialize, Serialize};

/// What the page agent is told about the site's pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
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
}

impl Marks {
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
