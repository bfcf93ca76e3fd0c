//! Guidepost leads a Salesforce admin through an integration setup, checks it
//! in the org, and proves it by a login.
//!
//! This file is the table of contents, in reading order. Who may use whom is
//! stated and tested in `tests/architecture.rs`.

pub mod guide;
pub mod org;

pub mod shipped;

pub mod check;
pub mod diagnose;

pub mod certificate;
pub mod page;
pub mod salesforce;

pub mod observe;
pub mod progress;

pub mod protocol;

pub mod browser;

pub mod background;
pub mod keeper;
pub mod panel;
