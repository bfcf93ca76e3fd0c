//! The key pair, as the panel knows it.

use crate::protocol::keystore::{Files, KeyState};
use keys::KeyBits;

/// The key pair, and what is to become of it.
#[derive(Debug)]
pub struct Keys {
    /// The state of the key; none until the keystore answered.
    pub key: Option<KeyState>,
    /// The size of the next key that is made.
    pub key_bits: KeyBits,
    /// Files that wait for the answer to [`super::Asked::NewCertificate`].
    pub waiting_files: Option<Files>,
}

impl Default for Keys {
    /// Nothing was heard of a key.
    fn default() -> Self {
        Self { key: None, key_bits: KeyBits::Rsa2048, waiting_files: None }
    }
}
