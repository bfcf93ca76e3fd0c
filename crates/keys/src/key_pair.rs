//! An RSA key pair and the only ways its private half can be written.

use super::{CertificateError, PublicKey};
use rsa::PrivateKey;
use rsa::pkcs1::EncodeRsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::{EncodePrivateKey, LineEnding};
use rsa::rand_core::CryptoRng;
use rsa::traits::PublicKeyParts;
use sha2::Sha256;
use zeroize::Zeroizing;

/// The modulus lengths that are made.
///
/// 2048 is what Salesforce's own recipe uses ("Create a Private Key and
/// Self-Signed Digital Certificate"); RFC 7518, section 3.3, asks for at least as much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyBits {
    /// 2048 bits, the usual choice.
    Rsa2048,
    /// 3072 bits.
    Rsa3072,
    /// 4096 bits.
    Rsa4096,
}

impl KeyBits {
    /// The length in bits.
    pub const fn count(self) -> u16 {
        match self {
            KeyBits::Rsa2048 => 2048,
            KeyBits::Rsa3072 => 3072,
            KeyBits::Rsa4096 => 4096,
        }
    }
}

impl TryFrom<u16> for KeyBits {
    type Error = CertificateError;

    fn try_from(bits: u16) -> Result<KeyBits, CertificateError> {
        [KeyBits::Rsa2048, KeyBits::Rsa3072, KeyBits::Rsa4096]
            .into_iter()
            .find(|offered| offered.count() == bits)
            .ok_or(CertificateError::KeyBits(bits.into()))
    }
}

/// A private key with its public half.
///
/// It has no `Debug`, `Clone` or `Serialize`, and its numbers are wiped when it
/// is dropped. Wiping covers what lives in this value; intermediate results of
/// the search stay in the heap, which is why the holder of a pair is a worker
/// that ends with it.
pub struct KeyPair {
    signing_key: SigningKey<Sha256>,
    public_key: PublicKey,
}

impl KeyPair {
    /// Searches for a new pair with the public exponent 65537 and checks it:
    /// modulus of exactly the length asked for, product of the primes,
    /// exponents inverse to each other.
    pub fn make(bits: KeyBits, random: &mut impl CryptoRng) -> Result<KeyPair, CertificateError> {
        let private_key =
            PrivateKey::new(random, usize::from(bits.count())).map_err(|_| CertificateError::Key)?;
        private_key.validate().map_err(|_| CertificateError::Key)?;
        if private_key.n().bit_width_vartime() != u32::from(bits.count()) {
            return Err(CertificateError::Key);
        }
        Ok(KeyPair::of(private_key))
    }

    /// Takes over a private key that has passed its checks.
    pub(super) fn of(private_key: PrivateKey) -> KeyPair {
        let public_key = PublicKey::of(&private_key);
        KeyPair { signing_key: SigningKey::new(private_key), public_key }
    }

    /// The public half, as a certificate carries it.
    pub fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// The private key as PKCS#8 in PEM (`BEGIN PRIVATE KEY`; RFC 5958, RFC 7468,
    /// section 10), the form that `openssl genpkey` writes too. Every buffer on
    /// the way is sized once and wiped.
    pub fn private_key_pem(&self) -> Result<Zeroizing<String>, CertificateError> {
        self.signing_key.to_pkcs8_pem(LineEnding::LF).map_err(|_| CertificateError::Encoding)
    }

    /// The private key as PKCS#1 in PEM (`BEGIN RSA PRIVATE KEY`; RFC 8017, appendix
    /// A.1.2), the form that `openssl genrsa -traditional` writes. Wiped like the other.
    pub fn traditional_pem(&self) -> Result<Zeroizing<String>, CertificateError> {
        let key: &PrivateKey = self.signing_key.as_ref();
        key.to_pkcs1_pem(LineEnding::LF).map_err(|_| CertificateError::Encoding)
    }

    pub(super) fn signing_key(&self) -> &SigningKey<Sha256> {
        &self.signing_key
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::super::seeded::Seeded;
    use super::*;

    #[test]
    fn only_the_offered_lengths_are_made() {
        assert_eq!(KeyBits::try_from(2048).unwrap(), KeyBits::Rsa2048);
        for bits in [0, 512, 1024, 2047, 2049, 8192] {
            let refused = KeyBits::try_from(bits);
            assert_eq!(refused.unwrap_err(), CertificateError::KeyBits(bits.into()));
        }
    }

    #[test]
    fn the_same_randomness_makes_the_same_pair_and_other_randomness_another() {
        let make = |seed| KeyPair::make(KeyBits::Rsa2048, &mut Seeded::new(seed)).unwrap();
        let (first, again, other) = (make(1), make(1), make(2));
        assert_eq!(*first.private_key_pem().unwrap(), *again.private_key_pem().unwrap());
        assert_eq!(first.public_key(), again.public_key());
        assert_ne!(first.public_key(), other.public_key());
        assert_eq!(first.public_key().bits(), 2048);
    }

    #[test]
    fn the_private_key_is_written_as_one_block_in_either_form() {
        let pair = KeyPair::make(KeyBits::Rsa2048, &mut Seeded::new(3)).unwrap();
        for (pem, label) in [
            (pair.private_key_pem().unwrap(), "PRIVATE KEY"),
            (pair.traditional_pem().unwrap(), "RSA PRIVATE KEY"),
        ] {
            assert!(pem.starts_with(&format!("-----BEGIN {label}-----\n")));
            assert!(pem.ends_with(&format!("\n-----END {label}-----\n")));
            assert_eq!(pem.len(), pem.capacity(), "a buffer that grew leaves copies behind");
        }
    }

    #[test]
    fn a_pair_that_was_written_is_loaded_again_from_either_form() {
        let pair = KeyPair::make(KeyBits::Rsa2048, &mut Seeded::new(3)).unwrap();
        for pem in [pair.private_key_pem().unwrap(), pair.traditional_pem().unwrap()] {
            let loaded = KeyPair::load(pem.as_bytes()).unwrap();
            assert_eq!(loaded.public_key(), pair.public_key());
            assert_eq!(*loaded.private_key_pem().unwrap(), *pair.private_key_pem().unwrap());
        }
    }
}
