//! Words of Salesforce's pages, by language.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Words by language (`en`, `de`, ...).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, OneOrMany>);

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Words {
    /// The words in a language; `de-AT` and `de_AT` are `de`. `pt-PT` is not `pt-BR`:
    /// Salesforce leaves Setup in English there.
    pub fn of(&self, language: &str) -> &[String] {
        let tag = language.replace('_', "-").to_lowercase();
        let primary = tag.split('-').next().unwrap_or_default();
        let known = |wanted: &str| self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted));
        let only = || self.0.iter().find(|(key, _)| key.split('-').next() == Some(tag.as_str()));
        known(&tag)
            .or_else(|| known(primary))
            .or_else(only)
            .map(|(_, words)| words.as_slice())
            .unwrap_or_default()
    }

    /// Whether these and the others have a word in common in any language.
    pub fn share_a_word(&self, others: &Self) -> bool {
        self.all().any(|word| others.all().any(|other| other == word))
    }

    /// The words of every language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.values().flat_map(OneOrMany::as_slice).map(String::as_str)
    }

    /// The languages that have words.
    pub(super) fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a language has words.
    pub(super) fn has(&self, language: &str) -> bool {
        self.0.get(language).is_some_and(|words| !words.as_slice().is_empty())
    }

    /// Adds the words of others, language by language, each once.
    pub(super) fn add(&mut self, others: &Self) {
        for (language, words) in &others.0 {
            let mut all = self.0.get(language).map(|words| words.as_slice().to_vec()).unwrap_or_default();
            all.extend(
                words.as_slice().iter().filter(|word| !all.contains(word)).cloned().collect::<Vec<_>>(),
            );
            self.0.insert(language.clone(), OneOrMany::Many(all));
        }
    }
}

impl OneOrMany {
    fn as_slice(&self) -> &[String] {
        match self {
            Self::One(word) => std::slice::from_ref(word),
            Self::Many(words) => words,
        }
    }
}

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
