//! What protects PKCS#8 and PKCS#12: a scheme with its parameters, named in the file.

use super::cipher::Cipher;
use super::part::Part;
use crate::load::FileFault;
use crate::load::shape::{self, oid_of};
use crate::load::tlv::{First, Value, first, values};
use md5::Md5;
use pkcs5::EncryptionScheme;
use pkcs5::pbes2::Kdf;
use sha1::{Digest, Sha1};
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{Decode, Tag};
use zeroize::Zeroizing;

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

// RFC 8018, appendix A.4 and C.
const PBES2: ObjectIdentifier = oid("1.2.840.113549.1.5.13");
const MD5_DES: ObjectIdentifier = oid("1.2.840.113549.1.5.3");
const SHA1_DES: ObjectIdentifier = oid("1.2.840.113549.1.5.10");
const MD5_RC2: ObjectIdentifier = oid("1.2.840.113549.1.5.6");
const SHA1_RC2: ObjectIdentifier = oid("1.2.840.113549.1.5.11");
// RFC 7292, appendix C.
const SHA1_DES3: ObjectIdentifier = oid("1.2.840.113549.1.12.1.3");
const SHA1_DES2: ObjectIdentifier = oid("1.2.840.113549.1.12.1.4");
const SHA1_RC2_128: ObjectIdentifier = oid("1.2.840.113549.1.12.1.5");
const SHA1_RC2_40: ObjectIdentifier = oid("1.2.840.113549.1.12.1.6");

/// More would take minutes: OpenSSL writes 2,048, recommendations go up to 1,400,000.
const MOST_ROUNDS: u32 = 5_000_000;

/// The most memory that scrypt may take (RFC 7914, section 2), in octets, and its most lanes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
const MOST_LANES: u16 = 16;

/// A key of an `EncryptedPrivateKeyInfo` (RFC 5958, section 3) without its pass phrase.
pub(super) fn unlocked(der: &[u8], pass_phrase: &[u8]) -> Result<Part, FileFault> {
    let First::Whole(outer) = first(der) else { return Err(FileFault::Damaged) };
    let [algorithm, content] = values(outer.content).try_into().map_err(|_| FileFault::Damaged)?;
    let content = decrypted(&algorithm, content.content, pass_phrase)?;
    // A wrong pass phrase leaves a right padding once in 256, and nothing behind it.
    if shape::items(&content).is_empty() { Err(FileFault::PassPhraseWrong) } else { Ok(Part::key(content)) }
}

/// What an algorithm with its parameters protects.
pub(super) fn decrypted(
    algorithm: &Value<'_>,
    content: &[u8],
    pass_phrase: &[u8],
) -> Result<Zeroizing<Vec<u8>>, FileFault> {
    let name = oid_of(algorithm).ok_or(FileFault::Damaged)?;
    if name == PBES2 {
        return by_pbes2(algorithm, content, pass_phrase);
    }
    let (salt, rounds) = parameters(algorithm).ok_or(FileFault::Damaged)?;
    if rounds > MOST_ROUNDS {
        return Err(FileFault::OtherLock);
    }
    let rc2 = Cipher::Rc2 { octets: 8 };
    let (cipher, secret) = match name {
        MD5_DES => (Cipher::Des, pbkdf1::<Md5>(salt, rounds, pass_phrase)),
        SHA1_DES => (Cipher::Des, pbkdf1::<Sha1>(salt, rounds, pass_phrase)),
        MD5_RC2 => (rc2, pbkdf1::<Md5>(salt, rounds, pass_phrase)),
        SHA1_RC2 => (rc2, pbkdf1::<Sha1>(salt, rounds, pass_phrase)),
        SHA1_DES3 => of_pkcs12(Cipher::Des3, salt, rounds, pass_phrase),
        SHA1_DES2 => of_pkcs12(Cipher::Des2, salt, rounds, pass_phrase),
        SHA1_RC2_128 => of_pkcs12(Cipher::Rc2 { octets: 16 }, salt, rounds, pass_phrase),
        SHA1_RC2_40 => of_pkcs12(Cipher::Rc2 { octets: 5 }, salt, rounds, pass_phrase),
        _ => return Err(FileFault::OtherLock),
    };
    let (key, vector) = secret.split_at_checked(cipher.key_length()).ok_or(FileFault::Damaged)?;
    cipher.decrypt(key, vector, content)
}

fn by_pbes2(
    algorithm: &Value<'_>,
    content: &[u8],
    pass_phrase: &[u8],
) -> Result<Zeroizing<Vec<u8>>, FileFault> {
    let scheme = EncryptionScheme::from_der(algorithm.whole).map_err(|_| FileFault::OtherLock)?;
    if !scheme.pbes2().is_some_and(|scheme| is_bearable(&scheme.kdf)) {
        return Err(FileFault::OtherLock);
    }
    let mut content = Zeroizing::new(content.to_vec());
    let length = match scheme.decrypt_in_place(pass_phrase, &mut content) {
        Ok(plain) => plain.len(),
        Err(pkcs5::Error::UnsupportedAlgorithm { .. }) => return Err(FileFault::OtherLock),
        Err(_) => return Err(FileFault::PassPhraseWrong),
    };
    content.truncate(length);
    Ok(content)
}

/// Whether a derivation ends soon.
fn is_bearable(derivation: &Kdf) -> bool {
    match derivation {
        Kdf::Pbkdf2(derivation) => derivation.iteration_count <= MOST_ROUNDS,
        Kdf::Scrypt(derivation) => {
            let memory = derivation.cost_parameter.checked_mul(128 * u64::from(derivation.block_size));
            memory.is_some_and(|memory| memory <= MOST_MEMORY) && derivation.parallelization <= MOST_LANES
        }
        _ => false,
    }
}

/// Salt and rounds, which both kinds of older schemes have.
fn parameters<'a>(algorithm: &Value<'a>) -> Option<(&'a [u8], u32)> {
    let algorithm = values(algorithm.content);
    let parameters = values(algorithm.get(1)?.content);
    let [salt, rounds] = parameters.as_slice() else { return None };
    let are_right = salt.tag == Tag::OctetString && rounds.tag == Tag::Integer && rounds.content.len() <= 4;
    let rounds = rounds.content.iter().fold(0, |sum, octet| sum << 8 | u32::from(*octet));
    (are_right && !salt.content.is_empty()).then_some((salt.content, rounds))
}

/// PBKDF1 (RFC 8018, section 5.1): eight octets of key and eight of vector.
fn pbkdf1<D: Digest>(salt: &[u8], rounds: u32, pass_phrase: &[u8]) -> Zeroizing<Vec<u8>> {
    let first = D::new().chain_update(pass_phrase).chain_update(salt);
    let mut secret = hashed_again(first, rounds);
    secret.truncate(16);
    secret
}

/// A hash, and its hash so often that there are as many as `rounds`.
fn hashed_again<D: Digest>(first: D, rounds: u32) -> Zeroizing<Vec<u8>> {
    let mut hash = Zeroizing::new(first.finalize().to_vec());
    for _ in 1..rounds {
        hash = Zeroizing::new(D::digest(hash.as_slice()).to_vec());
    }
    hash
}

fn of_pkcs12(cipher: Cipher, salt: &[u8], rounds: u32, pass_phrase: &[u8]) -> (Cipher, Zeroizing<Vec<u8>>) {
    let mut secret = Zeroizing::new(Vec::with_capacity(cipher.key_length() + cipher.block_length()));
    secret.extend_from_slice(&derived(1, cipher.key_length(), salt, rounds, pass_phrase));
    secret.extend_from_slice(&derived(2, cipher.block_length(), salt, rounds, pass_phrase));
    (cipher, secret)
}

/// The block of SHA-1, in octets.
const BLOCK: usize = 64;

/// The derivation of PKCS#12 with SHA-1 (RFC 7292, appendix B.2), for the purpose of that number.
fn derived(purpose: u8, length: usize, salt: &[u8], rounds: u32, pass_phrase: &[u8]) -> Zeroizing<Vec<u8>> {
    let pass_phrase = wide(pass_phrase);
    let filled = |text: &[u8]| text.len().div_ceil(BLOCK) * BLOCK;
    let mut input = Zeroizing::new(Vec::with_capacity(filled(salt) + filled(&pass_phrase)));
    input.extend(salt.iter().cycle().take(filled(salt)));
    input.extend(pass_phrase.iter().cycle().take(filled(&pass_phrase)));
    let mut secret = Zeroizing::new(Vec::with_capacity(length + 20));
    while secret.len() < length {
        let hash =
            hashed_again(Sha1::new().chain_update([purpose; BLOCK]).chain_update(input.as_slice()), rounds);
        secret.extend_from_slice(&hash);
        // Each block grows by the hash and one.
        for block in input.chunks_exact_mut(BLOCK) {
            let mut carry = 1;
            for (octet, added) in
                block.iter_mut().zip(hash.iter().cycle().take(BLOCK).collect::<Vec<_>>()).rev()
            {
                let sum = u16::from(*octet) + u16::from(*added) + carry;
                [_, *octet] = sum.to_be_bytes();
                carry = sum >> 8;
            }
        }
    }
    secret.truncate(length);
    secret
}

/// A pass phrase in UTF-16 with a zero behind it (RFC 7292, appendix B.1).
fn wide(pass_phrase: &[u8]) -> Zeroizing<Vec<u8>> {
    let text = core::str::from_utf8(pass_phrase).unwrap_or_default();
    let mut wide = Zeroizing::new(Vec::with_capacity(2 * pass_phrase.len() + 2));
    for unit in text.encode_utf16() {
        wide.extend_from_slice(&unit.to_be_bytes());
    }
    wide.extend_from_slice(&[0, 0]);
    wide
}
