//! What speaks against a certificate that can be used all the same.

use super::{Certificate, LONGEST_DAYS};
use x509_cert::der::Decode;
use x509_cert::der::asn1::ObjectIdentifier;

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

/// RFC 8017, appendix A.2.4: RSA with MD2, MD5 and SHA-1, and OIW's own name for the last.
const BROKEN_HASHES: [ObjectIdentifier; 4] = [
    oid("1.2.840.113549.1.1.2"),
    oid("1.2.840.113549.1.1.4"),
    oid("1.2.840.113549.1.1.5"),
    oid("1.3.14.3.2.29"),
];

/// RFC 4055, section 3.1.
const PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");

/// The least public exponent that is not named (FIPS 186-5, appendix A.1.1).
pub(super) const LEAST_EXPONENT: u64 = 65537;

/// One thing that speaks against a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// It is signed with MD5 or SHA-1, of which two texts with one hash are known
    /// (RFC 6151; NIST SP 800-131A, section 9).
    BrokenHash,
    /// It is signed with RSASSA-PSS, which not every program reads.
    PssSignature,
    /// The public exponent of its key is below 65537.
    SmallExponent,
    /// It is valid for more than [`LONGEST_DAYS`].
    LongValidity,
}

impl Weakness {
    /// Each of them.
    pub const ALL: [Weakness; 4] =
        [Weakness::BrokenHash, Weakness::PssSignature, Weakness::SmallExponent, Weakness::LongValidity];
}

impl Certificate {
    /// All that speaks against it; none where nothing does.
    pub fn weaknesses(&self) -> Vec<Weakness> {
        let read = x509_cert::Certificate::from_der(self.der()).ok();
        let signature = read.map(|read| read.signature_algorithm().oid);
        let is_signed = |by: &[ObjectIdentifier]| signature.is_some_and(|signature| by.contains(&signature));
        let exponent = exponent(&self.public_key().exponent());
        let longest = self.not_before().plus_days(LONGEST_DAYS);
        [
            (is_signed(&BROKEN_HASHES), Weakness::BrokenHash),
            (is_signed(&[PSS]), Weakness::PssSignature),
            (exponent.is_some_and(|exponent| exponent < LEAST_EXPONENT), Weakness::SmallExponent),
            (self.not_after() > longest, Weakness::LongValidity),
        ]
        .into_iter()
        .filter_map(|(is_there, weakness)| is_there.then_some(weakness))
        .collect()
    }
}

/// A number with its highest octet first; none where it does not fit.
pub(super) fn exponent(number: &[u8]) -> Option<u64> {
    number.iter().try_fold(0_u64, |sum, octet| Some(sum.checked_mul(256)? + u64::from(*octet)))
}
