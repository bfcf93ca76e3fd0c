//! One thing of a file without the pass phrase.

use zeroize::Zeroizing;

/// One thing of a file without the pass phrase.
pub(super) struct Part {
    /// How PEM calls it; of a key, what is behind it, its content says.
    pub(super) label: &'static str,
    pub(super) content: Zeroizing<Vec<u8>>,
}

impl Part {
    /// A private key in PKCS#8 or PKCS#1.
    pub(super) fn key(content: Zeroizing<Vec<u8>>) -> Part {
        Part { label: "PRIVATE KEY", content }
    }

    /// A private key in OpenSSH's own format.
    pub(super) fn openssh(content: Zeroizing<Vec<u8>>) -> Part {
        Part { label: "OPENSSH PRIVATE KEY", content }
    }

    /// A certificate in DER.
    pub(super) fn certificate(der: &[u8]) -> Part {
        Part { label: "CERTIFICATE", content: Zeroizing::new(der.to_vec()) }
    }
}
