//! What the background asks the keystore, and what the keystore answers and announces.
//!
//! No message can hold a private key. It leaves by the address of a Blob in
//! [`Reply::Offer`], which the keystore revokes by itself, and comes in by the
//! address of a file in [`Request::Load`], which the panel revokes.

mod file;
mod refusal;

pub use file::{ContentFault, FileAddress, FileFault, FileKind, Files, LARGEST_FILE};
pub use refusal::{Claim, Failure, Refusal, SubjectPart};

use core::fmt;
use keys::{UnixTime, Weakness};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zeroize::Zeroize;

/// A question of the background to the keystore.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Starts the search for a new pair. Answered at once with
    /// [`KeyState::Making`]; an existing pair stays until the new one is ready.
    Make {
        /// Whom the certificate names.
        subject: Subject,
        /// The certificate's validity in days.
        days: u16,
        /// The modulus length.
        bits: u16,
        /// The fingerprint of the certificate that goes with the old pair; none where
        /// nothing is held. Where something else is held, nothing is made.
        replaces: Option<String>,
    },
    /// Loads a pair, or a certificate alone, from files. Answered when that is done,
    /// with the new [`KeyState`]; refused files leave everything as it was.
    Load {
        /// The files.
        files: Files,
    },
    /// Ends a search that is going on; an existing pair stays.
    Cancel,
    /// Asks for the [`KeyState`].
    Status,
    /// Asks for the certificate as a file.
    Certificate,
    /// Asks for an assertion that is valid for the next [`ASSERTION_SECONDS`].
    Sign {
        /// The app's consumer key.
        iss: String,
        /// The user name to log in as.
        sub: String,
        /// The login host.
        aud: String,
    },
    /// Asks for an address from which the private key can be saved, for [`OFFER_SECONDS`].
    OfferPrivateKey {
        /// The form of the file.
        form: KeyForm,
    },
    /// Takes that address back.
    RevokeOffer,
    /// Wipes the pair and ends its worker, and any search.
    Forget,
}

/// A request with its address.
#[derive(Debug, Serialize)]
pub struct Envelope<'a> {
    to: &'static str,
    request: &'a Request,
}

impl<'a> Envelope<'a> {
    /// Addresses a request to the keystore.
    pub fn new(request: &'a Request) -> Self {
        Self { to: "keystore", request }
    }
}

/// What the background leaves with the keystore's document for the case that it does not come
/// back: a request to be sent. It goes to that document alone, and may hold a secret.
#[derive(Serialize)]
#[serde(tag = "errand", rename_all = "snake_case")]
pub enum Errand<'a> {
    /// Keeps a request.
    Hold {
        /// Its name.
        id: &'a str,
        /// Where it goes.
        url: &'a str,
        /// By which method.
        method: &'a str,
        /// With which headers.
        headers: BTreeMap<&'a str, &'a str>,
        /// With which body.
        body: Option<&'a str>,
    },
    /// Forgets one: it is done.
    Drop {
        /// Its name.
        id: &'a str,
    },
    /// Sends those that are held.
    Run {},
}

/// How long an assertion is valid: long enough for one request, too short to
/// be of use to somebody who finds it later.
pub const ASSERTION_SECONDS: u64 = 180;

/// How long the private key can be saved after it was offered.
pub const OFFER_SECONDS: u32 = 60;

/// The forms of a private key's file; which one Webex takes is not documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyForm {
    /// PKCS#8, `BEGIN PRIVATE KEY`.
    Pkcs8,
    /// PKCS#1, the traditional form, `BEGIN RSA PRIVATE KEY`.
    Pkcs1,
}

/// Whom a certificate names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// CN, 1 to 64 characters.
    pub common_name: String,
    /// O, 1 to 64 characters.
    #[serde(default)]
    pub organization: Option<String>,
    /// C, two capital letters.
    #[serde(default)]
    pub country: Option<String>,
}

/// The keystore's answer.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reply {
    /// To `Make`, `Load`, `Cancel`, `Status`, `RevokeOffer` and `Forget`.
    State {
        /// The state after the request.
        state: KeyState,
    },
    /// To `Certificate`.
    Certificate {
        /// The content of the file.
        pem: String,
        /// The name that the guide uses for it.
        file_name: String,
    },
    /// To `Sign`.
    Assertion {
        /// The compact serialization, for the token request alone.
        assertion: SignedAssertion,
        /// When it becomes worthless, in milliseconds since 1970.
        expires_ms: u64,
    },
    /// To `OfferPrivateKey`.
    Offer {
        /// A `blob:` address of the extension's own origin.
        url: String,
        /// The name that the guide uses for the file.
        file_name: String,
    },
    /// To any request that cannot be served.
    Refused {
        /// The reason.
        why: Refusal,
    },
}

/// Whether there is a pair, as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum KeyState {
    /// No pair was made, or it was forgotten.
    None,
    /// A search goes on.
    Making {
        /// When it began, in milliseconds since 1970.
        since_ms: u64,
        /// An earlier pair exists and stays usable until this one is ready.
        replaces_existing: bool,
    },
    /// The pair can be used.
    Ready(CertificateFacts),
    /// There is a certificate; its private key is somewhere else.
    CertificateOnly(CertificateFacts),
    /// The last search ended without a pair.
    Failed {
        /// The reason.
        why: Failure,
        /// An earlier pair exists and is still usable; `Cancel` returns to it.
        replaces_existing: bool,
    },
}

impl KeyState {
    /// The certificate that is held, with its private key or without.
    pub fn certificate(&self) -> Option<&CertificateFacts> {
        match self {
            KeyState::Ready(facts) | KeyState::CertificateOnly(facts) => Some(facts),
            KeyState::None | KeyState::Making { .. } | KeyState::Failed { .. } => None,
        }
    }
}

/// What anybody may know about a certificate and its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateFacts {
    /// SHA-256 of the certificate, capital hexadecimal pairs with colons.
    pub fingerprint: String,
    /// The certificate in PEM.
    pub certificate_pem: String,
    /// The subject as RFC 4514 writes it.
    pub subject: String,
    /// The end of the certificate's validity, in milliseconds since 1970.
    pub not_after_ms: u64,
    /// The modulus length.
    pub bits: u16,
    /// When the two were made or loaded, in milliseconds since 1970.
    pub created_ms: u64,
    /// What speaks against the certificate.
    #[serde(default)]
    pub weaknesses: Weaknesses,
}

/// What speaks against a certificate. On the wire a number with a bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weaknesses(u8);

impl Weaknesses {
    /// These.
    pub fn of(weaknesses: &[Weakness]) -> Weaknesses {
        let bit = |place: usize| Weakness::ALL.get(place).is_some_and(|one| weaknesses.contains(one));
        Weaknesses(
            (0..Weakness::ALL.len()).filter(|place| bit(*place)).fold(0, |bits, place| bits | 1 << place),
        )
    }

    /// Each of them.
    pub fn each(self) -> impl Iterator<Item = Weakness> {
        let is_there = move |(place, _): &(usize, Weakness)| self.0 >> place & 1 == 1;
        Weakness::ALL.into_iter().enumerate().filter(is_there).map(|(_, weakness)| weakness)
    }
}

/// Sent to every extension page when the state has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyNotice {
    /// The new state.
    pub key_state: KeyState,
}

/// A [`KeyNotice`] with its address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct KeyNews {
    /// Always `panel`.
    pub to: String,
    /// The news.
    pub notice: KeyNotice,
}

/// A signed assertion on its way to the token request: as good as a password
/// until it expires, so it is not shown by `Debug`, not cloned, and wiped.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SignedAssertion(String);

impl SignedAssertion {
    /// Takes the compact serialization over.
    pub fn new(compact: String) -> SignedAssertion {
        SignedAssertion(compact)
    }

    /// The compact serialization, for the token request alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Drop for SignedAssertion {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for SignedAssertion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignedAssertion(..)")
    }
}

impl CertificateFacts {
    /// The end of the certificate's validity.
    pub fn not_after(&self) -> UnixTime {
        UnixTime::from_milliseconds(self.not_after_ms)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use keys::{CertificateError, Claim as CertificateClaim, SubjectPart as CertificateSubjectPart};
    use serde_json::{from_value, json, to_value};

    #[test]
    fn requests_keep_the_shape_that_the_boot_files_know() {
        let make = Request::Make {
            subject: Subject {
                common_name: "server".to_owned(),
                organization: None,
                country: Some("DE".to_owned()),
            },
            days: 365,
            bits: 2048,
            replaces: Some("AA:BB".to_owned()),
        };
        let subject = json!({"common_name": "server", "organization": null, "country": "DE"});
        let wire =
            json!({"kind": "make", "subject": subject, "days": 365, "bits": 2048, "replaces": "AA:BB"});
        assert_eq!(to_value(&make).unwrap(), wire);
        assert_eq!(from_value::<Request>(wire).unwrap(), make);
        for (request, kind) in [
            (Request::Cancel, "cancel"),
            (Request::Status, "status"),
            (Request::Certificate, "certificate"),
            (Request::RevokeOffer, "revoke_offer"),
            (Request::Forget, "forget"),
        ] {
            assert_eq!(to_value(&request).unwrap(), json!({"kind": kind}));
            assert_eq!(from_value::<Request>(json!({"kind": kind})).unwrap(), request);
        }
        let offer = Request::OfferPrivateKey { form: KeyForm::Pkcs1 };
        assert_eq!(to_value(&offer).unwrap(), json!({"kind": "offer_private_key", "form": "pkcs1"}));
    }

    #[test]
    fn states_that_a_boot_file_composes_are_understood() {
        for (wire, state) in [
            (json!({"kind": "none"}), KeyState::None),
            (
                json!({"kind": "making", "since_ms": 5, "replaces_existing": true}),
                KeyState::Making { since_ms: 5, replaces_existing: true },
            ),
            (
                json!({"kind": "failed", "why": {"kind": "stopped"}, "replaces_existing": false}),
                KeyState::Failed { why: Failure::Stopped, replaces_existing: false },
            ),
        ] {
            let notice = from_value::<KeyNotice>(json!({"key_state": wire})).unwrap();
            assert_eq!(notice.key_state, state);
        }
        for (wire, why) in [
            (json!({"kind": "no_key"}), Refusal::NoKey),
            (json!({"kind": "other_key"}), Refusal::OtherKey),
            (json!({"kind": "stopped"}), Refusal::Stopped),
            (json!({"kind": "not_understood"}), Refusal::NotUnderstood),
        ] {
            let reply = from_value::<Reply>(json!({"kind": "refused", "why": wire})).unwrap();
            assert_eq!(reply, Reply::Refused { why });
        }
    }

    #[test]
    fn an_unknown_request_or_field_is_refused() {
        for wire in [
            json!({"kind": "export"}),
            json!({"kind": "sign", "iss": "a", "sub": "b", "aud": "c", "exp": 9}),
            json!({"kind": "make", "subject": {"common_name": "a"}, "days": -1, "bits": 2048}),
        ] {
            assert!(from_value::<Request>(wire.clone()).is_err(), "{wire}");
        }
    }

    #[test]
    fn an_assertion_is_not_shown() {
        let reply = Reply::Assertion {
            assertion: SignedAssertion::new("header.claims.signature".to_owned()),
            expires_ms: 1,
        };
        assert!(!format!("{reply:?}").contains("claims"));
    }

    #[test]
    fn a_failure_says_what_to_correct() {
        let failure = Failure::from(CertificateError::Subject(CertificateSubjectPart::Country));
        assert_eq!(failure, Failure::Subject { part: SubjectPart::Country });
        let refusal = Refusal::from(CertificateError::Claim(CertificateClaim::Subject));
        assert_eq!(refusal, Refusal::Claim { claim: Claim::Sub });
    }
}
