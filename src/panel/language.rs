//! The language that this document speaks: one is loaded before anything is drawn, and another
//! one when the admin chooses it.
//!
//! Whatever is shown or told becomes words here and nowhere else; up to here it is a
//! [`Text`], which is the same in every language.

use pages::catalog::Catalog;
use std::cell::RefCell;
use std::collections::BTreeMap;
use words::{Day, Formats, Language, Leaf, Moment, Number, Text, Time};

/// The language whose texts name Salesforce's pages in English whatever language these have:
/// its readers know them from Salesforce's documentation and from who supports them.
const NAMES_IN_ENGLISH: &str = "en";

thread_local! {
    static SPOKEN: RefCell<Option<(Language, AsSeen)>> = const { RefCell::new(None) };
}

/// Speaks this language from now on, with numbers and times as the reader is used to.
pub fn speak(language: Language, formats: Box<dyn Formats>) {
    SPOKEN.with_borrow_mut(|spoken| {
        *spoken = Some((language, AsSeen { formats, setup: String::new(), labels: BTreeMap::new() }));
    });
}

/// The tag of the language that is spoken (BCP 47).
pub fn spoken() -> String {
    SPOKEN
        .with_borrow(|spoken| spoken.as_ref().map(|(language, _)| language.tag().to_owned()))
        .unwrap_or_default()
}

/// Quotes words of Salesforce's pages from now on as they stand in Setup in this language. Says
/// whether that makes a difference to before.
pub fn quote_setup_in(setup: &str, catalog: &Catalog) -> bool {
    SPOKEN.with_borrow_mut(|spoken| {
        let Some((language, seen)) = spoken else { return false };
        if language.tag() == NAMES_IN_ENGLISH || seen.setup == setup {
            return false;
        }
        setup.clone_into(&mut seen.setup);
        let labels = catalog.labels_in(setup);
        std::mem::replace(&mut seen.labels, labels.clone()) != labels
    })
}

/// The words of a text.
pub fn say(text: impl Into<Text>) -> String {
    said(&text.into())
}

fn said(text: &Text) -> String {
    SPOKEN.with_borrow(|spoken| {
        let (language, formats) = spoken.as_ref().expect("a language is loaded before anything is drawn");
        language.say(text, formats)
    })
}

/// Numbers and times as the reader is used to, Salesforce's words as the reader sees them.
struct AsSeen {
    formats: Box<dyn Formats>,
    /// The language of Setup.
    setup: String,
    /// Its words, by the English ones.
    labels: BTreeMap<String, String>,
}

impl Formats for AsSeen {
    fn number(&self, number: Number) -> String {
        self.formats.number(number)
    }

    fn day(&self, day: Day) -> String {
        self.formats.day(day)
    }

    fn time(&self, time: Time) -> String {
        self.formats.time(time)
    }

    fn moment(&self, moment: Moment) -> String {
        self.formats.moment(moment)
    }

    fn leaf(&self, kind: Leaf, text: &str) -> String {
        let label = if kind == Leaf::Value { None } else { self.labels.get(text) };
        self.formats.leaf(kind, label.map_or(text, String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::{Plain, Quoted, button, signs};

    fn speaks(tag: &str) {
        let id = signs::hash("button-check");
        let pattern = format!("{}Save{} {}a", signs::SETUP, signs::END, signs::ARGUMENT);
        speak(Language::read(format!("{tag}\n{id:08x}{pattern}\n")).unwrap(), Box::new(Plain));
    }

    fn said() -> String {
        let Text::Message(id, _) = button::Check.into() else { panic!("a message") };
        let save: Quoted = "Save".into();
        say(Text::Message(id, vec![Text::commas([])])) + &say(Text::from(save)) + &say(Text::value("Save"))
    }

    #[test]
    fn words_of_setup_are_quoted_in_its_language_and_values_are_not() {
        speaks("de");
        let catalog = shipped::catalog();
        assert_eq!(said(), "Save SaveSave");
        assert!(quote_setup_in("de", &catalog));
        assert_eq!(said(), "Speichern SpeichernSave");
        assert!(!quote_setup_in("de", &catalog), "nothing has changed");
        assert!(quote_setup_in("en-US", &catalog));
        assert_eq!(said(), "Save SaveSave");
    }

    #[test]
    fn english_keeps_the_english_names() {
        speaks("en");
        assert!(!quote_setup_in("de", &shipped::catalog()));
        assert_eq!(said(), "Save SaveSave");
    }
}
