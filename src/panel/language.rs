//! The language that this document speaks, loaded once before anything is drawn.
//!
//! Whatever is shown or told becomes words here and nowhere else; up to here it is a
//! [`Text`], which is the same in every language.

use std::cell::RefCell;
use words::{Formats, Language, Text};

thread_local! {
    static SPOKEN: RefCell<Option<(Language, Box<dyn Formats>)>> = const { RefCell::new(None) };
}

/// Speaks this language from now on, with numbers and times as the reader is used to.
pub fn speak(language: Language, formats: Box<dyn Formats>) {
    SPOKEN.with_borrow_mut(|spoken| *spoken = Some((language, formats)));
}

/// The words of a text.
pub fn say(text: impl Into<Text>) -> String {
    said(&text.into())
}

fn said(text: &Text) -> String {
    SPOKEN.with_borrow(|spoken| {
        let (language, formats) = spoken.as_ref().expect("a language is loaded before anything is drawn");
        language.say(text, &**formats)
    })
}
