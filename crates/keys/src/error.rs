//! What can go wrong between a request for a key pair and a certificate.

/// A part of a certificate's subject that a person can enter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectPart {
    /// The common name (CN).
    CommonName,
    /// The organization (O).
    Organization,
    /// The country (C).
    Country,
}

/// A claim of an assertion (RFC 7523, section 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// `iss`: for Salesforce the app's consumer key.
    Issuer,
    /// `sub`: for Salesforce the user name to log in as.
    Subject,
    /// `aud`: for Salesforce the login host.
    Audience,
}

/// Why a key pair, a certificate or an assertion was not made, or a certificate not read.
///
/// The first group is for the person who entered a value, the second for
/// whoever reads a certificate, and the last is a defect of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateError {
    /// The part is empty, too long, or has characters that its type does not allow
    /// (RFC 5280, appendix A.1: upper bounds and string types).
    Subject(SubjectPart),
    /// The validity is not between one day and [`super::LONGEST_DAYS`].
    Days(u16),
    /// The end of the validity lies beyond the year 9999, which X.509 cannot write.
    Time,
    /// Only 2048, 3072 and 4096 bits are made.
    KeyBits(u32),
    /// The claim is empty.
    Claim(Claim),

    /// The text is neither PEM nor base64 of one certificate.
    NotBase64,
    /// More than one PEM block, so that it is unclear which one is meant.
    Several,
    /// The bytes are not an X.509 certificate.
    NotACertificate,
    /// The certificate's key is not RSA, so it cannot serve RS256.
    NotRsa,

    /// The search for primes failed, or the pair did not pass its checks.
    Key,
    /// A value could not be written as DER or PEM.
    Encoding,
    /// A signature was not made, or did not verify with the pair's own public key.
    Signature,
}
