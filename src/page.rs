//! What a Setup page shows, where a field is on it, and what became of a fill.
