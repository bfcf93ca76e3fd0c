//! By what those are called who ask, answer and wait.

/// Who waits for an answer.
pub type Asker = u32;

/// A worker; no number is given twice.
pub type WorkerId = u32;

/// A question to a worker, an alarm, or what is kept to be sent; no number is given twice.
pub type Number = u32;
