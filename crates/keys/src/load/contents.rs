//! Finds what a file holds: bytes, blocks of PEM, base64, or another program's own format.

use super::armour::{self, Block};
use super::item::{Item, Locked, Traditional};
use super::tlv::{First, first};
use super::{FileFault, escapes, jwk, letters, openssh, shape, text};
use x509_cert::der::Tag;

/// How often base64 may stand in base64: a PEM in a CI variable in a manifest.
const DEEPEST: u32 = 3;

/// Fewer octets are no key and no certificate.
const FEWEST_OCTETS: usize = 24;

/// How foreign formats begin that are no text.
const MAGICS: [(&[u8], FileFault); 9] = [
    (&[0xfe, 0xed, 0xfe, 0xed], FileFault::JavaKeyStore),
    (&[0xce, 0xce, 0xce, 0xce], FileFault::JavaKeyStore),
    // With the first length left open (X.690, section 8.1.3.6), as some programs write PKCS#12.
    (&[0x30, 0x80, 0x02, 0x01, 0x03], FileFault::Pkcs12),
    (b"%PDF-", FileFault::Document),
    (&[0xd0, 0xcf, 0x11, 0xe0], FileFault::Document),
    (b"{\\rtf", FileFault::Document),
    (b"PK\x03\x04", FileFault::Archive),
    (&[0x1f, 0x8b], FileFault::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileFault::Archive),
];

/// Words in a text that tell a format of which nothing is taken.
const SIGNS: [(&[u8], FileFault); 5] = [
    (b"ssh-rsa AAAA", FileFault::SshPublic),
    (b"ssh-ed25519 AAAA", FileFault::SshPublic),
    (b"ssh-dss AAAA", FileFault::SshPublic),
    (b"ecdsa-sha2-nistp", FileFault::SshPublic),
    (b"BEGIN SSH2 PUBLIC KEY", FileFault::SshPublic),
];

/// All that a file holds, in order.
pub(super) fn items(file: &[u8]) -> Vec<Item> {
    within(file, DEEPEST)
}

fn within(file: &[u8], depth: u32) -> Vec<Item> {
    if let Some(fault) = magic(file) {
        return vec![Item::Other(fault)];
    }
    let items = shape::items(file);
    if !items.is_empty() {
        return items;
    }
    if is_long_sequence(file) {
        return of_der(file, None);
    }
    if let Some(item) = openssh::item(file) {
        return vec![item];
    }
    let plain = text::plain(file);
    if plain.trim_ascii().is_empty() {
        // Nothing but a byte order mark, say.
        return vec![Item::Other(FileFault::Empty)];
    }
    let text = escapes::unescaped(&plain);
    let blocks = armour::blocks(&text);
    if !blocks.is_empty() {
        return blocks.iter().flat_map(of_block).collect();
    }
    if place(&text, b"PuTTY-User-Key-File-").is_some() {
        return vec![Item::UnfitKey(FileFault::Putty)];
    }
    if let Some(fault) = sign(&text) {
        return vec![Item::Other(fault)];
    }
    if let Some(item) = jwk::item(&text) {
        return vec![item];
    }
    let runs = letters::runs(&text);
    let found: Vec<Item> = runs.iter().flat_map(|run| of_run(run, depth)).collect();
    if found.is_empty() && is_web_page(&plain) {
        return vec![Item::Other(FileFault::WebPage)];
    }
    found
}

fn magic(file: &[u8]) -> Option<FileFault> {
    let fault = MAGICS.iter().find(|(magic, _)| file.starts_with(magic))?.1;
    // What Word writes is a ZIP whose first entries have these names (ECMA-376, part 2).
    let beginning = file.get(..file.len().min(4096)).unwrap_or(file);
    let is_document = [b"[Content_Types].xml".as_slice(), b"word/", b"mimetypeapplication/vnd.oasis"];
    let is_document = is_document.iter().any(|name| place(beginning, name).is_some());
    Some(if fault == FileFault::Archive && is_document { FileFault::Document } else { fault })
}

fn sign(text: &[u8]) -> Option<FileFault> {
    SIGNS.iter().find(|(sign, _)| place(text, sign).is_some()).map(|(_, fault)| *fault)
}

fn is_web_page(text: &[u8]) -> bool {
    let beginning = text.trim_ascii_start();
    [b"<!doctype html".as_slice(), b"<html"]
        .iter()
        .any(|tag| beginning.get(..tag.len()).is_some_and(|first| first.eq_ignore_ascii_case(tag)))
}

fn place(text: &[u8], sign: &[u8]) -> Option<usize> {
    text.windows(sign.len()).position(|window| window == sign)
}

/// A block of PEM: what its content is, or what its label says of a content that can't be read.
fn of_block(block: &Block<'_>) -> Vec<Item> {
    let label = Label::of(&block.label);
    let unread = |fault| label.unread(fault).into_iter().collect();
    if !block.is_closed {
        return unread(FileFault::CutOff);
    }
    match label {
        Label::Key(Some(fault)) => return vec![Item::UnfitKey(fault)],
        Label::SshPublic => return vec![Item::Other(FileFault::SshPublic)],
        _ => {}
    }
    if is_encrypted(block.body) {
        return vec![traditional(block.body).unwrap_or(Item::UnfitKey(FileFault::Damaged))];
    }
    let octets = letters::decode(without_headers(block.body));
    if let Some(item) = openssh::item(&octets) {
        return vec![item];
    }
    of_der(&octets, Some(label))
}

/// What a label says.
#[derive(Clone, Copy)]
enum Label {
    /// A private key; which one, where it can't serve.
    Key(Option<FileFault>),
    Certificate,
    /// Neither, by what it is.
    Other(FileFault),
    SshPublic,
    /// Nothing that matters, such as parameters.
    None,
}

impl Label {
    fn of(words: &str) -> Label {
        match words {
            "EC PRIVATE KEY" => Label::Key(Some(FileFault::Elliptic)),
            "DSA PRIVATE KEY" => Label::Key(Some(FileFault::Dsa)),
            "SSH2 PUBLIC KEY" => Label::SshPublic,
            "X509 CRL" => Label::Other(FileFault::RevocationList),
            _ if words.ends_with("PRIVATE KEY") => Label::Key(None),
            _ if words.ends_with("PUBLIC KEY") => Label::Other(FileFault::PublicKey),
            _ if words.ends_with("CERTIFICATE REQUEST") => Label::Other(FileFault::Request),
            _ if words.ends_with("CERTIFICATE") || words.starts_with("PKCS") => Label::Certificate,
            _ => Label::None,
        }
    }

    /// A content that can't be read.
    fn unread(self, fault: FileFault) -> Option<Item> {
        match self {
            Label::Key(_) => Some(Item::UnfitKey(fault)),
            Label::Certificate => Some(Item::UnfitCertificate(fault)),
            Label::Other(what) => Some(Item::Other(what)),
            Label::SshPublic => Some(Item::Other(FileFault::SshPublic)),
            Label::None => None,
        }
    }
}

/// Whether the headers of a block say that it is encrypted (RFC 1421, section 4.6.1.1).
fn is_encrypted(body: &[u8]) -> bool {
    place(body, b"Proc-Type:").is_some() && place(body, b"ENCRYPTED").is_some()
}

/// The headers that say how (RFC 1421, section 4.6.1.3): a cipher, and its vector in hexadecimal.
fn traditional(body: &[u8]) -> Option<Item> {
    const HEADER: &[u8] = b"DEK-Info:";
    let header = body.get(place(body, HEADER)? + HEADER.len()..)?.trim_ascii_start();
    let (cipher, rest) = header.split_at_checked(header.iter().position(|letter| *letter == b',')?)?;
    let rest = rest.get(1..)?;
    // On one line nothing but its length tells where it ends.
    let most = if cipher.starts_with(b"AES") { 32 } else { 16 };
    let digits = rest.iter().take(most).take_while(|letter| letter.is_ascii_hexdigit()).count();
    let (vector, content) = rest.split_at_checked(digits)?;
    Some(Item::Locked(Locked::Traditional(Traditional {
        cipher: cipher.to_vec(),
        vector: vector.chunks_exact(2).map(hexadecimal).collect::<Option<_>>()?,
        content: letters::decode(content).to_vec(),
    })))
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(core::str::from_utf8(digits).ok()?, 16).ok()
}

/// A body without the headers that stand before it (RFC 1421, section 4.4): base64 has no colon.
fn without_headers(body: &[u8]) -> &[u8] {
    let Some(last) = body.iter().rposition(|letter| *letter == b':') else { return body };
    let after = body.get(last..).unwrap_or_default();
    let end = after.iter().position(|letter| b"\r\n".contains(letter)).unwrap_or(after.len());
    after.get(end..).unwrap_or_default()
}

/// What DER is, where it is all there.
fn of_der(octets: &[u8], label: Option<Label>) -> Vec<Item> {
    let unread = |fault| match label {
        Some(label) => label.unread(fault).into_iter().collect(),
        None => vec![Item::Other(fault)],
    };
    match first(octets) {
        First::CutOff => unread(FileFault::CutOff),
        First::None => label.map(|_| unread(FileFault::Damaged)).unwrap_or_default(),
        First::Whole(_) => {
            let items = shape::items(octets);
            if items.is_empty() && label.is_some() { unread(FileFault::Damaged) } else { items }
        }
    }
}

/// What a run of base64 holds: DER, or a file of its own.
fn of_run(run: &[u8], depth: u32) -> Vec<Item> {
    let octets = letters::decode(run);
    if octets.len() < FEWEST_OCTETS {
        return Vec::new();
    }
    let items = shape::items(&octets);
    if !items.is_empty() {
        return items;
    }
    if is_long_sequence(&octets) {
        // Any word may decode to this; what it announces must be there, or begin as something known.
        return match first(&octets) {
            First::CutOff if begins_as_known(&octets) => vec![Item::Other(FileFault::CutOff)],
            First::CutOff | First::None | First::Whole(_) => Vec::new(),
        };
    }
    if depth == 0 { Vec::new() } else { within(&octets, depth - 1) }
}

/// Whether octets begin as a SEQUENCE of more than 127 octets does: a `0` with a letter behind it
/// that no text of ASCII has.
fn is_long_sequence(octets: &[u8]) -> bool {
    matches!(octets, [0x30, length, ..] if *length >= 0x80)
}

/// Whether the second value is one of those that keys and certificates begin with.
fn begins_as_known(octets: &[u8]) -> bool {
    let content = octets.get(4..).unwrap_or_default();
    match first(content) {
        First::Whole(value) => [Tag::Integer, Tag::Sequence, Tag::ObjectIdentifier].contains(&value.tag),
        First::CutOff => content.first() == Some(&0x30),
        First::None => false,
    }
}
