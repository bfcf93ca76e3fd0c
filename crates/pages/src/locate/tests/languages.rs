//! Each field is found in each language of Setup.

use super::*;
use crate::catalog::{Clue, LANGUAGES};

/// Fields that another language than English is not known to name otherwise; the
/// catalog says why.
const ENGLISH_ONLY: [&str; 2] =
    ["profile-list/standard-profile", "permission-set-license-assignments/salesforce-api-integration"];

fn languages() -> impl Iterator<Item = &'static str> {
    std::iter::once("en").chain(LANGUAGES)
}

fn fields(catalog: &Catalog) -> impl Iterator<Item = (&Page, &Field, String)> {
    catalog.pages.iter().flat_map(|page| {
        page.fields.iter().map(move |field| (page, field, format!("{}/{}", page.id, field.id)))
    })
}

/// The clues of a field that are words, as the control that has them.
fn worded(field: &Field, language: &str) -> Vec<ControlSeen> {
    let section: Vec<String> =
        field.within.iter().flat_map(|words| words.of(language)).take(1).cloned().collect();
    let seen = |edit: &dyn Fn(&mut ControlSeen, &str), words: &Words| -> Vec<ControlSeen> {
        let edited = |word: &String| {
            let mut seen = control(1, *field.kind.first().unwrap(), "");
            seen.section = section.clone();
            edit(&mut seen, word);
            seen
        };
        words.of(language).iter().map(edited).collect()
    };
    field
        .find
        .iter()
        .flat_map(|clue| match clue {
            Clue::Label(words) => seen(&|control, word| control.name = word.to_owned(), words),
            Clue::LabelStart(words) => seen(&|control, word| control.name = format!("{word} ..."), words),
            Clue::Row(words) => seen(&|control, word| control.row = word.to_owned(), words),
            Clue::Under(words) => seen(&|control, word| control.section.push(word.to_owned()), words),
            _ => Vec::new(),
        })
        .collect()
}

fn shown_in(language: &str, controls: Vec<ControlSeen>) -> Frame {
    let mut shown = frame("f", "/", controls);
    shown.seen.lang = language.to_owned();
    shown
}

#[test]
fn each_field_has_a_clue_in_each_language() {
    let catalog = catalog();
    for (_, field, name) in fields(&catalog) {
        let unchanging = field.find.iter().any(|clue| match clue {
            Clue::Label(_) | Clue::LabelStart(_) | Clue::Row(_) | Clue::Under(_) => false,
            Clue::Id(_)
            | Clue::Name(_)
            | Clue::Title(_)
            | Clue::Value(_)
            | Clue::IdSuffix(_)
            | Clue::Token(_) => true,
        });
        for language in languages() {
            let has_words = !worded(field, language).is_empty();
            let excepted = language != "en" && ENGLISH_ONLY.contains(&name.as_str());
            assert_eq!(has_words || unchanging, !excepted, "{name} in {language}");
        }
    }
    let reasons = catalog.labels.iter().filter(|label| label.english_only.is_some()).count();
    assert_eq!(reasons, ENGLISH_ONLY.len());
}

#[test]
fn each_word_finds_its_field_on_a_page_of_its_language() {
    let catalog = catalog();
    for (page, field, name) in fields(&catalog) {
        for language in languages() {
            for control in worded(field, language) {
                let words = format!("{name} in {language}: {control:?}");
                let place = resolve(&catalog, page, field, &shown_in(language, vec![control]), "");
                assert_eq!(place, found("f", 1), "{words}");
            }
        }
    }
}

#[test]
fn no_word_of_a_page_stands_for_two_of_its_fields() {
    let catalog = catalog();
    for (page, field, name) in fields(&catalog) {
        for language in languages() {
            for mut control in worded(field, language) {
                control.row.clear();
                for other in page.fields.iter().filter(|other| other.id != field.id) {
                    let elsewhere =
                        resolve(&catalog, page, other, &shown_in(language, vec![control.clone()]), "");
                    assert_eq!(
                        elsewhere,
                        Resolved::Missing(Absence::NotOnPage),
                        "{name} and {} in {language}: {:?}",
                        other.id,
                        control.name
                    );
                }
            }
        }
    }
}

#[test]
fn each_heading_is_known_in_each_language() {
    let catalog = catalog();
    for heading in catalog.pages.iter().filter_map(|page| page.heading.as_ref()) {
        for language in languages() {
            assert!(!heading.of(language).is_empty(), "{heading:?} in {language}");
            for word in heading.of(language) {
                let mut shown = shown_in(language, vec![]);
                shown.seen.headings = vec![word.clone()];
                assert!(has_heading(&shown, heading), "{word} in {language}");
            }
        }
    }
}
