//! Files that a key or a certificate is loaded from.

use super::Subject;
pub use keys::LARGEST_FILE;
use serde::{Deserialize, Serialize};

/// The `blob:` address of a file that the admin has chosen, of the extension's own origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileAddress(pub String);

/// What is loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Files {
    /// A private key and its certificate.
    Pair {
        /// The private key.
        private_key: FileAddress,
        /// The certificate.
        certificate: FileAddress,
    },
    /// A private key, for which a new certificate is issued.
    PrivateKey {
        /// The private key.
        private_key: FileAddress,
        /// Whom the certificate names.
        subject: Subject,
        /// The certificate's validity in days.
        days: u16,
    },
    /// A certificate whose private key is somewhere else.
    Certificate {
        /// The certificate.
        certificate: FileAddress,
    },
}

impl Files {
    /// Every address.
    pub fn addresses(&self) -> Vec<FileAddress> {
        match self {
            Files::Pair { private_key, certificate } => vec![private_key.clone(), certificate.clone()],
            Files::PrivateKey { private_key: only, .. } | Files::Certificate { certificate: only } => {
                vec![only.clone()]
            }
        }
    }
}

/// Which of the two files is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// The private key.
    PrivateKey,
    /// The certificate.
    Certificate,
}

/// Why a file was not loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum FileFault {
    /// The browser did not give its content.
    Unreadable,
    /// It has more than [`LARGEST_FILE`] bytes.
    TooLarge,
    /// It has no content.
    Empty,
    /// It holds nothing of the kind that was asked for, nor any other known kind.
    Unknown,
    /// It holds more than one.
    Several,
    /// A certificate stands where a private key is needed.
    IsCertificate,
    /// A private key stands where a certificate is needed.
    IsPrivateKey,
    /// It holds only the public half of a key.
    IsPublicKey,
    /// It holds only the public half of a key, as SSH writes it.
    IsSshPublic,
    /// It holds a request for a certificate.
    IsRequest,
    /// It holds a list of revoked certificates.
    IsRevocationList,
    /// The private key is encrypted.
    Encrypted,
    /// The private key is encrypted in OpenSSH's own format.
    OpenSsh,
    /// The file is a PKCS#12 store.
    Pkcs12,
    /// The file is a key store of Java's own kinds.
    JavaKeyStore,
    /// The private key stands in the format of `PuTTY`.
    Putty,
    /// The key may only sign by RSASSA-PSS.
    Pss,
    /// The key lies on an elliptic curve.
    Elliptic,
    /// The key is an Ed25519 or Ed448 key.
    Edwards,
    /// The key is an X25519 or X448 key.
    KeyAgreement,
    /// The key is a DSA key.
    Dsa,
    /// The key is none of these and no RSA key.
    NotRsa,
    /// The RSA key has more than two primes.
    MultiPrime,
    /// The public exponent is below 65537.
    Exponent,
    /// The modulus is too short or too long.
    Length {
        /// The length of the modulus.
        bits: u32,
    },
    /// It is a page of the web.
    WebPage,
    /// It is a document of Word or a PDF.
    Document,
    /// It is an archive.
    Archive,
    /// A part of it is missing.
    CutOff,
    /// The content can't be decoded or contradicts itself.
    Damaged,
    /// The certificate is of another key.
    OtherKey,
    /// The certificate's validity is over.
    Expired {
        /// Its end, in milliseconds since 1970.
        not_after_ms: u64,
    },
    /// The certificate's validity has not begun.
    NotYetValid {
        /// Its beginning, in milliseconds since 1970.
        not_before_ms: u64,
    },
}

impl From<keys::FileFault> for FileFault {
    fn from(fault: keys::FileFault) -> FileFault {
        use keys::FileFault as Fault;
        match fault {
            Fault::TooLarge => FileFault::TooLarge,
            Fault::Empty => FileFault::Empty,
            Fault::Unknown => FileFault::Unknown,
            Fault::Several => FileFault::Several,
            Fault::Certificate => FileFault::IsCertificate,
            Fault::PrivateKey => FileFault::IsPrivateKey,
            Fault::PublicKey => FileFault::IsPublicKey,
            Fault::SshPublic => FileFault::IsSshPublic,
            Fault::Request => FileFault::IsRequest,
            Fault::RevocationList => FileFault::IsRevocationList,
            Fault::Encrypted => FileFault::Encrypted,
            Fault::OpenSsh => FileFault::OpenSsh,
            Fault::Pkcs12 => FileFault::Pkcs12,
            Fault::JavaKeyStore => FileFault::JavaKeyStore,
            Fault::Putty => FileFault::Putty,
            Fault::Pss => FileFault::Pss,
            Fault::Elliptic => FileFault::Elliptic,
            Fault::Edwards => FileFault::Edwards,
            Fault::KeyAgreement => FileFault::KeyAgreement,
            Fault::Dsa => FileFault::Dsa,
            Fault::NotRsa => FileFault::NotRsa,
            Fault::MultiPrime => FileFault::MultiPrime,
            Fault::Exponent => FileFault::Exponent,
            Fault::Length { bits } => FileFault::Length { bits },
            Fault::WebPage => FileFault::WebPage,
            Fault::Document => FileFault::Document,
            Fault::Archive => FileFault::Archive,
            Fault::CutOff => FileFault::CutOff,
            Fault::Damaged => FileFault::Damaged,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::super::{Refusal, Reply, Request};
    use super::*;
    use serde_json::{from_value, json, to_value};

    fn address(text: &str) -> FileAddress {
        FileAddress(text.to_owned())
    }

    #[test]
    fn a_request_to_load_names_addresses_and_nothing_else() {
        let pair = Files::Pair { private_key: address("blob:a"), certificate: address("blob:b") };
        let wire = json!({
            "kind": "load",
            "files": {"kind": "pair", "private_key": "blob:a", "certificate": "blob:b"},
        });
        let request = Request::Load { files: pair.clone() };
        assert_eq!(to_value(&request).unwrap(), wire);
        assert_eq!(from_value::<Request>(wire).unwrap(), request);
        assert_eq!(pair.addresses(), [address("blob:a"), address("blob:b")]);
        let with_content = json!({
            "kind": "load",
            "files": {"kind": "certificate", "certificate": "blob:b", "pem": "-----BEGIN"},
        });
        assert!(from_value::<Request>(with_content).is_err());
    }

    #[test]
    fn a_refusal_names_the_file_and_its_fault() {
        let why = FileFault::Expired { not_after_ms: 1_795_449_600_000 };
        let reply = Reply::Refused { why: Refusal::File { file: FileKind::Certificate, why } };
        let wire = to_value(&reply).unwrap();
        assert_eq!(from_value::<Reply>(wire).unwrap(), reply);
    }
}
