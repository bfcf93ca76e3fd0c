//! Keys and certificates that are loaded from files, and files that are refused.

use super::key::with;
use super::{State, state};
use crate::world::Panel;
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{Embedded, Side};
use guidepost::protocol::background::KeyError;
use guidepost::protocol::failure::BrowserError;
use guidepost::protocol::keystore::{FileAddress, FileFault, FileKind, KeyState, Refusal};

pub(super) fn all() -> Vec<State> {
    use FileKind::{Certificate, PrivateKey};
    let mut states = vec![
        state("31-files-from-beside-the-page", with(Embedded, KeyState::None).does(choose(true, true))),
        state("31-files-none-chosen", with(Side, KeyState::None).does(choose(false, false))),
        state("31-files-new-certificate", with(Side, KeyState::None).does(choose(true, false))),
        state("31-files-loading", loading()),
        state("31-files-not-read-by-browser", loading().hears(Report::KeyLoaded(Err(unreachable())))),
    ];
    let faults = [
        ("unreadable", PrivateKey, FileFault::Unreadable),
        ("too-large", PrivateKey, FileFault::TooLarge),
        ("empty", Certificate, FileFault::Empty),
        ("unknown-key", PrivateKey, FileFault::Unknown),
        ("unknown-certificate", Certificate, FileFault::Unknown),
        ("several", Certificate, FileFault::Several),
        ("is-certificate", PrivateKey, FileFault::IsCertificate),
        ("is-private-key", Certificate, FileFault::IsPrivateKey),
        ("is-public-key", PrivateKey, FileFault::IsPublicKey),
        ("is-ssh-public", PrivateKey, FileFault::IsSshPublic),
        ("is-request", Certificate, FileFault::IsRequest),
        ("is-revocation-list", Certificate, FileFault::IsRevocationList),
        ("encrypted", PrivateKey, FileFault::Encrypted),
        ("openssh", PrivateKey, FileFault::OpenSsh),
        ("pkcs12-key", PrivateKey, FileFault::Pkcs12),
        ("pkcs12-certificate", Certificate, FileFault::Pkcs12),
        ("java-key-store", PrivateKey, FileFault::JavaKeyStore),
        ("putty", PrivateKey, FileFault::Putty),
        ("pss", PrivateKey, FileFault::Pss),
        ("elliptic", PrivateKey, FileFault::Elliptic),
        ("edwards", PrivateKey, FileFault::Edwards),
        ("key-agreement", PrivateKey, FileFault::KeyAgreement),
        ("dsa", PrivateKey, FileFault::Dsa),
        ("not-rsa", Certificate, FileFault::NotRsa),
        ("multi-prime", PrivateKey, FileFault::MultiPrime),
        ("exponent", PrivateKey, FileFault::Exponent),
        ("length", PrivateKey, FileFault::Length { bits: 1024 }),
        ("web-page", PrivateKey, FileFault::WebPage),
        ("document", PrivateKey, FileFault::Document),
        ("archive", PrivateKey, FileFault::Archive),
        ("cut-off", PrivateKey, FileFault::CutOff),
        ("damaged", PrivateKey, FileFault::Damaged),
        ("of-another-key", Certificate, FileFault::OtherKey),
        ("expired", Certificate, FileFault::Expired { not_after_ms: 1_767_225_600_000 }),
        ("not-yet-valid", Certificate, FileFault::NotYetValid { not_before_ms: 1_798_761_600_000 }),
    ];
    let refused = faults.into_iter().map(|(name, file, why)| {
        let why = Refusal::File { file, why };
        state(
            format!("31-files-refused-{name}"),
            loading().hears(Report::KeyLoaded(Err(KeyError::Refused { why }))),
        )
    });
    states.extend(refused);
    states
}

fn choose(private_key: bool, certificate: bool) -> Event {
    let address = |name: &str| FileAddress(format!("blob:{name}"));
    Event::LoadFiles {
        private_key: private_key.then(|| address("key")),
        certificate: certificate.then(|| address("certificate")),
    }
}

fn loading() -> Panel {
    with(Side, KeyState::None).does(choose(true, true))
}

fn unreachable() -> KeyError {
    KeyError::Unreachable { why: BrowserError::said("The offscreen document was closed.") }
}
