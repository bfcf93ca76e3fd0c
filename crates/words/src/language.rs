//! One language: its patterns, and how a text is said in it.

use crate::plural::category;
use crate::signs::{ARGUMENT, BODY, CAPITAL, END, SELECT, SETUP, VARIANT, WITHIN, hash, place};
use crate::text::{Id, Join, Text};
use crate::{Formats, Leaf};
use std::ops::Range;
use std::str::Chars;

/// A language that has been loaded.
#[derive(Debug)]
pub struct Language {
    tag: String,
    table: String,
    /// Where each pattern stands, in the order of ids.
    places: Vec<(Id, Range<usize>)>,
}

impl Language {
    /// Reads a table; none when it is not one. Its first line is the language's tag, each other
    /// one an id in eight hexadecimal digits and a pattern, in the order of ids.
    pub fn read(table: impl Into<String>) -> Option<Self> {
        let table = table.into();
        let (tag, rest) = table.split_once('\n')?;
        let mut places = Vec::new();
        let mut at = tag.len() + 1;
        for line in rest.lines() {
            let id = u32::from_str_radix(line.get(..8)?, 16).ok()?;
            places.push((Id(id), at + 8..at + line.len()));
            at += line.len() + 1;
        }
        Some(Self { tag: tag.to_owned(), table, places })
    }

    /// Its tag (BCP 47).
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The words of a text.
    pub fn say(&self, text: &Text, formats: &dyn Formats) -> String {
        let mut said = String::new();
        Speaker { language: self, formats }.text(text, &mut said);
        said
    }

    /// None only for a message that this language was built without.
    fn pattern(&self, id: Id) -> Option<&str> {
        let place = self.places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.table.get(self.places.get(place)?.1.clone())
    }
}

struct Speaker<'a> {
    language: &'a Language,
    formats: &'a dyn Formats,
}

impl Speaker<'_> {
    fn text(&self, text: &Text, said: &mut String) {
        let leaf = |kind, text: &str| self.formats.leaf(kind, text);
        match text {
            Text::Message(id, arguments) => self.message(*id, arguments, said),
            Text::Number(number) => said.push_str(&self.formats.number(*number)),
            Text::Day(day) => said.push_str(&self.formats.day(*day)),
            Text::Time(time) => said.push_str(&self.formats.time(*time)),
            Text::Moment(moment) => said.push_str(&self.formats.moment(*moment)),
            Text::Value(value) => said.push_str(&leaf(Leaf::Value, value.as_str())),
            Text::Quoted(words) => said.push_str(&leaf(Leaf::Quoted, words.as_str())),
            Text::Joined(join, parts) => {
                for (place, part) in parts.iter().enumerate() {
                    if place > 0
                        && let Some(between) = between(*join)
                    {
                        self.message(between, &[], said);
                    }
                    self.text(part, said);
                }
            }
        }
    }

    fn message(&self, id: Id, arguments: &[Text], said: &mut String) {
        match self.language.pattern(id) {
            Some(pattern) => self.follow(&mut pattern.chars(), arguments, Some(said)),
            None => said.push(char::REPLACEMENT_CHARACTER),
        }
    }

    /// Follows a pattern to its end, to the next variant, or to the end of the choice; with
    /// nobody to tell, it only goes there.
    fn follow(&self, signs: &mut Chars<'_>, arguments: &[Text], mut said: Option<&mut String>) {
        loop {
            let before = signs.clone();
            let Some(sign) = signs.next() else { return };
            match sign {
                ARGUMENT | CAPITAL | WITHIN => {
                    let argument = argument(signs, arguments);
                    let (Some(said), Some(argument)) = (said.as_deref_mut(), argument) else { continue };
                    let begins = said.len();
                    self.text(argument, said);
                    match sign {
                        CAPITAL => capitalise(said, begins),
                        WITHIN => {
                            let kept = said.get(begins..).unwrap_or_default().trim_end_matches('.').len();
                            said.truncate(begins + kept);
                        }
                        _ => {}
                    }
                }
                SETUP => {
                    let words: String = signs.by_ref().take_while(|sign| *sign != END).collect();
                    if let Some(said) = said.as_deref_mut() {
                        said.push_str(&self.formats.leaf(Leaf::Setup, &words));
                    }
                }
                SELECT => {
                    let number = match argument(signs, arguments) {
                        Some(Text::Number(number)) => number.0,
                        _ => 0,
                    };
                    self.choose(signs, number, arguments, said.as_deref_mut());
                }
                VARIANT | END => {
                    *signs = before;
                    return;
                }
                letter => {
                    if let Some(said) = said.as_deref_mut() {
                        said.push(letter);
                    }
                }
            }
        }
    }

    /// Says the first variant that fits, and goes to the end of all.
    fn choose(&self, signs: &mut Chars<'_>, number: i64, arguments: &[Text], mut said: Option<&mut String>) {
        while signs.next() == Some(VARIANT) {
            let key: String = signs.by_ref().take_while(|sign| *sign != BODY).collect();
            let fits =
                key == "other" || key == category(&self.language.tag, number) || key.parse() == Ok(number);
            // Whoever was told once is not told again.
            let listener = if fits { said.take() } else { None };
            self.follow(signs, arguments, listener);
        }
    }
}

fn argument<'a>(signs: &mut Chars<'_>, arguments: &'a [Text]) -> Option<&'a Text> {
    arguments.get(place(signs.next()?)?)
}

fn capitalise(said: &mut String, begins: usize) {
    let added = said.split_off(begins);
    let mut letters = added.chars();
    if let Some(first) = letters.next() {
        said.extend(first.to_uppercase());
        said.push_str(letters.as_str());
    }
}

fn between(join: Join) -> Option<Id> {
    Some(Id(match join {
        Join::Nothing => return None,
        Join::Sentences => const { hash("join-sentences") },
        Join::Commas => const { hash("join-commas") },
        Join::Semicolons => const { hash("join-semicolons") },
        Join::Or => const { hash("join-or") },
    }))
}

/// The English of a text without a browser, for tests and tools.
#[cfg(not(target_arch = "wasm32"))]
pub fn in_english(text: &Text) -> String {
    use std::sync::OnceLock;
    static ENGLISH: OnceLock<Language> = OnceLock::new();
    let read = || {
        let table = crate::TABLES.iter().find(|(language, _)| *language == "en");
        table.and_then(|(_, table)| Language::read(*table)).expect("the build has made the table")
    };
    ENGLISH.get_or_init(read).say(text, &crate::Plain)
}
