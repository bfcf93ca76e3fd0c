//! The ciphers that protect private keys, all in CBC or CTR mode.

use crate::load::FileFault;
use aes::{Aes128, Aes192, Aes256};
use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, InnerIvInit, KeyIvInit, StreamCipher};
use ctr::Ctr128BE;
use des::{Des, TdesEde2, TdesEde3};
use rc2::Rc2;
use zeroize::Zeroizing;

/// A cipher, by the octets of its key and of its vector.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    Des,
    /// DES three times, with two keys.
    Des2,
    /// DES three times, with three keys.
    Des3,
    Rc2 {
        /// The octets of the key, which are all of its strength.
        octets: usize,
    },
}

impl Cipher {
    /// The octets of its key.
    pub(super) fn key_length(self) -> usize {
        match self {
            Cipher::Aes128 | Cipher::Des2 => 16,
            Cipher::Aes192 | Cipher::Des3 => 24,
            Cipher::Aes256 => 32,
            Cipher::Des => 8,
            Cipher::Rc2 { octets } => octets,
        }
    }

    /// The octets of its block, and of its vector.
    pub(super) fn block_length(self) -> usize {
        match self {
            Cipher::Aes128 | Cipher::Aes192 | Cipher::Aes256 => 16,
            Cipher::Des | Cipher::Des2 | Cipher::Des3 | Cipher::Rc2 { .. } => 8,
        }
    }

    /// What a padded content says (RFC 8018, section 6.1.1); a padding that is none comes of
    /// another key.
    pub(super) fn decrypt(
        self,
        key: &[u8],
        vector: &[u8],
        content: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, FileFault> {
        let mut content = Zeroizing::new(content.to_vec());
        let length = match self {
            Cipher::Aes128 => padded(Decryptor::<Aes128>::new_from_slices(key, vector).ok(), &mut content),
            Cipher::Aes192 => padded(Decryptor::<Aes192>::new_from_slices(key, vector).ok(), &mut content),
            Cipher::Aes256 => padded(Decryptor::<Aes256>::new_from_slices(key, vector).ok(), &mut content),
            Cipher::Des => padded(Decryptor::<Des>::new_from_slices(key, vector).ok(), &mut content),
            Cipher::Des2 => padded(Decryptor::<TdesEde2>::new_from_slices(key, vector).ok(), &mut content),
            Cipher::Des3 => padded(Decryptor::<TdesEde3>::new_from_slices(key, vector).ok(), &mut content),
            Cipher::Rc2 { octets } => {
                let cipher = Rc2::new_with_eff_key_len(key, octets * 8);
                padded(Decryptor::inner_iv_slice_init(cipher, vector).ok(), &mut content)
            }
        };
        content.truncate(length.ok_or(FileFault::PassPhraseWrong)?);
        Ok(content)
    }

    /// A content that is as long as before, in CTR mode; for AES alone.
    pub(super) fn count(self, key: &[u8], vector: &[u8], content: &mut [u8]) -> Option<()> {
        match self {
            Cipher::Aes128 => Ctr128BE::<Aes128>::new_from_slices(key, vector).ok()?.apply_keystream(content),
            Cipher::Aes192 => Ctr128BE::<Aes192>::new_from_slices(key, vector).ok()?.apply_keystream(content),
            Cipher::Aes256 => Ctr128BE::<Aes256>::new_from_slices(key, vector).ok()?.apply_keystream(content),
            Cipher::Des | Cipher::Des2 | Cipher::Des3 | Cipher::Rc2 { .. } => return None,
        }
        Some(())
    }

    /// A content that is as long as before and of whole blocks, in CBC mode.
    pub(super) fn chain(self, key: &[u8], vector: &[u8], content: &mut [u8]) -> Option<()> {
        match self {
            Cipher::Aes128 => unpadded(Decryptor::<Aes128>::new_from_slices(key, vector).ok()?, content),
            Cipher::Aes192 => unpadded(Decryptor::<Aes192>::new_from_slices(key, vector).ok()?, content),
            Cipher::Aes256 => unpadded(Decryptor::<Aes256>::new_from_slices(key, vector).ok()?, content),
            Cipher::Des3 => unpadded(Decryptor::<TdesEde3>::new_from_slices(key, vector).ok()?, content),
            Cipher::Des | Cipher::Des2 | Cipher::Rc2 { .. } => None,
        }
    }
}

fn padded(cipher: Option<impl BlockModeDecrypt>, content: &mut [u8]) -> Option<usize> {
    Some(cipher?.decrypt_padded::<Pkcs7>(content).ok()?.len())
}

fn unpadded(cipher: impl BlockModeDecrypt, content: &mut [u8]) -> Option<()> {
    cipher.decrypt_padded::<cbc::cipher::block_padding::NoPadding>(content).ok().map(|_| ())
}
