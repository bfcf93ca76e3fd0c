//! What the other side gets.

use super::login::{logged_in, proof, ready, ready_with};
use super::{State, certificate, own_key, state};
use crate::world::{Org, Panel};
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{Embedded, Side};
use guidepost::protocol::background::KeyError;
use guidepost::protocol::keystore::{KeyForm, KeyState, Refusal};

const STEP: &str = "hand-over.values";
/// A consumer key as somebody pastes it.
pub(super) const PASTED: &str =
    "3MVG9pRzvMkjMb6lZlt3YjDQwe0sMZ7e1cVvXo5Qm4UuKk2b8fJt0Yw9sPqL1nEhXgR3Zc6TdBv7MaNyWpKs1";

pub(super) fn all() -> Vec<State> {
    let tested = || {
        ready(Side)
            .at("proof.login")
            .does(Event::AskTestLogin)
            .does(Event::TestLogin)
            .hears(logged_in(Ok(proof())))
    };
    let only = KeyState::CertificateOnly(certificate());
    let same_address = Org::complete().but(
        " FROM User WHERE (",
        "integration-mailbox@acme.example",
        "scv.integration@acme.example",
    );
    let no_key = || Report::KeySaved(Err(KeyError::Refused { why: Refusal::NoKey }));
    vec![
        state("43-hand-over-nothing-known", Panel::opened(Side).at(STEP)),
        state("43-hand-over-tested", tested().at(STEP)),
        state("43-hand-over-beside-the-page", ready(Embedded).at(STEP)),
        state("43-hand-over-same-address", ready_with(Side, own_key(), same_address).at(STEP)),
        state("43-hand-over-sandbox", ready_with(Side, own_key(), Org::complete().sandbox()).at(STEP)),
        state("43-hand-over-key-gone", ready_with(Side, KeyState::None, Org::complete()).at(STEP)),
        state("43-hand-over-certificate-only", ready_with(Side, only, Org::complete()).at(STEP)),
        state("43-hand-over-key-pasted", pasted()),
        state(
            "43-hand-over-key-saved",
            tested()
                .at(STEP)
                .does(Event::AskSaveKey(KeyForm::Pkcs8))
                .does(Event::SaveKey(KeyForm::Pkcs8))
                .hears(Report::KeySaved(Ok("server.key".to_owned()))),
        ),
        state(
            "43-hand-over-key-not-saved",
            tested()
                .at(STEP)
                .does(Event::AskSaveKey(KeyForm::Pkcs8))
                .does(Event::SaveKey(KeyForm::Pkcs8))
                .hears(no_key()),
        ),
        state("43-hand-over-ask-to-save", tested().at(STEP).does(Event::AskSaveKey(KeyForm::Pkcs8))),
        state(
            "43-hand-over-save-beside-the-page",
            ready(Embedded).at(STEP).does(Event::AskSaveKey(KeyForm::Pkcs8)),
        ),
        state("43-hand-over-forget", tested().at(STEP).does(Event::AskForgetKey)),
    ]
}

/// The org tells no consumer key, and the admin has pasted it.
fn pasted() -> Panel {
    let org = Org::complete().without_metadata("ExtlClntAppGlobalOauthSettings");
    ready_with(Side, own_key(), org).enters("pasted_consumer_key", PASTED).at(STEP)
}
