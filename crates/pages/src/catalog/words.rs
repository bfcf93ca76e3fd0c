//! Words of Salesforce's pages, by language.

use super::plain::plain;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Words by language (`en`, `de`, ...).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, Written>);

/// The words of a language as Salesforce writes them, and made plain once they are asked for so.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "OneOrMany")]
struct Written {
    words: Vec<String>,
    plain: OnceLock<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Words {
    /// The words in a language; `de-AT` and `de_AT` are `de`. `pt-PT` is not `pt-BR`:
    /// Salesforce leaves Setup in English there.
    pub fn of(&self, language: &str) -> &[String] {
        self.written(language).map(|written| written.words.as_slice()).unwrap_or_default()
    }

    /// The words in a language, as they are compared.
    pub(in super::super) fn plain_of(&self, language: &str) -> &[String] {
        self.written(language).map(Written::plain).unwrap_or_default()
    }

    fn written(&self, language: &str) -> Option<&Written> {
        let tag = language.replace('_', "-").to_lowercase();
        let primary = tag.split('-').next().unwrap_or_default();
        let known = |wanted: &str| self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted));
        let only = || self.0.iter().find(|(key, _)| key.split('-').next() == Some(tag.as_str()));
        known(&tag).or_else(|| known(primary)).or_else(only).map(|(_, words)| words)
    }

    /// Whether these and the others have a word in common in any language.
    pub fn share_a_word(&self, others: &Self) -> bool {
        self.all().any(|word| others.all().any(|other| other == word))
    }

    /// The words of every language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.values().flat_map(|written| &written.words).map(String::as_str)
    }

    /// The words of every language, as they are compared.
    pub(in super::super) fn all_plain(&self) -> impl Iterator<Item = &str> {
        self.0.values().flat_map(Written::plain).map(String::as_str)
    }

    /// The languages that have words.
    pub(super) fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a language has words.
    pub(super) fn has(&self, language: &str) -> bool {
        self.0.get(language).is_some_and(|written| !written.words.is_empty())
    }

    /// Adds the words of others, language by language, each once.
    pub(super) fn add(&mut self, others: &Self) {
        for (language, others) in &others.0 {
            let mut words = self.0.remove(language).unwrap_or_default().words;
            for word in &others.words {
                if !words.contains(word) {
                    words.push(word.clone());
                }
            }
            self.0.insert(language.clone(), Written::from(words));
        }
    }
}

impl Written {
    fn plain(&self) -> &[String] {
        self.plain.get_or_init(|| self.words.iter().map(|word| plain(word)).collect())
    }
}

impl From<Vec<String>> for Written {
    fn from(words: Vec<String>) -> Self {
        Self { words, plain: OnceLock::new() }
    }
}

impl From<OneOrMany> for Written {
    fn from(words: OneOrMany) -> Self {
        match words {
            OneOrMany::One(word) => Self::from(vec![word]),
            OneOrMany::Many(words) => Self::from(words),
        }
    }
}

/// Whether they were asked for says nothing of the words.
impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for Written {}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_regional_language_are_those_of_the_language() {
        let words: Words =
            serde_json::from_value(serde_json::json!({"de": ["OK", "Ja"], "en": "Yes"})).unwrap();
        assert_eq!(words.of("de-AT"), ["OK", "Ja"]);
        assert_eq!(words.of("EN_us"), ["Yes"]);
        assert!(words.of("ja").is_empty() && words.of("").is_empty());
    }

    #[test]
    fn words_of_brazil_are_not_those_of_portugal() {
        let words: Words = serde_json::from_value(serde_json::json!({"pt-BR": "Salvar"})).unwrap();
        assert_eq!(words.of("pt_BR"), ["Salvar"]);
        assert_eq!(words.of("pt"), ["Salvar"]);
        assert!(words.of("pt-PT").is_empty());
    }
}
