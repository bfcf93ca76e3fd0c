//! PKCS#12 stores (RFC 7292), as `.p12` and `.pfx` files are.

use super::part::Part;
use super::scheme;
use crate::load::FileFault;
use crate::load::shape::oid_of;
use crate::load::tlv::{First, Value, first, values};
use x509_cert::der::asn1::ObjectIdentifier;
use zeroize::Zeroizing;

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

// RFC 5652, sections 4 and 8.
const DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
const ENCRYPTED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.6");
// RFC 7292, appendix D.
const KEY_BAG: ObjectIdentifier = oid("1.2.840.113549.1.12.10.1.1");
const LOCKED_KEY_BAG: ObjectIdentifier = oid("1.2.840.113549.1.12.10.1.2");
const CERTIFICATE_BAG: ObjectIdentifier = oid("1.2.840.113549.1.12.10.1.3");

/// The keys and certificates of a store. A wrong pass phrase shows in what it unlocks, so the
/// store's own seal is not asked.
pub(super) fn unlocked(der: &[u8], pass_phrase: &[u8]) -> Result<Vec<Part>, FileFault> {
    let store = inner(der)?;
    let safes = store.get(1).and_then(data).ok_or(FileFault::OtherLock)?;
    let mut parts = Vec::new();
    for safe in all(inside(safes)?) {
        let encrypted;
        let bags = if let Some(bags) = data(&safe) {
            bags
        } else {
            encrypted = decrypted(&safe, pass_phrase)?;
            &encrypted
        };
        for bag in all(inside(bags).map_err(|_| FileFault::PassPhraseWrong)?) {
            parts.extend(of_bag(&bag, pass_phrase)?);
        }
    }
    Ok(parts)
}

/// What a bag holds that is used here (RFC 7292, section 4.2).
fn of_bag(bag: &Value<'_>, pass_phrase: &[u8]) -> Result<Option<Part>, FileFault> {
    let fields = values(bag.content);
    let (kind, value) = oid_of(bag).zip(fields.get(1)).ok_or(FileFault::Damaged)?;
    Ok(match kind {
        KEY_BAG => Some(Part::key(Zeroizing::new(value.content.to_vec()))),
        LOCKED_KEY_BAG => Some(scheme::unlocked(value.content, pass_phrase)?),
        CERTIFICATE_BAG => {
            let certificate = values(inside(value.content)?);
            let octets = certificate.get(1).map(|octets| first(octets.content));
            match octets {
                Some(First::Whole(octets)) => Some(Part::certificate(octets.content)),
                _ => return Err(FileFault::Damaged),
            }
        }
        _ => None,
    })
}

/// The octets of a content that is not encrypted (RFC 5652, section 4).
fn data<'a>(content: &Value<'a>) -> Option<&'a [u8]> {
    let fields = values(content.content);
    let octets = fields.get(1).filter(|_| oid_of(content) == Some(DATA))?;
    match first(octets.content) {
        First::Whole(octets) => Some(octets.content),
        _ => None,
    }
}

/// The octets of a content that is encrypted (RFC 5652, section 8).
fn decrypted(content: &Value<'_>, pass_phrase: &[u8]) -> Result<Zeroizing<Vec<u8>>, FileFault> {
    if oid_of(content) != Some(ENCRYPTED_DATA) {
        return Err(FileFault::OtherLock);
    }
    let fields = values(content.content);
    let fields = values(inside(fields.get(1).ok_or(FileFault::Damaged)?.content)?);
    let fields = values(fields.get(1).ok_or(FileFault::Damaged)?.content);
    match fields.as_slice() {
        [_, algorithm, octets] => scheme::decrypted(algorithm, octets.content, pass_phrase),
        _ => Err(FileFault::Damaged),
    }
}

/// The values of the SEQUENCE that octets begin with.
fn inner(der: &[u8]) -> Result<Vec<Value<'_>>, FileFault> {
    Ok(values(inside(der)?))
}

/// The content of the value that octets begin with.
fn inside(der: &[u8]) -> Result<&[u8], FileFault> {
    match first(der) {
        First::Whole(outer) => Ok(outer.content),
        First::None | First::CutOff => Err(FileFault::Damaged),
    }
}

/// Every value, however many: a store may hold a long chain.
fn all(content: &[u8]) -> impl Iterator<Item = Value<'_>> {
    let mut rest = content;
    core::iter::from_fn(move || match first(rest) {
        First::Whole(value) => {
            rest = rest.get(value.whole.len()..).unwrap_or_default();
            Some(value)
        }
        First::None | First::CutOff => None,
    })
}
