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
    /// The kind of the public key that it certifies.
    pub key: PublicKey,
    /// Which public key that is: two certificates with the same one serve the same private key.
    pub key_digest: KeyDigest,
}

/// The kind of a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// RSA with a modulus of so many bits.
    Rsa(u32),
    /// Anything else.
    Other,
}

/// The SHA-256 of a public key in DER (`subjectPublicKey`, RFC 5280, 4.1.2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyDigest([u8; 32]);

impl KeyDigest {
    /// From the 32 bytes of the digest.
    pub const fn new(digest: [u8; 32]) -> Self {
        Self(digest)
    }
}

/// The SHA-256 of a certificate in DER.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// From the 32 bytes of the digest.
    pub const fn new(digest: [u8; 32]) -> Self {
        Self(digest)
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
    fn a_fingerprint_is_shown_in_pairs() {
        let shown = Fingerprint::new([0xa7; 32]).to_string();
        assert_eq!(shown, ["A7"; 32].join(":"));
    }
}
