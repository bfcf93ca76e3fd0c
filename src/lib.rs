//! Guidepost leads a Salesforce admin through an integration setup, checks it
//! in the org, and proves it by a login.
//!
//! Here is what runs in a browser; the domain stands in `crates`. This file is the table of
//! contents, in reading order. Who may use whom is stated and tested in `tests/architecture.rs`.

pub mod protocol;

pub mod browser;

pub mod background;
pub mod keystore;
pub mod panel;
