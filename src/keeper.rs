//! The worker that holds one private key, signs with it and forgets it.
//!
//! One worker holds at most one pair, or one certificate alone, for its whole life; the document that
//! started it ends it afterwards, because only that gives Wasm memory back.

mod load;
mod offer;
mod pair;
mod worker;

pub use worker::serve;
