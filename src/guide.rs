//! Guides as data: what is wanted, step by step.
