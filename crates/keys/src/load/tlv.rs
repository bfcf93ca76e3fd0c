//! The outer layers of DER: what stands in a SEQUENCE, without reading what it means.

use x509_cert::der::{Decode, Header, Reader, SliceReader, Tag};

/// The most values of one SEQUENCE that are looked at.
const MOST: usize = 16;

/// One value with its tag.
pub(super) struct Value<'a> {
    pub(super) tag: Tag,
    pub(super) content: &'a [u8],
    /// With its tag and length.
    pub(super) whole: &'a [u8],
}

/// Whether a value begins, and how much of it is there.
pub(super) enum First<'a> {
    /// No length that a file could have.
    None,
    /// More octets are announced than there are.
    CutOff,
    /// The value.
    Whole(Value<'a>),
}

/// The first value of some octets; what stands behind it is left aside.
pub(super) fn first(octets: &[u8]) -> First<'_> {
    let Ok(mut reader) = SliceReader::new(octets) else { return First::None };
    let Ok(header) = Header::decode(&mut reader) else { return First::None };
    let Ok(length) = usize::try_from(header.length()) else { return First::None };
    let Ok(start) = usize::try_from(reader.position()) else { return First::None };
    let Some(end) = start.checked_add(length) else { return First::None };
    match (octets.get(start..end), octets.get(..end)) {
        (Some(content), Some(whole)) => First::Whole(Value { tag: header.tag(), content, whole }),
        _ => First::CutOff,
    }
}

/// The first values of a SEQUENCE's content, up to one that can't be read.
pub(super) fn values(content: &[u8]) -> Vec<Value<'_>> {
    let mut found = Vec::new();
    let mut rest = content;
    while let First::Whole(value) = first(rest) {
        rest = rest.get(value.whole.len()..).unwrap_or_default();
        found.push(value);
        if rest.is_empty() || found.len() == MOST {
            break;
        }
    }
    found
}
