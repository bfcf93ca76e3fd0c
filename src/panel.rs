//! The panel: model, events, effects and view.

pub mod event;
pub mod screen;
pub mod view;
