//! What is found in a file.

use super::FileFault;
use zeroize::Zeroizing;

/// One thing in a file.
pub(super) enum Item {
    /// A private key that may serve.
    Key(Key),
    /// A private key that can't serve, or can't be read.
    UnfitKey(FileFault),
    /// A private key, perhaps with its certificates, that a pass phrase protects.
    Locked(Locked),
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

/// What a pass phrase protects, as it stands in the file: no secret without it, but for what a
/// store holds beside.
pub(super) enum Locked {
    /// `EncryptedPrivateKeyInfo` (RFC 5958, section 3) in DER.
    Pkcs8(Vec<u8>),
    /// A key that the headers of PEM say is encrypted (RFC 1421, section 4.6.1).
    Traditional(Traditional),
    /// The content of a `BEGIN OPENSSH PRIVATE KEY`.
    OpenSsh(Vec<u8>),
    /// PKCS#12 (RFC 7292) in DER.
    Pkcs12(Zeroizing<Vec<u8>>),
}

/// A key that the headers of PEM say is encrypted.
pub(super) struct Traditional {
    /// The name of the cipher, as `DEK-Info` has it.
    pub(super) cipher: Vec<u8>,
    /// Its initialization vector.
    pub(super) vector: Vec<u8>,
    /// What is encrypted.
    pub(super) content: Vec<u8>,
}

impl Locked {
    /// What is said where there is no pass phrase.
    pub(super) fn fault(&self) -> FileFault {
        match self {
            Locked::Pkcs8(_) | Locked::Traditional(_) => FileFault::Encrypted,
            Locked::OpenSsh(_) => FileFault::OpenSsh,
            Locked::Pkcs12(_) => FileFault::Pkcs12,
        }
    }
}

/// The numbers of an RSA key, each with its highest octet first.
#[derive(PartialEq, Eq)]
pub(super) struct Numbers {
    pub(super) modulus: Zeroizing<Vec<u8>>,
    pub(super) public_exponent: Zeroizing<Vec<u8>>,
    pub(super) private_exponent: Zeroizing<Vec<u8>>,
    pub(super) primes: [Zeroizing<Vec<u8>>; 2],
}
