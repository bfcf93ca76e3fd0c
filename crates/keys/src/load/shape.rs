//! What some DER is, by the tags of its outer layers.
//!
//! Labels of PEM are often wrong, and DER has none; so the content says what it is.

use super::FileFault;
use super::item::{Item, Key, Locked};
use super::tlv::{First, Value, first, values};
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{Tag, TagNumber};
use zeroize::Zeroizing;

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

// RFC 8017, appendix A.1.
const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
// RFC 5480, section 2.1.1; RFC 3279, section 2.3.2.
const ELLIPTIC: ObjectIdentifier = oid("1.2.840.10045.2.1");
const DSA: ObjectIdentifier = oid("1.2.840.10040.4.1");
// RFC 8410, section 3.
const X25519: ObjectIdentifier = oid("1.3.101.110");
const X448: ObjectIdentifier = oid("1.3.101.111");
const ED25519: ObjectIdentifier = oid("1.3.101.112");
const ED448: ObjectIdentifier = oid("1.3.101.113");
// RFC 5652, section 5.1.
const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");

/// How many integers an RSA key (RFC 8017, appendix A.1.2), a DSA key as OpenSSL writes it and the
/// public half of an RSA key have.
const RSA_INTEGERS: usize = 9;
const DSA_INTEGERS: usize = 6;
const PUBLIC_INTEGERS: usize = 2;

const INTEGER: Tag = Tag::Integer;
const SEQUENCE: Tag = Tag::Sequence;
const OCTETS: Tag = Tag::OctetString;
const BITS: Tag = Tag::BitString;

/// The first tag of a certificate's content from version 2 on, and the second of PKCS#7.
const ZERO: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber(0) };

/// What the DER of a key or certificate, or of what is exchanged with one, holds. Nothing where it
/// is something else; what stands behind it is left aside.
pub(super) fn items(der: &[u8]) -> Vec<Item> {
    let First::Whole(outer) = first(der) else { return Vec::new() };
    if outer.tag != SEQUENCE {
        return Vec::new();
    }
    let inner = values(outer.content);
    let tags: Vec<Tag> = inner.iter().map(|value| value.tag).collect();
    let item = match (tags.as_slice(), inner.as_slice()) {
        ([INTEGER, SEQUENCE, OCTETS, ..], [_, algorithm, key, ..]) => of_pkcs8(algorithm, key),
        ([INTEGER, OCTETS, ..], _) => Item::UnfitKey(FileFault::Elliptic),
        ([INTEGER, SEQUENCE, ..], [version, content, ..])
            if version.content == [3] && oid_of(content).is_some() =>
        {
            Item::Locked(Locked::Pkcs12(Zeroizing::new(outer.whole.to_vec())))
        }
        ([INTEGER, INTEGER, ..], [version, ..]) => return of_integers(&outer, version, &tags),
        ([Tag::ObjectIdentifier, ZERO], [kind, content]) => return of_content(kind, content),
        ([SEQUENCE, OCTETS], [algorithm, _]) if oid_of(algorithm).is_some() => {
            Item::Locked(Locked::Pkcs8(outer.whole.to_vec()))
        }
        ([SEQUENCE, BITS], [algorithm, _]) if oid_of(algorithm).is_some() => {
            Item::Other(FileFault::PublicKey)
        }
        ([SEQUENCE, SEQUENCE, BITS], [signed, ..]) => match of_signed(&outer, signed) {
            Some(item) => item,
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    vec![item]
}

/// A key that is none of RSA's, by its algorithm; none for RSA itself.
pub(super) fn unfit(algorithm: ObjectIdentifier) -> Option<FileFault> {
    match algorithm {
        RSA => None,
        RSA_PSS => Some(FileFault::Pss),
        ELLIPTIC => Some(FileFault::Elliptic),
        ED25519 | ED448 => Some(FileFault::Edwards),
        X25519 | X448 => Some(FileFault::KeyAgreement),
        DSA => Some(FileFault::Dsa),
        _ => Some(FileFault::NotRsa),
    }
}

/// PKCS#8 (RFC 5958, section 2).
fn of_pkcs8(algorithm: &Value<'_>, key: &Value<'_>) -> Item {
    match oid_of(algorithm).map(unfit) {
        None => Item::UnfitKey(FileFault::Damaged),
        Some(Some(fault)) => Item::UnfitKey(fault),
        Some(None) => match first(key.content) {
            First::Whole(numbers) if is_multi_prime(numbers.content) => Item::UnfitKey(FileFault::MultiPrime),
            First::Whole(numbers) => Item::Key(Key::Der(Zeroizing::new(numbers.whole.to_vec()))),
            First::None | First::CutOff => Item::UnfitKey(FileFault::Damaged),
        },
    }
}

fn is_multi_prime(content: &[u8]) -> bool {
    matches!(first(content), First::Whole(version) if version.tag == INTEGER && version.content == [1])
}

fn of_integers(outer: &Value<'_>, version: &Value<'_>, tags: &[Tag]) -> Vec<Item> {
    let integers = tags.iter().take_while(|tag| **tag == INTEGER).count();
    match integers {
        RSA_INTEGERS if version.content == [1] => vec![Item::UnfitKey(FileFault::MultiPrime)],
        RSA_INTEGERS => vec![Item::Key(Key::Der(Zeroizing::new(outer.whole.to_vec())))],
        DSA_INTEGERS => vec![Item::UnfitKey(FileFault::Dsa)],
        PUBLIC_INTEGERS if tags.len() == PUBLIC_INTEGERS => vec![Item::Other(FileFault::PublicKey)],
        _ => Vec::new(),
    }
}

/// PKCS#7 (RFC 5652, sections 3 and 5.1): the certificates that go with signed data, which is how a
/// `.p7b` carries them.
fn of_content(kind: &Value<'_>, content: &Value<'_>) -> Vec<Item> {
    let is_signed = ObjectIdentifier::from_bytes(kind.content).is_ok_and(|kind| kind == SIGNED_DATA);
    let First::Whole(signed) = first(content.content) else { return Vec::new() };
    let fields = values(signed.content);
    let certificates = fields.iter().find(|value| value.tag == ZERO).filter(|_| is_signed);
    let Some(certificates) = certificates else { return Vec::new() };
    let mut items = Vec::new();
    let mut rest = certificates.content;
    while let First::Whole(certificate) = first(rest) {
        items.push(Item::Certificate(certificate.whole.to_vec()));
        rest = rest.get(certificate.whole.len()..).unwrap_or_default();
    }
    items
}

/// A certificate, a request or a list of revoked ones: all are content, algorithm and signature
/// (RFC 5280, sections 4.1 and 5.1; RFC 2986, section 4.2).
fn of_signed(outer: &Value<'_>, signed: &Value<'_>) -> Option<Item> {
    let tags: Vec<Tag> = values(signed.content).iter().map(|value| value.tag).collect();
    Some(match tags.as_slice() {
        [ZERO, INTEGER, ..] | [INTEGER, SEQUENCE, SEQUENCE, SEQUENCE, ..] => {
            Item::Certificate(outer.whole.to_vec())
        }
        [INTEGER, SEQUENCE, SEQUENCE, ZERO, ..] | [INTEGER, SEQUENCE, SEQUENCE] => {
            Item::Other(FileFault::Request)
        }
        [INTEGER, SEQUENCE, SEQUENCE, Tag::UtcTime | Tag::GeneralizedTime, ..]
        | [SEQUENCE, SEQUENCE, Tag::UtcTime | Tag::GeneralizedTime, ..] => {
            Item::Other(FileFault::RevocationList)
        }
        _ => return None,
    })
}

/// The algorithm that a SEQUENCE begins with (RFC 5280, section 4.1.1.2).
pub(super) fn oid_of(algorithm: &Value<'_>) -> Option<ObjectIdentifier> {
    match first(algorithm.content) {
        First::Whole(value) if value.tag == Tag::ObjectIdentifier => {
            ObjectIdentifier::from_bytes(value.content).ok()
        }
        _ => None,
    }
}
