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
    /// The words in a language; `de-AT` and `de_AT` are `de`.
    pub fn of(&self, language: &str) -> &[String] {
        let primary = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        match self.0.get(&primary) {
            Some(OneOrMany::One(word)) => std::slice::from_ref(word),
            Some(OneOrMany::Many(words)) => words,
            None => &[],
        }
    }

    /// The words of every language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0
            .values()
            .flat_map(|words| match words {
                OneOrMany::One(word) => std::slice::from_ref(word),
                OneOrMany::Many(words) => words.as_slice(),
            })
            .map(String::as_str)
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
}
