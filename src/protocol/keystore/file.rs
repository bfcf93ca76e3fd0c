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
    /// Its content is of no use.
    Content {
        /// The reason.
        why: ContentFault,
    },
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

/// Why a content is of no use. On the wire a number: of so many names each reader of messages
/// would have a table, in what a click on the handle fetches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "u32", from = "u32")]
pub struct ContentFault(pub keys::FileFault);

/// The number of a length is this one and its bits; all below are places in the list of names.
const LENGTHS: u32 = 1 << 16;

impl From<ContentFault> for u32 {
    fn from(ContentFault(fault): ContentFault) -> u32 {
        let place = keys::FileFault::NAMED.iter().position(|named| *named == fault);
        match (fault, place) {
            (keys::FileFault::Length { bits }, _) => LENGTHS.saturating_add(bits),
            (_, place) => place.and_then(|place| u32::try_from(place).ok()).unwrap_or(LENGTHS),
        }
    }
}

impl From<u32> for ContentFault {
    fn from(number: u32) -> ContentFault {
        let named = |number| keys::FileFault::NAMED.get(usize::try_from(number).ok()?).copied();
        ContentFault(match number.checked_sub(LENGTHS) {
            Some(bits) => keys::FileFault::Length { bits },
            None => named(number).unwrap_or(keys::FileFault::Unknown),
        })
    }
}

impl From<keys::FileFault> for FileFault {
    fn from(fault: keys::FileFault) -> FileFault {
        FileFault::Content { why: ContentFault(fault) }
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

    #[test]
    fn each_fault_of_a_content_arrives_as_it_was_sent() {
        let lengths = [0, 1024, 2047, 16384].map(|bits| keys::FileFault::Length { bits });
        for fault in keys::FileFault::NAMED.into_iter().chain(lengths) {
            let sent = FileFault::from(fault);
            assert_eq!(from_value::<FileFault>(to_value(&sent).unwrap()).unwrap(), sent);
        }
    }
}
