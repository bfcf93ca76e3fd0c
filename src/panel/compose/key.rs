//! The key and its certificate: made here, or loaded from files.

use super::super::event::Event;
use super::super::model::Model;
use super::super::screen::{Button, FilesScreen, KeyScreen, PairLine, SizeLine, Surface, Weight};
use super::super::words::button;
use crate::certificate::KeyBits;
use crate::protocol::keeper::{CertificateFacts, KeyState};

/// What is held, and what can be done with it.
pub(super) fn key(model: &Model) -> KeyScreen {
    let (state, actions) = said(model);
    let can_make = actions.iter().any(|action| matches!(action.event, Event::MakeKey | Event::AskReplaceKey));
    KeyScreen {
        state,
        pair: model.key.as_ref().and_then(KeyState::certificate).map(pair),
        sizes: if can_make { sizes(model) } else { Vec::new() },
        files: is_free(model).then(|| files(model)),
        actions,
    }
}

fn said(model: &Model) -> (String, Vec<Button>) {
    let make = || button("Make private key and certificate", Event::MakeKey, Weight::Brand);
    let replace = || button("Make a new private key", Event::AskReplaceKey, Weight::Neutral);
    let save = || button("Save the certificate", Event::SaveCertificate, Weight::Neutral);
    let Some(key) = &model.key else {
        return ("Asking the part of the extension that holds the private key.".to_owned(), Vec::new());
    };
    match key {
        KeyState::None => ("There is no private key yet.".to_owned(), vec![make()]),
        KeyState::Making { .. } => ("The private key is being made.".to_owned(), Vec::new()),
        KeyState::Ready(_) => (
            "The private key and its certificate are ready. The private key is held in this browser's memory until you forget it or close the browser: save it before that (step Hand the values over).".to_owned(),
            vec![save(), replace(), button("Forget the private key", Event::AskForgetKey, Weight::Neutral)],
        ),
        KeyState::CertificateOnly(_) => (
            "The certificate is loaded, and its private key is not here: Webex holds it, or whoever gave you the certificate. Guidepost can put the certificate into the app and compare, but it can't log in.".to_owned(),
            vec![save(), button("Forget the certificate", Event::AskForgetKey, Weight::Neutral)],
        ),
        KeyState::Failed { why, replaces_existing } => (
            format!("No private key was made: {why}."),
            if *replaces_existing {
                vec![button("Keep the earlier private key", Event::CancelKey, Weight::Brand), replace()]
            } else {
                vec![make()]
            },
        ),
    }
}

/// Whether nothing is held or being made.
fn is_free(model: &Model) -> bool {
    matches!(model.key, Some(KeyState::None | KeyState::Failed { replaces_existing: false, .. }))
}

fn pair(facts: &CertificateFacts) -> PairLine {
    PairLine {
        subject: facts.subject.clone(),
        algorithm: format!("RSA {}", facts.bits),
        valid_until: facts.not_after().to_string(),
        fingerprint: facts.fingerprint.clone(),
    }
}

fn sizes(model: &Model) -> Vec<SizeLine> {
    [
        (KeyBits::Rsa2048, "What Salesforce's own recipe makes. Enough here."),
        (KeyBits::Rsa3072, "Stronger. Takes a few seconds longer to make."),
        (KeyBits::Rsa4096, "Strongest. Can take a minute to make."),
    ]
    .into_iter()
    .map(|(bits, help)| SizeLine {
        bits,
        label: format!("{} bits", bits.count()),
        help: help.to_owned(),
        chosen: bits == model.key_bits,
    })
    .collect()
}

fn files(model: &Model) -> FilesScreen {
    if model.surface == Surface::Embedded {
        return FilesScreen::Elsewhere {
            help: "A key pair that you have, or the certificate of a private key that Webex made, can be loaded from files.".to_owned(),
            button: button(
                "Load files in the side panel",
                Event::LoadFiles { private_key: None, certificate: None },
                Weight::Neutral,
            ),
        };
    }
    FilesScreen::Here {
        help: "Choose the private key and its certificate. If you have only the private key, Guidepost makes a certificate for it; if Webex made the private key, choose only the certificate. The files stay on this computer.".to_owned(),
        disabled: (!model.job.is_idle()).then(|| "Something else is still running.".to_owned()),
    }
}
