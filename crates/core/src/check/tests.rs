//! Each fact against orgs that show it, lack it, show something else, or do not tell.
#![allow(clippy::unwrap_used, reason = "tests")]

mod facts;
mod login;
mod routes;
pub(crate) mod sample;
mod whole;

/// Words of a guide, which stand in it.
fn phrase(words: &str) -> guide::Phrase {
    guide::Phrase::Own(guide::Template(words.to_owned()))
}
