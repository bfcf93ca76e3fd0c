//! What the extension's contexts say to one another.

pub mod keeper;
