//! Compares what a guide wants with what was observed in the org.
