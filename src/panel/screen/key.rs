//! Key and certificate.

use super::Button;
use keys::KeyBits;
use words::Text;

/// Key and certificate.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyScreen {
    /// The state in words.
    pub state: Text,
    /// The certificate and its key, once there is one.
    pub pair: Option<PairLine>,
    /// The sizes of the next key; none where none can be made now.
    pub sizes: Vec<SizeLine>,
    /// What can be pressed.
    pub actions: Vec<Button>,
    /// The way to load files, where there is one now.
    pub files: Option<FilesScreen>,
}

/// A certificate and its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairLine {
    /// Whom the certificate names.
    pub subject: Text,
    /// "RSA 2048".
    pub algorithm: Text,
    /// Until when the certificate is valid.
    pub valid_until: Text,
    /// The SHA-256 fingerprint of the certificate.
    pub fingerprint: String,
    /// What speaks against the certificate.
    pub weaknesses: Vec<Text>,
}

/// A size to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SizeLine {
    /// The size.
    pub bits: KeyBits,
    /// "2048 bits".
    pub label: Text,
    /// What speaks for it.
    pub help: Text,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

/// How a key or certificate that exists is loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesScreen {
    /// By choosing files here.
    Here {
        /// What happens with them.
        help: Text,
        /// Why it can't be done now.
        disabled: Option<Text>,
    },
    /// In the side panel alone.
    Elsewhere {
        /// What can be loaded there.
        help: Text,
        /// The way there.
        button: Button,
    },
}
