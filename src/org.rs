//! What was observed in an org, with the reason wherever it could not be.
