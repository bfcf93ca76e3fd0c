//! Keys in OpenSSH's own format (OpenSSH, PROTOCOL.key), protected by bcrypt.

use super::cipher::Cipher;
use super::part::Part;
use crate::load::FileFault;
use crate::load::openssh::{Fields, MAGIC};
use zeroize::Zeroizing;

/// More rounds would take minutes; 16 to 24 are usual.
const MOST_ROUNDS: u32 = 512;

/// A key in the same format without its pass phrase.
pub(super) fn unlocked(content: &[u8], pass_phrase: &[u8]) -> Result<Part, FileFault> {
    let mut fields = Fields(content.strip_prefix(MAGIC).ok_or(FileFault::Damaged)?);
    let mut field = || fields.field().ok_or(FileFault::Damaged);
    let (name, derivation, options) = (field()?, field()?, field()?);
    let _count = fields.number();
    let (public, private) = fields.field().zip(fields.field()).ok_or(FileFault::Damaged)?;
    let (cipher, is_chained) = match name {
        b"aes128-ctr" => (Cipher::Aes128, false),
        b"aes192-ctr" => (Cipher::Aes192, false),
        b"aes256-ctr" => (Cipher::Aes256, false),
        b"aes128-cbc" => (Cipher::Aes128, true),
        b"aes192-cbc" => (Cipher::Aes192, true),
        b"aes256-cbc" => (Cipher::Aes256, true),
        b"3des-cbc" => (Cipher::Des3, true),
        _ => return Err(FileFault::OtherLock),
    };
    if derivation != b"bcrypt" {
        return Err(FileFault::OtherLock);
    }
    let mut options = Fields(options);
    let (salt, rounds) = options.field().zip(options.number()).ok_or(FileFault::Damaged)?;
    if rounds > MOST_ROUNDS {
        return Err(FileFault::OtherLock);
    }
    let mut secret = Zeroizing::new(vec![0; cipher.key_length() + cipher.block_length()]);
    bcrypt_pbkdf::bcrypt_pbkdf(pass_phrase, salt, rounds, &mut secret)
        .map_err(|_| FileFault::PassPhraseWrong)?;
    let (key, vector) = secret.split_at_checked(cipher.key_length()).ok_or(FileFault::Damaged)?;
    let mut private = Zeroizing::new(private.to_vec());
    let decrypted = if is_chained {
        cipher.chain(key, vector, &mut private)
    } else {
        cipher.count(key, vector, &mut private)
    };
    decrypted.ok_or(FileFault::Damaged)?;
    // Two equal numbers begin it, so that a wrong pass phrase shows.
    let mut checked = Fields(&private);
    if checked.number().is_none() || Fields(&private).number() != checked.number() {
        return Err(FileFault::PassPhraseWrong);
    }
    Ok(Part::openssh(plain(public, &private)))
}

/// The format with neither cipher nor derivation.
fn plain(public: &[u8], private: &[u8]) -> Zeroizing<Vec<u8>> {
    let fields: [&[u8]; 3] = [b"none", b"none", b""];
    let length = |field: &[u8]| u32::try_from(field.len()).unwrap_or(u32::MAX).to_be_bytes();
    let size = MAGIC.len() + 4 * 6 + 8 + public.len() + private.len();
    let mut content = Zeroizing::new(Vec::with_capacity(size));
    content.extend_from_slice(MAGIC);
    for field in fields {
        content.extend_from_slice(&length(field));
        content.extend_from_slice(field);
    }
    content.extend_from_slice(&1_u32.to_be_bytes());
    for field in [public, private] {
        content.extend_from_slice(&length(field));
        content.extend_from_slice(field);
    }
    content
}
