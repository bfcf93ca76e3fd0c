//! Which reads make up an observation of the org, and what their answers say.
