//! What is found in a file.

use super::FileFault;
use zeroize::Zeroizing;

/// One thing in a file.
pub(super) enum Item {
    /// A private key that may serve.
    Key(Key),
    /// A private key that can't serve, or can't be read.
    UnfitKey(FileFault),
    /// The DER of a certificate, or what begins as one.
    Certificate(Vec<u8>),
    /// A certificate that can't be read.
    UnfitCertificate(FileFault),
    /// Neither, by what it is.
    Other(FileFault),
}

/// A private key, not read yet.
#[derive(PartialEq, Eq)]
pub(super) enum Key {
    /// PKCS#1 (RFC 8017, appendix A.1.2) in DER.
    Der(Zeroizing<Vec<u8>>),
    /// The numbers alone.
    Numbers(Numbers),
}

/// The numbers of an RSA key, each with its highest octet first.
#[derive(PartialEq, Eq)]
pub(super) struct Numbers {
    pub(super) modulus: Zeroizing<Vec<u8>>,
    pub(super) public_exponent: Zeroizing<Vec<u8>>,
    pub(super) private_exponent: Zeroizing<Vec<u8>>,
    pub(super) primes: [Zeroizing<Vec<u8>>; 2],
}
