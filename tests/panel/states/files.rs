//! Keys and certificates that are loaded from files, and files that are refused.

use super::key::with;
use super::{State, state};
use crate::world::Panel;
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{Embedded, Side};
use guidepost::protocol::background::KeyError;
use guidepost::protocol::failure::BrowserError;
use guidepost::protocol::keystore::{FileAddress, FileFault, FileKind, KeyState, Refusal};
use keys::FileFault as Content;

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
        ("too-large", PrivateKey, Content::TooLarge.into()),
        ("empty", Certificate, Content::Empty.into()),
        ("unknown-key", PrivateKey, Content::Unknown.into()),
        ("unknown-certificate", Certificate, Content::Unknown.into()),
        ("several", Certificate, Content::Several.into()),
        ("is-certificate", PrivateKey, Content::Certificate.into()),
        ("is-private-key", Certificate, Content::PrivateKey.into()),
        ("is-public-key", PrivateKey, Content::PublicKey.into()),
        ("is-ssh-public", PrivateKey, Content::SshPublic.into()),
        ("is-request", Certificate, Content::Request.into()),
        ("is-revocation-list", Certificate, Content::RevocationList.into()),
        ("encrypted", PrivateKey, Content::Encrypted.into()),
        ("openssh", PrivateKey, Content::OpenSsh.into()),
        ("pkcs12-key", PrivateKey, Content::Pkcs12.into()),
        ("pkcs12-certificate", Certificate, Content::Pkcs12.into()),
        ("other-lock", PrivateKey, Content::OtherLock.into()),
        ("pass-phrase-wrong", PrivateKey, Content::PassPhraseWrong.into()),
        ("java-key-store", PrivateKey, Content::JavaKeyStore.into()),
        ("putty", PrivateKey, Content::Putty.into()),
        ("pss", PrivateKey, Content::Pss.into()),
        ("elliptic", PrivateKey, Content::Elliptic.into()),
        ("edwards", PrivateKey, Content::Edwards.into()),
        ("key-agreement", PrivateKey, Content::KeyAgreement.into()),
        ("dsa", PrivateKey, Content::Dsa.into()),
        ("not-rsa", Certificate, Content::NotRsa.into()),
        ("multi-prime", PrivateKey, Content::MultiPrime.into()),
        ("exponent", PrivateKey, Content::Exponent.into()),
        ("length", PrivateKey, Content::Length { bits: 1024 }.into()),
        ("web-page", PrivateKey, Content::WebPage.into()),
        ("document", PrivateKey, Content::Document.into()),
        ("archive", PrivateKey, Content::Archive.into()),
        ("cut-off", PrivateKey, Content::CutOff.into()),
        ("damaged", PrivateKey, Content::Damaged.into()),
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
