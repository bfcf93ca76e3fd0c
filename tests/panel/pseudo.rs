//! Every state in a language that nobody speaks: whatever can still be read there is a word
//! that no translator will ever see.
//!
//! What is exempt is told by its type: words of Salesforce and the browser, values of the org
//! and of the admin.

use super::{AtOneTime, render, speak, states};
use std::fmt::Write as _;
use words::{Formats, Language, Leaf, Moment, Time};

/// Signs of the Private Use Area around what may be read.
const BEGINS: char = '\u{e000}';
const ENDS: char = '\u{e001}';

/// Marks what is not a message.
struct Marked;

impl Formats for Marked {
    fn moment(&self, moment: Moment) -> String {
        format!("{BEGINS}{}{ENDS}", AtOneTime.moment(moment))
    }

    fn time(&self, time: Time) -> String {
        AtOneTime.time(time)
    }

    fn leaf(&self, _: Leaf, text: &str) -> String {
        format!("{BEGINS}{text}{ENDS}")
    }
}

#[test]
fn no_screen_shows_a_word_that_is_not_translated() {
    let (_, english) = words::TABLES.iter().find(|(language, _)| *language == "en").unwrap();
    speak(Language::read(words::pseudo::pseudo(english)).unwrap(), Box::new(Marked));
    let mut faults = String::new();
    let mut messages = 0;
    for state in states::all() {
        let shown = shown(&render(state.screen));
        for text in shown {
            messages += text.matches('[').count();
            let ours = without(&text);
            let is_read = |word: &&str| word.contains(|letter: char| letter.is_ascii_alphabetic());
            let read: Vec<&str> = ours.split_whitespace().filter(is_read).collect();
            if !read.is_empty() {
                writeln!(faults, "{}: {}", state.name, read.join(" ")).unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    assert!(messages > 10_000, "the language was spoken: {messages}");
}

/// What can be seen of a page, and what is told to assistive technology, part by part.
fn shown(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut told = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap();
        for name in ["aria-label", "aria-description", "title", "placeholder", "alt"] {
            if let Some((_, value)) = tag.split_once(&format!(r#" {name}=""#)) {
                told.push(value.split('"').next().unwrap_or_default().to_owned());
            }
        }
        // A text may break within a word; else an element ends it.
        if !tag.starts_with("wbr") {
            text.push(' ');
        }
        rest = after;
    }
    told.push(text);
    told.iter().map(|text| decoded(text)).collect()
}

fn decoded(text: &str) -> String {
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    entities.into_iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

/// A text without what may be read.
fn without(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(BEGINS) {
        kept.push_str(before);
        rest = after.split_once(ENDS).map_or("", |(_, after)| after);
    }
    kept + rest
}
