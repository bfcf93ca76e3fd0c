//! The dictionary: what the English words of the catalog are in the other
//! languages of Setup. Each word stands here once, with its own source.

use super::validate::CatalogError;
use super::{Catalog, Clue, Page, Words};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The languages of the dictionary besides English.
pub const LANGUAGES: [&str; 5] = ["de", "es", "fr", "ja", "pt-BR"];

/// A label of Salesforce's pages in the languages of Setup.
///
/// Where a language has several words, the first is the most likely one, and
/// `seen` or `documented` speaks of it alone. What is in neither is inferred.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The English words, as they stand in the catalog.
    pub en: String,
    /// The words of the other languages.
    #[serde(default)]
    pub words: Words,
    /// Why there are none: what stays English, or is not known in any language.
    #[serde(default)]
    pub english_only: Option<String>,
    /// By language, where the first word was seen on the real page or in the metadata of an org.
    #[serde(default)]
    pub seen: BTreeMap<String, String>,
    /// By language, whose manual names the first word.
    #[serde(default)]
    pub documented: BTreeMap<String, String>,
}

impl Catalog {
    /// What the English words are called in Setup in another language, as it is said to a
    /// reader: the word alone where it was seen or is documented, else the likeliest one
    /// with the English word behind it. Nothing of what stays English, or is not known.
    pub fn labels_in(&self, language: &str) -> BTreeMap<String, String> {
        let mut known = BTreeMap::new();
        for label in &self.labels {
            let Some(word) = label.words.of(language).first() else { continue };
            let tag = |sources: &BTreeMap<String, String>| {
                sources
                    .keys()
                    .any(|known| label.words.of(known).first() == Some(word) && is_kin(known, language))
            };
            let is_sure = *word == label.en || tag(&label.seen) || tag(&label.documented);
            let said = if is_sure { word.clone() } else { format!("{word} ({})", label.en) };
            known.insert(label.en.clone(), said);
        }
        known
    }

    /// Adds the words of the other languages to the English ones of the pages.
    pub(super) fn translate(&mut self) -> Result<(), CatalogError> {
        let mut dictionary = BTreeMap::new();
        for label in &self.labels {
            check(label)?;
            if dictionary.insert(label.en.as_str(), label).is_some() {
                return Err(CatalogError::Twice(label.en.clone()));
            }
        }
        let mut used = BTreeSet::new();
        for words in self.pages.iter_mut().flat_map(all_words) {
            translate(words, &dictionary, &mut used)?;
        }
        match self.labels.iter().find(|label| !used.contains(label.en.as_str())) {
            Some(label) => Err(CatalogError::UnusedLabel(label.en.clone())),
            None => Ok(()),
        }
    }
}

/// Whether a language of the dictionary is the one that a page declares: `de` is `de_AT`.
fn is_kin(known: &str, declared: &str) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    primary(known) == primary(declared)
}

fn check(label: &Label) -> Result<(), CatalogError> {
    let named = label.seen.keys().chain(label.documented.keys());
    let fault =
        |language: &str| CatalogError::Label { label: label.en.clone(), language: language.to_owned() };
    if let Some(language) = label.words.languages().find(|language| !LANGUAGES.contains(language)) {
        return Err(fault(language));
    }
    let mut sources = BTreeSet::new();
    for language in named {
        if !label.words.has(language) || !sources.insert(language) {
            return Err(fault(language));
        }
    }
    let missing =
        LANGUAGES.into_iter().find(|language| label.words.has(language) == label.english_only.is_some());
    missing.map_or(Ok(()), |language| Err(fault(language)))
}

fn translate<'d>(
    words: &mut Words,
    dictionary: &BTreeMap<&'d str, &'d Label>,
    used: &mut BTreeSet<&'d str>,
) -> Result<(), CatalogError> {
    let english = words.of("en").to_vec();
    if words.languages().any(|language| language != "en") {
        return Err(CatalogError::Inline(english.join(", ")));
    }
    let entries: Vec<&'d Label> =
        english.iter().filter_map(|word| dictionary.get(word.as_str()).copied()).collect();
    if entries.is_empty() && !english.is_empty() {
        return Err(CatalogError::Untranslated(english.join(", ")));
    }
    for label in entries {
        used.insert(&label.en);
        words.add(&label.words);
    }
    Ok(())
}

/// All words by which a page and its controls are known.
fn all_words(page: &mut Page) -> Vec<&mut Words> {
    let mut all: Vec<&mut Words> = page.heading.iter_mut().collect();
    for field in &mut page.fields {
        all.extend(field.within.iter_mut().chain(field.section.iter_mut()).chain(field.column.iter_mut()));
        all.extend(field.options.values_mut().map(|option| &mut option.labels));
        all.extend(field.find.iter_mut().filter_map(|clue| match clue {
            Clue::Label(words) | Clue::LabelStart(words) | Clue::Row(words) | Clue::Under(words) => {
                Some(words)
            }
            Clue::Id(_)
            | Clue::Name(_)
            | Clue::Title(_)
            | Clue::Value(_)
            | Clue::IdSuffix(_)
            | Clue::Token(_) => None,
        }));
    }
    all
}
