//! The domain: what was found in an org, what it comes to, and what keeps a login out.
//!
//! It knows no browser, no clock and no chance: whatever can read an org's answers can use it.
//! This file is the table of contents, in reading order. Who may use whom is
//! stated and tested in `tests/architecture.rs`.

pub mod org;

pub mod check;
pub mod diagnose;

pub mod observe;
pub mod progress;
