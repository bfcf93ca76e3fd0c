//! A private RSA key as a JSON Web Key (RFC 7517; RFC 7518, section 6.3).
//!
//! The members are looked for by their names, so that one is also found within other text.

use super::FileFault;
use super::item::{Item, Key, Numbers};
use super::letters;

/// The key that a text without escapes holds; none where it holds none.
pub(super) fn item(text: &[u8]) -> Option<Item> {
    let item = |fault| Some(Item::UnfitKey(fault));
    match member(text, b"kty")? {
        b"RSA" => {}
        b"EC" => return item(FileFault::Elliptic),
        b"OKP" if member(text, b"crv").is_some_and(|curve| curve.starts_with(b"X")) => {
            return item(FileFault::KeyAgreement);
        }
        b"OKP" => return item(FileFault::Edwards),
        b"oct" => return item(FileFault::NotRsa),
        _ => return None,
    }
    if text.windows(5).any(|window| window == b"\"oth\"") {
        return item(FileFault::MultiPrime);
    }
    if member(text, b"d").is_none() {
        return member(text, b"n").map(|_| Item::Other(FileFault::PublicKey));
    }
    let number = |name: &[u8]| Some(letters::decode(member(text, name)?));
    let numbers = || {
        let (modulus, public_exponent, private_exponent) = (number(b"n")?, number(b"e")?, number(b"d")?);
        Some(Numbers { modulus, public_exponent, private_exponent, primes: [number(b"p")?, number(b"q")?] })
    };
    Some(numbers().map_or(Item::UnfitKey(FileFault::CutOff), |numbers| Item::Key(Key::Numbers(numbers))))
}

/// The text of the first member of that name.
fn member<'a>(text: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut quoted = Vec::with_capacity(name.len() + 2);
    quoted.extend([b"\"", name, b"\""].concat());
    let mut rest = text;
    while let Some(place) = rest.windows(quoted.len()).position(|window| window == quoted) {
        rest = rest.get(place + quoted.len()..)?;
        let value = rest.trim_ascii_start().strip_prefix(b":").map(<[u8]>::trim_ascii_start);
        if let Some(value) = value.and_then(|value| value.strip_prefix(b"\"")) {
            let length = value.iter().position(|letter| *letter == b'"')?;
            return value.get(..length);
        }
    }
    None
}
