//! The certificate that an app holds.

use super::Moment;
use std::fmt;

/// The certificate slot of an app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppCertificate {
    /// No certificate: the app cannot be used with a signed login.
    None,
    /// A certificate.
    Readable(Certificate),
    /// Something that is not understood as a certificate.
    Unreadable,
}

/// What matters of an X.509 certificate (RFC 5280).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
    /// The first moment at which it is valid.
    pub not_before: Moment,
    /// The last one.
    pub not_after: Moment,
    /// The key that it certifies.
    pub key: PublicKey,
}

/// The kind of a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// RSA with a modulus of so many bits.
    Rsa(u32),
    /// Anything else.
    Other,
}

/// The SHA-256 of a certificate in DER.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// From the 32 bytes of the digest.
    pub const fn new(digest: [u8; 32]) -> Self {
        Self(digest)
    }

    /// Reads 64 hexadecimal digits, with or without colons between the bytes.
    pub fn parse(text: &str) -> Option<Self> {
        let mut digits = text.chars().filter(|letter| *letter != ':').map(|letter| letter.to_digit(16));
        let mut digest = [0; 32];
        for byte in &mut digest {
            let value = digits.next()?? * 16 + digits.next()??;
            *byte = u8::try_from(value).ok()?;
        }
        digits.next().is_none().then_some(Self(digest))
    }
}

/// As openssl shows it: pairs of digits between colons.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, byte) in self.0.iter().enumerate() {
            let colon = if position == 0 { "" } else { ":" };
            write!(f, "{colon}{byte:02X}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_as_it_is_shown() {
        let shown = Fingerprint::new([0xa7; 32]).to_string();
        assert!(shown.starts_with("A7:A7:"), "{shown}");
        assert_eq!(Fingerprint::parse(&shown), Some(Fingerprint::new([0xa7; 32])));
        assert_eq!(Fingerprint::parse(&"a7".repeat(32)), Some(Fingerprint::new([0xa7; 32])));
        for bad in ["", "A7", &"A7".repeat(33), &"G7".repeat(32), &"A7".repeat(31)] {
            assert_eq!(Fingerprint::parse(bad), None, "{bad}");
        }
    }
}
