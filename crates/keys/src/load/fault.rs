//! Why a file is of no use as a private key, or as a certificate.

/// Why a file is of no use as a private key, or as a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// It has no content.
    Empty,
    /// It has more than [`super::LARGEST_FILE`] octets.
    TooLarge,
    /// It holds nothing of the kind that was asked for, nor any other known kind.
    Unknown,
    /// It holds more than one, so that it is unclear which one is meant.
    Several,

    /// A certificate stands where a private key is needed.
    Certificate,
    /// A private key stands where a certificate is needed.
    PrivateKey,
    /// It holds only the public half of a key.
    PublicKey,
    /// It holds only the public half of a key, as OpenSSH or RFC 4716 writes it.
    SshPublic,
    /// It holds a request for a certificate (RFC 2986).
    Request,
    /// It holds a list of revoked certificates (RFC 5280, section 5).
    RevocationList,

    /// The private key is encrypted (RFC 5958, section 3; RFC 1421, section 4.6.1.1).
    Encrypted,
    /// The private key is encrypted in OpenSSH's own format.
    OpenSsh,
    /// The file is a PKCS#12 store (RFC 7292), as `.p12` and `.pfx` files are.
    Pkcs12,
    /// It is protected by a pass phrase in a way that is not read here.
    OtherLock,
    /// The pass phrase is not the one that protects it.
    PassPhraseWrong,
    /// The file is a key store of Java's own kinds, JKS or JCEKS.
    JavaKeyStore,
    /// The private key stands in the format of `PuTTY`.
    Putty,

    /// The key may only sign by RSASSA-PSS (RFC 4055, section 1.2), and RS256 is the older padding.
    Pss,
    /// The key lies on an elliptic curve (RFC 5480), and RS256 needs RSA.
    Elliptic,
    /// The key is an Ed25519 or Ed448 key (RFC 8410).
    Edwards,
    /// The key is an X25519 or X448 key (RFC 8410), which can't sign at all.
    KeyAgreement,
    /// The key is a DSA key.
    Dsa,
    /// The key is none of these and no RSA key.
    NotRsa,
    /// The RSA key has more than two primes (RFC 8017, section 3.2).
    MultiPrime,
    /// The public exponent is below 65537 (FIPS 186-5, appendix A.1.1).
    Exponent,
    /// The modulus is shorter than [`super::FEWEST_BITS`] or longer than what the arithmetic takes.
    Length {
        /// The length of the modulus.
        bits: u32,
    },

    /// A page of the web, as it is saved in the place of a file.
    WebPage,
    /// A document of Word or a PDF.
    Document,
    /// An archive: ZIP, gzip, 7z.
    Archive,
    /// The beginning is right, and the end is missing.
    CutOff,
    /// The kind is right, but the content can't be decoded or contradicts itself.
    Damaged,
}

impl FileFault {
    /// All but the lengths.
    pub const NAMED: [FileFault; 30] = [
        FileFault::Empty,
        FileFault::TooLarge,
        FileFault::Unknown,
        FileFault::Several,
        FileFault::Certificate,
        FileFault::PrivateKey,
        FileFault::PublicKey,
        FileFault::SshPublic,
        FileFault::Request,
        FileFault::RevocationList,
        FileFault::Encrypted,
        FileFault::OpenSsh,
        FileFault::Pkcs12,
        FileFault::OtherLock,
        FileFault::PassPhraseWrong,
        FileFault::JavaKeyStore,
        FileFault::Putty,
        FileFault::Pss,
        FileFault::Elliptic,
        FileFault::Edwards,
        FileFault::KeyAgreement,
        FileFault::Dsa,
        FileFault::NotRsa,
        FileFault::MultiPrime,
        FileFault::Exponent,
        FileFault::WebPage,
        FileFault::Document,
        FileFault::Archive,
        FileFault::CutOff,
        FileFault::Damaged,
    ];
}
