//! The worker that holds the private key and signs with it.
