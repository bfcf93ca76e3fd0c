//! Reads a key or a certificate from a file that another program wrote.
//!
//! What a file is, its content says, not its name or a label: [`contents`] finds what is in it,
//! and here is chosen which of it is meant.

mod armour;
mod contents;
mod escapes;
mod fault;
mod item;
mod jwk;
mod letters;
mod openssh;
mod shape;
mod text;
mod tlv;
mod unlock;

pub use fault::FileFault;
pub use unlock::unlocked;

use super::weakness::{LEAST_EXPONENT, exponent};
use super::{Certificate, KeyPair};
use item::{Item, Key, Locked, Numbers};
use rsa::PrivateKey;
use rsa::pkcs1::{RsaPrivateKey, RsaPrivateKeyRef, UintRef};
use x509_cert::der::Decode;

/// The fewest bits of a key that is loaded: Salesforce's recipe and RFC 7518,
/// section 3.3, ask for as many.
pub const FEWEST_BITS: u32 = 2048;

/// The most octets of a file that is read. A key of 8192 bits takes 7 KiB, a store with its chain
/// of certificates a few times as much; of the rest it can still be said what it is.
pub const LARGEST_FILE: u32 = 1024 * 1024;

/// The most bits of a key that the arithmetic takes.
pub(crate) const MOST_BITS: u32 = 8192;

/// More keys or certificates than any file has that is meant for one integration.
const MOST: usize = 64;

impl KeyPair {
    /// Reads the one private key of a file that is not encrypted: PKCS#8 (RFC 5958), PKCS#1
    /// (RFC 8017, appendix A.1.2), OpenSSH's own format or a JSON Web Key (RFC 7517), in PEM, in
    /// DER or as base64 of either, whatever has happened to the text on its way. Other things,
    /// for instance its certificate, may stand in the same file, and so may the same key again.
    ///
    /// The numbers are checked as those of a new pair are: product of the primes, and
    /// exponents inverse to each other. Buffers in between are sized once and wiped.
    pub fn load(file: &[u8]) -> Result<KeyPair, FileFault> {
        only(KeyPair::load_all(file)?)
    }

    /// Reads every private key of a file, each once: at least one.
    pub fn load_all(file: &[u8]) -> Result<Vec<KeyPair>, FileFault> {
        let items = items(file)?;
        let mut seen: Vec<&Key> = Vec::new();
        let mut keys: Vec<KeyPair> = Vec::new();
        let mut unfit = None;
        for item in &items {
            match item {
                Item::Key(key) if seen.contains(&key) => {}
                Item::Key(_) if seen.len() == MOST => return Err(FileFault::Several),
                Item::Key(key) => {
                    seen.push(key);
                    match from_key(key) {
                        Ok(pair) if keys.iter().any(|other| other.public_key() == pair.public_key()) => {}
                        Ok(pair) => keys.push(pair),
                        Err(fault) => unfit = unfit.or(Some(fault)),
                    }
                }
                Item::UnfitKey(fault) => unfit = unfit.or(Some(*fault)),
                Item::Locked(locked) => unfit = unfit.or(Some(locked.fault())),
                Item::Certificate(_) | Item::UnfitCertificate(_) | Item::Other(_) => {}
            }
        }
        let is_certificate = |item: &Item| matches!(item, Item::Certificate(_) | Item::UnfitCertificate(_));
        if keys.is_empty() {
            Err(unfit.unwrap_or_else(|| other(&items, is_certificate, FileFault::Certificate)))
        } else {
            Ok(keys)
        }
    }
}

impl Certificate {
    /// Reads the one certificate of a file: X.509 (RFC 5280) or PKCS#7 (RFC 5652) with one
    /// certificate, in PEM, in DER or as base64 of either, whatever has happened to the text on its
    /// way. Other things may stand in the same file, and so may the same certificate again.
    pub fn load(file: &[u8]) -> Result<Certificate, FileFault> {
        only(Certificate::load_all(file)?)
    }

    /// Reads every certificate of a file, each once: at least one. Of a chain the one that belongs
    /// to a private key is found by its public key.
    pub fn load_all(file: &[u8]) -> Result<Vec<Certificate>, FileFault> {
        let items = items(file)?;
        let mut certificates: Vec<Certificate> = Vec::new();
        let mut unfit = None;
        for item in &items {
            match item {
                Item::Certificate(der) if certificates.iter().any(|other| other.der() == der) => {}
                Item::Certificate(_) if certificates.len() == MOST => return Err(FileFault::Several),
                Item::Certificate(der) => match from_certificate(der) {
                    Ok(certificate) => certificates.push(certificate),
                    Err(fault) => unfit = unfit.or(Some(fault)),
                },
                Item::UnfitCertificate(fault) => unfit = unfit.or(Some(*fault)),
                Item::Key(_) | Item::UnfitKey(_) | Item::Locked(_) | Item::Other(_) => {}
            }
        }
        let is_key = |item: &Item| matches!(item, Item::Key(_) | Item::UnfitKey(_) | Item::Locked(_));
        if certificates.is_empty() {
            Err(unfit.unwrap_or_else(|| other(&items, is_key, FileFault::PrivateKey)))
        } else {
            Ok(certificates)
        }
    }
}

fn items(file: &[u8]) -> Result<Vec<Item>, FileFault> {
    if u32::try_from(file.len()).map_or(true, |length| length > LARGEST_FILE) {
        return Err(FileFault::TooLarge);
    }
    if file.iter().all(|octet| octet.is_ascii_whitespace() || *octet == 0) {
        return Err(FileFault::Empty);
    }
    Ok(contents::items(file))
}

/// What a file holds that has nothing of the kind that was asked for.
fn other(items: &[Item], is_opposite: impl Fn(&Item) -> bool, opposite: FileFault) -> FileFault {
    let named = items.iter().find_map(|item| match item {
        Item::Other(fault) => Some(*fault),
        // A store may hold either.
        Item::Locked(store @ Locked::Pkcs12(_)) => Some(store.fault()),
        _ => None,
    });
    let opposite = items.iter().any(is_opposite).then_some(opposite);
    named.or(opposite).unwrap_or(FileFault::Unknown)
}

fn only<T>(found: Vec<T>) -> Result<T, FileFault> {
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(FileFault::Several),
    }
}

fn from_key(key: &Key) -> Result<KeyPair, FileFault> {
    match key {
        Key::Der(der) => from_numbers(RsaPrivateKeyRef::from_der(der).map_err(|_| FileFault::Damaged)?),
        Key::Numbers(numbers) => from_numbers(numbers.to_pkcs1().ok_or(FileFault::Damaged)?),
    }
}

fn from_numbers(numbers: RsaPrivateKeyRef<'_>) -> Result<KeyPair, FileFault> {
    check_length(bits(numbers.modulus.as_bytes()))?;
    if exponent(numbers.public_exponent.as_bytes()).is_some_and(|exponent| exponent < LEAST_EXPONENT) {
        return Err(FileFault::Exponent);
    }
    let private_key = PrivateKey::try_from(numbers).map_err(|_| FileFault::Damaged)?;
    private_key.validate().map_err(|_| FileFault::Damaged)?;
    Ok(KeyPair::of(private_key))
}

impl Numbers {
    /// As PKCS#1 has them, without the shortcuts for arithmetic: they are made anew from the rest.
    fn to_pkcs1(&self) -> Option<RsaPrivateKeyRef<'_>> {
        let number = |octets| UintRef::new(octets).ok();
        let [first, second] = &self.primes;
        let none = number(&[0])?;
        Some(RsaPrivateKey {
            modulus: number(&self.modulus)?,
            public_exponent: number(&self.public_exponent)?,
            private_exponent: number(&self.private_exponent)?,
            prime1: number(first)?,
            prime2: number(second)?,
            exponent1: none,
            exponent2: none,
            coefficient: none,
            other_prime_infos: None,
        })
    }
}

fn from_certificate(der: &[u8]) -> Result<Certificate, FileFault> {
    let read = x509_cert::Certificate::from_der(der).map_err(|_| FileFault::Damaged)?;
    let algorithm = read.tbs_certificate().subject_public_key_info().algorithm.oid;
    if let Some(fault) = shape::unfit(algorithm) {
        return Err(fault);
    }
    let certificate = Certificate::from_der(der.to_vec()).map_err(|_| FileFault::Damaged)?;
    check_length(certificate.public_key().bits())?;
    Ok(certificate)
}

fn check_length(bits: u32) -> Result<(), FileFault> {
    if (FEWEST_BITS..=MOST_BITS).contains(&bits) { Ok(()) } else { Err(FileFault::Length { bits }) }
}

/// The length of a number that is written with its highest octet first, without zeros before it.
fn bits(number: &[u8]) -> u32 {
    let octets = u32::try_from(number.len()).unwrap_or(u32::MAX / 8);
    octets * 8 - number.first().map_or(0, |first| first.leading_zeros())
}
