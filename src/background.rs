//! The service worker: session, requests to Salesforce, frames; holds no state of its own.
//!
//! What it remembers between two messages is a cache: whoever stops the worker
//! at any await loses nothing but a little time.

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "tests")]
mod forged;
mod keystore;
mod login;
mod org;
mod overwrite;
mod page;
mod policy;
mod runs;
mod serve;
mod session;
mod source;
mod surface;

pub use serve::{installed, serve};
