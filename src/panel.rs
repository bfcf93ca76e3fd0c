//! The panel: model, events, effects and view.
