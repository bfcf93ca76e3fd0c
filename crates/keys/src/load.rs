//! Reads a key or a certificate from a file that another program wrote.

use super::pem::{self, Block};
use super::{Certificate, CertificateError, KeyPair};
use rsa::PrivateKey;
use rsa::pkcs1::{self, RsaPrivateKeyRef};
use rsa::pkcs8::{ObjectIdentifier, PrivateKeyInfoRef};
use x509_cert::der::Decode;
use zeroize::Zeroizing;

/// The fewest bits of a key that is loaded: Salesforce's recipe and RFC 7518,
/// section 3.3, ask for as many.
pub const FEWEST_BITS: u32 = 2048;

/// The most bits of a key that the arithmetic takes.
pub(crate) const MOST_BITS: u32 = 8192;

/// RFC 5480, section 2.1.1: a key on an elliptic curve.
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

/// Why a file is of no use as a private key, or as a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// It has no content.
    Empty,
    /// It holds nothing of the kind that was asked for, nor any other known kind.
    Unknown,
    /// It holds more than one, so that it is unclear which one is meant.
    Several,
    /// A certificate stands where a private key is needed.
    Certificate,
    /// A private key stands where a certificate is needed.
    PrivateKey,
    /// It holds only the public half of a key.
    PublicKey,
    /// It holds a request for a certificate (RFC 2986).
    Request,
    /// The private key is encrypted (RFC 5958, section 3; RFC 1421, section 4.6.1.1).
    Encrypted,
    /// The private key stands in OpenSSH's own format.
    OpenSsh,
    /// The key lies on an elliptic curve, and RS256 needs RSA.
    Elliptic,
    /// The key is neither RSA nor on one of the usual curves.
    NotRsa,
    /// The modulus is shorter than [`FEWEST_BITS`] or longer than [`MOST_BITS`].
    Length {
        /// The length of the modulus.
        bits: u32,
    },
    /// The kind is right, but the content can't be decoded or contradicts itself.
    Damaged,
}

impl KeyPair {
    /// Reads the one private key of a PEM file: PKCS#8 (`BEGIN PRIVATE KEY`; RFC 5958)
    /// or PKCS#1 (`BEGIN RSA PRIVATE KEY`; RFC 8017, appendix A.1.2), not encrypted.
    /// Other blocks, for instance its certificate, may stand in the same file.
    ///
    /// The numbers are checked as those of a new pair are: product of the primes, and
    /// exponents inverse to each other. Buffers in between are wiped.
    pub fn load(file: &[u8]) -> Result<KeyPair, FileFault> {
        let blocks = blocks(file)?;
        let keys: Vec<_> = blocks.iter().filter(|block| block.label.ends_with(b"PRIVATE KEY")).collect();
        match keys.as_slice() {
            [block] => from_block(block),
            [] => Err(other_kind(file, &blocks, FileFault::PrivateKey)),
            _ => Err(FileFault::Several),
        }
    }
}

impl Certificate {
    /// Reads the one certificate of a file: PEM (RFC 7468, section 5) or DER. Other
    /// blocks may stand in the same PEM file.
    pub fn load(file: &[u8]) -> Result<Certificate, FileFault> {
        let blocks = blocks(file)?;
        let is_certificate =
            |block: &&Block| block.label == b"CERTIFICATE" || block.label == b"X509 CERTIFICATE";
        let certificates: Vec<_> = blocks.iter().filter(is_certificate).collect();
        let der = match certificates.as_slice() {
            [block] => block.decode().ok_or(FileFault::Damaged)?.to_vec(),
            [] if blocks.is_empty() && is_certificate_der(file) => file.to_vec(),
            [] => return Err(other_kind(file, &blocks, FileFault::Certificate)),
            _ => return Err(FileFault::Several),
        };
        let certificate = Certificate::from_der(der).map_err(|error| match error {
            CertificateError::NotRsa => FileFault::NotRsa,
            _ => FileFault::Damaged,
        })?;
        check_length(certificate.public_key().bits())?;
        Ok(certificate)
    }
}

fn blocks(file: &[u8]) -> Result<Vec<Block<'_>>, FileFault> {
    if file.trim_ascii().is_empty() {
        return Err(FileFault::Empty);
    }
    pem::blocks(file).ok_or(FileFault::Damaged)
}

/// What a file without the `wanted` kind holds instead.
fn other_kind(file: &[u8], blocks: &[Block<'_>], wanted: FileFault) -> FileFault {
    let found = match blocks.first() {
        Some(block) if block.label.ends_with(b"PRIVATE KEY") => FileFault::PrivateKey,
        Some(block) if block.label.ends_with(b"PUBLIC KEY") => FileFault::PublicKey,
        Some(block) if block.label.ends_with(b"CERTIFICATE REQUEST") => FileFault::Request,
        Some(block) if block.label.ends_with(b"CERTIFICATE") => FileFault::Certificate,
        None if is_private_key_der(file) => FileFault::PrivateKey,
        None if is_certificate_der(file) => FileFault::Certificate,
        _ => FileFault::Unknown,
    };
    // The right kind in the wrong form, for instance a private key in DER.
    if found == wanted { FileFault::Unknown } else { found }
}

fn is_certificate_der(file: &[u8]) -> bool {
    x509_cert::Certificate::from_der(file).is_ok()
}

fn is_private_key_der(file: &[u8]) -> bool {
    PrivateKeyInfoRef::from_der(file).is_ok() || RsaPrivateKeyRef::from_der(file).is_ok()
}

fn from_block(block: &Block<'_>) -> Result<KeyPair, FileFault> {
    match block.label {
        b"PRIVATE KEY" => from_pkcs8(&block.decode().ok_or(FileFault::Damaged)?),
        b"RSA PRIVATE KEY" if block.is_encrypted() => Err(FileFault::Encrypted),
        b"RSA PRIVATE KEY" => from_pkcs1(&block.decode().ok_or(FileFault::Damaged)?),
        b"ENCRYPTED PRIVATE KEY" => Err(FileFault::Encrypted),
        b"EC PRIVATE KEY" => Err(FileFault::Elliptic),
        b"OPENSSH PRIVATE KEY" => Err(FileFault::OpenSsh),
        _ => Err(FileFault::NotRsa),
    }
}

fn from_pkcs8(der: &Zeroizing<Vec<u8>>) -> Result<KeyPair, FileFault> {
    let info = PrivateKeyInfoRef::from_der(der).map_err(|_| FileFault::Damaged)?;
    match info.algorithm.oid {
        pkcs1::ALGORITHM_OID => from_pkcs1(info.private_key.as_bytes()),
        EC_PUBLIC_KEY => Err(FileFault::Elliptic),
        _ => Err(FileFault::NotRsa),
    }
}

fn from_pkcs1(der: &[u8]) -> Result<KeyPair, FileFault> {
    let numbers = RsaPrivateKeyRef::from_der(der).map_err(|_| FileFault::Damaged)?;
    check_length(bits(numbers.modulus.as_bytes()))?;
    let private_key = PrivateKey::try_from(numbers).map_err(|_| FileFault::Damaged)?;
    private_key.validate().map_err(|_| FileFault::Damaged)?;
    Ok(KeyPair::of(private_key))
}

fn check_length(bits: u32) -> Result<(), FileFault> {
    if (FEWEST_BITS..=MOST_BITS).contains(&bits) { Ok(()) } else { Err(FileFault::Length { bits }) }
}

/// The length of a number that is written with its highest octet first, without zeros before it.
fn bits(number: &[u8]) -> u32 {
    let octets = u32::try_from(number.len()).unwrap_or(u32::MAX / 8);
    octets * 8 - number.first().map_or(0, |first| first.leading_zeros())
}
