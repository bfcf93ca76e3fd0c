//! The step of the key: made here, loaded, kept, forgotten.

use super::{State, another_key, certificate, own_key, state};
use crate::world::{Org, Panel};
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{self, Embedded, Side};
use guidepost::protocol::background::KeyError;
use guidepost::protocol::failure::BrowserError;
use guidepost::protocol::keystore::{CertificateFacts, Failure, KeyState, Refusal, SubjectPart, Weaknesses};
use keys::{KeyBits, Weakness};

pub(super) fn all() -> Vec<State> {
    let unreachable = KeyError::Unreachable {
        why: BrowserError::said("Could not establish connection. Receiving end does not exist."),
    };
    vec![
        state("30-key-asked-for", Panel::unopened(Side).unanswered_by_keystore().started().at("key.make")),
        state("30-key-none", with(Side, KeyState::None)),
        state("30-key-size-3072", with(Side, KeyState::None).does(Event::ChooseKeyBits(KeyBits::Rsa3072))),
        state("30-key-size-4096", with(Side, KeyState::None).does(Event::ChooseKeyBits(KeyBits::Rsa4096))),
        state("30-key-making", making(Side)),
        state("30-key-making-beside-the-page", making(Embedded)),
        state("30-key-made", making(Side).key_is(own_key())),
        state("30-key-held", with(Side, own_key())),
        state("30-key-held-beside-the-page", with(Embedded, own_key())),
        state("30-key-forget", with(Side, own_key()).does(Event::AskForgetKey)),
        state("30-key-forgotten", forgotten()),
        state("30-key-replace", with(Side, own_key()).does(Event::AskReplaceKey)),
        state("30-key-replace-beside-the-page", with(Embedded, own_key()).does(Event::AskReplaceKey)),
        state("30-key-certificate-saved", with(Side, own_key()).does(Event::SaveCertificate)),
        state("30-key-failed", making(Side).key_is(failed(Failure::Stopped, false))),
        state("30-key-failed-beside-the-page", making(Embedded).key_is(failed(Failure::Stopped, false))),
        state("30-key-failed-unsound", making(Side).key_is(failed(Failure::Unsound, false))),
        state(
            "30-key-failed-name",
            making(Side).key_is(failed(Failure::Subject { part: SubjectPart::CommonName }, false)),
        ),
        state("30-key-lost", with(Side, own_key()).key_is(failed(Failure::Lost, false))),
        state("30-key-failed-earlier-kept", making_in_place().key_is(failed(Failure::Stopped, true))),
        state("30-key-weak", with(Side, KeyState::CertificateOnly(weak()))),
        state("30-key-certificate-only", with(Side, KeyState::CertificateOnly(certificate()))),
        state(
            "30-key-certificate-only-beside-the-page",
            with(Embedded, KeyState::CertificateOnly(certificate())),
        ),
        state("30-key-certificate-loaded", certificate_loaded()),
        state(
            "30-key-certificate-forget",
            with(Side, KeyState::CertificateOnly(certificate())).does(Event::AskForgetKey),
        ),
        state("30-key-keystore-unreachable", with(Side, KeyState::None).hears(Report::Key(Err(unreachable)))),
        state("30-key-keystore-stopped", with(Side, own_key()).hears(refused(Refusal::Stopped))),
        state("30-key-unanswered", with(Side, own_key()).hears(refused(Refusal::Unanswered))),
        state("30-key-not-understood", with(Side, own_key()).hears(refused(Refusal::NotUnderstood))),
        state(
            "30-key-in-the-side-panel-only",
            with(Embedded, own_key()).hears(Report::Key(Err(KeyError::NotHere))),
        ),
        state("30-key-other-than-the-app", other_than_the_app()),
    ]
}

/// A certificate that all there is speaks against.
fn weak() -> CertificateFacts {
    let weaknesses = Weaknesses::of(&Weakness::ALL);
    CertificateFacts { weaknesses, ..certificate() }
}

/// A panel at the step of the key, with this in the keystore.
pub(super) fn with(surface: Surface, key: KeyState) -> Panel {
    Panel::unopened(surface).with_key(key).started().at("key.make")
}

fn is_making(replaces_existing: bool) -> KeyState {
    KeyState::Making { since_ms: 1_795_530_718_000, replaces_existing }
}

fn making(surface: Surface) -> Panel {
    with(surface, KeyState::None).does(Event::MakeKey).key_is(is_making(false))
}

fn making_in_place() -> Panel {
    with(Side, own_key()).does(Event::AskReplaceKey).does(Event::ReplaceKey).key_is(is_making(true))
}

fn failed(why: Failure, replaces_existing: bool) -> KeyState {
    KeyState::Failed { why, replaces_existing }
}

fn refused(why: Refusal) -> Report {
    Report::Key(Err(KeyError::Refused { why }))
}

fn forgotten() -> Panel {
    with(Side, own_key()).does(Event::AskForgetKey).begins(Event::ForgetKey).key_is(KeyState::None)
}

fn certificate_loaded() -> Panel {
    with(Side, KeyState::None).key_is(KeyState::CertificateOnly(certificate()))
}

/// After a reading the key is made anew: what was said of the certificate is not known any more.
fn other_than_the_app() -> Panel {
    let panel = Panel::unopened(Side).allowed().with_key(own_key()).started().names_the_user();
    panel.checks(Org::complete()).at("app.create").key_is(another_key())
}
