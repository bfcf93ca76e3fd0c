//! What keeps private keys: a document with one worker for each pair.
//!
//! One worker holds at most one pair, or one certificate alone, for its whole life; the document that
//! started it ends it afterwards, because only that gives Wasm memory back. The two are binaries of
//! their own, so that the document loads no arithmetic.

mod document;
mod load;
pub mod machine;
mod offer;
mod pair;
#[cfg(test)]
#[path = "../crates/keys/src/seeded.rs"]
mod seeded;
mod worker;

pub use document::{
    answered, asked, errand_left, errand_sent, errand_withdrawn, errands_due, lost, rang, start,
    start_after_fault,
};
pub use worker::serve;
