//! Private keys as OpenSSH writes them (OpenSSH, PROTOCOL.key).

use super::FileFault;
use super::item::{Item, Key, Locked, Numbers};
use zeroize::Zeroizing;

pub(super) const MAGIC: &[u8] = b"openssh-key-v1\0";

/// What the content of a `BEGIN OPENSSH PRIVATE KEY` holds; none where it does not begin as one.
pub(super) fn item(octets: &[u8]) -> Option<Item> {
    let rest = octets.strip_prefix(MAGIC)?;
    Some(match read(&mut Fields(rest)) {
        Some(Ok(numbers)) => Item::Key(Key::Numbers(numbers)),
        Some(Err(FileFault::OpenSsh)) => Item::Locked(Locked::OpenSsh(octets.to_vec())),
        Some(Err(fault)) => Item::UnfitKey(fault),
        None => Item::UnfitKey(FileFault::CutOff),
    })
}

/// The first key of the file; none where a field is longer than what is left.
fn read(fields: &mut Fields<'_>) -> Option<Result<Numbers, FileFault>> {
    let cipher = fields.field()?;
    let (_derivation, _options, _count) = (fields.field()?, fields.field()?, fields.number()?);
    let kind = Fields(fields.field()?).field()?;
    if kind != b"ssh-rsa" {
        return Some(Err(unfit(kind)));
    }
    if cipher != b"none" {
        return Some(Err(FileFault::OpenSsh));
    }
    let mut private = Fields(fields.field()?);
    if private.number()? != private.number()? || private.field()? != kind {
        return Some(Err(FileFault::Damaged));
    }
    let mut integer = || Some(Zeroizing::new(private.field()?.to_vec()));
    let (modulus, public_exponent, private_exponent) = (integer()?, integer()?, integer()?);
    let _inverse = integer()?;
    let primes = [integer()?, integer()?];
    Some(Ok(Numbers { modulus, public_exponent, private_exponent, primes }))
}

fn unfit(kind: &[u8]) -> FileFault {
    match kind {
        b"ssh-ed25519" => FileFault::Edwards,
        b"ssh-dss" => FileFault::Dsa,
        _ if kind.starts_with(b"ecdsa-") => FileFault::Elliptic,
        _ => FileFault::NotRsa,
    }
}

/// The fields of a message (RFC 4251, section 5).
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_be_bytes(*number))
    }

    pub(super) fn field(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (field, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(field)
    }
}
