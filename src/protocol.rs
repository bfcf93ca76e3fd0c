//! What the extension's contexts say to one another.
