//! Keys that the headers of PEM say are encrypted, as OpenSSL wrote them before PKCS#8.

use super::cipher::Cipher;
use super::part::Part;
use crate::load::FileFault;
use crate::load::item::Traditional;
use crate::load::shape;
use md5::{Digest, Md5};
use zeroize::Zeroizing;

/// A key without its pass phrase.
pub(super) fn unlocked(key: &Traditional, pass_phrase: &[u8]) -> Result<Part, FileFault> {
    let cipher = match key.cipher.as_slice() {
        b"AES-128-CBC" => Cipher::Aes128,
        b"AES-192-CBC" => Cipher::Aes192,
        b"AES-256-CBC" => Cipher::Aes256,
        b"DES-EDE3-CBC" => Cipher::Des3,
        b"DES-CBC" => Cipher::Des,
        _ => return Err(FileFault::OtherLock),
    };
    if key.vector.len() != cipher.block_length() {
        return Err(FileFault::Damaged);
    }
    let secret = derived(cipher.key_length(), &key.vector, pass_phrase);
    let content = cipher.decrypt(&secret, &key.vector, &key.content)?;
    // A wrong pass phrase leaves a right padding once in 256, and nothing behind it.
    if shape::items(&content).is_empty() { Err(FileFault::PassPhraseWrong) } else { Ok(Part::key(content)) }
}

/// OpenSSL, `EVP_BytesToKey` with MD5 and one round: the salt is the beginning of the vector.
fn derived(length: usize, vector: &[u8], pass_phrase: &[u8]) -> Zeroizing<Vec<u8>> {
    let salt = vector.get(..8).unwrap_or(vector);
    let mut key = Zeroizing::new(Vec::with_capacity(length + 16));
    let mut last: Zeroizing<Vec<u8>> = Zeroizing::default();
    while key.len() < length {
        let digest = Md5::new().chain_update(last.as_slice()).chain_update(pass_phrase).chain_update(salt);
        last = Zeroizing::new(digest.finalize().to_vec());
        key.extend_from_slice(&last);
    }
    key.truncate(length);
    key
}
