//! The signs in a compiled pattern for what is not text.
//!
//! | written | means |
//! | --- | --- |
//! | [`ARGUMENT`] and a place | the argument at this place, `a` for the first |
//! | [`CAPITAL`] and a place | the same, with a capital first letter |
//! | [`WITHIN`] and a place | the same, without a full stop at its end |
//! | [`SETUP`], words, [`END`] | words of Salesforce's pages, in English here |
//! | [`SELECT`] and a place, variants, [`END`] | the first variant whose key fits this number |
//! | [`VARIANT`], key, [`BODY`], pattern | a variant; keys are digits or one of [`CATEGORIES`] |

/// An argument.
pub const ARGUMENT: char = '\u{1}';
/// An argument that begins a sentence.
pub const CAPITAL: char = '\u{2}';
/// An argument without the full stop at its end.
pub const WITHIN: char = '\u{7}';
/// Words of Salesforce's pages.
pub const SETUP: char = '\u{e}';
/// A choice by a number.
pub const SELECT: char = '\u{3}';
/// What can be chosen.
pub const VARIANT: char = '\u{4}';
/// The end of a variant's key.
pub const BODY: char = '\u{5}';
/// The end of a choice, or of words of Salesforce's pages.
pub const END: char = '\u{6}';

/// The plural categories of CLDR; `other` fits every number.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The letter for an argument's place.
pub fn letter(place: usize) -> Option<char> {
    ('a'..='z').nth(place)
}

/// The place that a letter stands for.
pub fn place(letter: char) -> Option<usize> {
    ('a'..='z').position(|known| known == letter)
}

/// The number of a message: the 32-bit FNV-1a hash of its name.
pub const fn hash(name: &str) -> u32 {
    let mut bytes = name.as_bytes();
    let mut hash: u32 = 0x811c_9dc5;
    while let [first, rest @ ..] = bytes {
        hash = (hash ^ *first as u32).wrapping_mul(0x0100_0193);
        bytes = rest;
    }
    hash
}
