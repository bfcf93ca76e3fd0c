//! Takes off a file what a pass phrase protects it with.
//!
//! Apart from the reading, so that what reads files that are not protected carries no ciphers:
//! the result is a file as well.

mod cipher;
mod openssh;
mod part;
mod pkcs12;
mod scheme;
mod traditional;

use super::item::{Item, Key, Locked};
use super::{FileFault, items};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use part::Part;
use zeroize::Zeroizing;

/// What a file holds, as PEM without a pass phrase: of PKCS#8 (RFC 5958, section 3) by PBES2, PBES1
/// (RFC 8018, section 6) and the schemes of PKCS#12, of keys that the headers of PEM say are
/// encrypted (RFC 1421), of OpenSSH's own format, and of PKCS#12 (RFC 7292), with its certificates.
/// A file without any is returned as it is.
///
/// Every buffer that holds a key is sized once and wiped. Schemes that would take minutes or
/// hundreds of megabytes are refused.
pub fn unlocked(file: &[u8], pass_phrase: &Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, FileFault> {
    let items = items(file)?;
    if !items.iter().any(|item| matches!(item, Item::Locked(_))) {
        return Ok(Zeroizing::new(file.to_vec()));
    }
    let mut parts = Vec::new();
    for item in &items {
        match item {
            Item::Locked(Locked::Pkcs8(der)) => parts.push(scheme::unlocked(der, pass_phrase)?),
            Item::Locked(Locked::Traditional(key)) => parts.push(traditional::unlocked(key, pass_phrase)?),
            Item::Locked(Locked::OpenSsh(content)) => parts.push(openssh::unlocked(content, pass_phrase)?),
            Item::Locked(Locked::Pkcs12(der)) => parts.extend(pkcs12::unlocked(der, pass_phrase)?),
            Item::Key(Key::Der(der)) => parts.push(Part::key(der.clone())),
            Item::Certificate(der) => parts.push(Part::certificate(der)),
            Item::Key(Key::Numbers(_)) | Item::UnfitKey(_) | Item::UnfitCertificate(_) | Item::Other(_) => {}
        }
    }
    Ok(written(&parts))
}

/// The parts as PEM, each with its base64 on one line.
fn written(parts: &[Part]) -> Zeroizing<Vec<u8>> {
    let armour = "-----BEGIN -----\n\n-----END -----\n".len();
    let size = |part: &Part| armour + 2 * part.label.len() + part.content.len().div_ceil(3) * 4;
    let mut file = Zeroizing::new(Vec::with_capacity(parts.iter().map(size).sum()));
    for Part { label, content } in parts {
        for word in ["-----BEGIN ", label, "-----\n"] {
            file.extend_from_slice(word.as_bytes());
        }
        let start = file.len();
        file.resize(start + content.len().div_ceil(3) * 4, 0);
        let length = file.get_mut(start..).and_then(|rest| STANDARD.encode_slice(content, rest).ok());
        file.truncate(start + length.unwrap_or_default());
        for word in ["\n-----END ", label, "-----\n"] {
            file.extend_from_slice(word.as_bytes());
        }
    }
    file
}
