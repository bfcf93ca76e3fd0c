//! What is made of orgs that are whole, broken in one place, or only look broken.
