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
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// The part is empty, too long, or has characters that its type does not allow
    /// (RFC 5280, appendix A.1: upper bounds and string types).
    #[error("the {part} must be {rule}", part = part_name(*.0), rule = part_rule(*.0))]
    Subject(SubjectPart),
    /// The validity is not between one day and [`super::LONGEST_DAYS`].
    #[error("a validity of {0} days is not between 1 and {max}", max = super::LONGEST_DAYS)]
    Days(u16),
    /// The end of the validity lies beyond the year 9999, which X.509 cannot write.
    #[error("the validity begins or ends at a time that a certificate cannot hold")]
    Time,
    /// Only 2048, 3072 and 4096 bits are made.
    #[error("a private key of {0} bits is not offered: choose 2048, 3072 or 4096")]
    KeyBits(u32),
    /// The claim is empty.
    #[error("the assertion needs a value for {claim}", claim = claim_name(*.0))]
    Claim(Claim),

    /// The text is neither PEM nor base64 of one certificate.
    #[error("this text is not a certificate in PEM or base64")]
    NotBase64,
    /// More than one PEM block, so that it is unclear which one is meant.
    #[error("this text holds more than one certificate")]
    Several,
    /// The bytes are not an X.509 certificate.
    #[error("these bytes are not an X.509 certificate")]
    NotACertificate,
    /// The certificate's key is not RSA, so it cannot serve RS256.
    #[error("the certificate's key is not an RSA key")]
    NotRsa,

    /// The search for primes failed, or the pair did not pass its checks.
    #[error("no valid key pair was found")]
    Key,
    /// A value could not be written as DER or PEM.
    #[error("the result could not be encoded")]
    Encoding,
    /// A signature was not made, or did not verify with the pair's own public key.
    #[error("the signature does not verify")]
    Signature,
}

fn part_name(part: SubjectPart) -> &'static str {
    match part {
        SubjectPart::CommonName => "common name",
        SubjectPart::Organization => "organization",
        SubjectPart::Country => "country",
    }
}

fn part_rule(part: SubjectPart) -> &'static str {
    match part {
        SubjectPart::CommonName | SubjectPart::Organization => {
            "1 to 64 characters, without control characters and not only spaces"
        }
        SubjectPart::Country => "two capital letters, such as DE",
    }
}

fn claim_name(claim: Claim) -> &'static str {
    match claim {
        Claim::Issuer => "the consumer key (iss)",
        Claim::Subject => "the user name (sub)",
        Claim::Audience => "the login host (aud)",
    }
}
