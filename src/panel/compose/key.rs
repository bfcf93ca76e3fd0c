//! The key and its certificate: made here, or loaded from files.

use super::super::event::Event;
use super::super::model::Model;
use super::super::screen::{Button, FilesScreen, KeyScreen, PairLine, SizeLine, Surface, Weight};
use super::super::wording::{button, no_pair};
use crate::protocol::keystore::{CertificateFacts, KeyState};
use keys::{KeyBits, Weakness};
use words::{Day, Text, button, key};

/// What is held, and what can be done with it.
pub(super) fn key(model: &Model) -> KeyScreen {
    let (state, actions) = said(model);
    let can_make = actions.iter().any(|action| matches!(action.event, Event::MakeKey | Event::AskReplaceKey));
    KeyScreen {
        state,
        pair: model.keys.key.as_ref().and_then(KeyState::certificate).map(pair),
        sizes: if can_make { sizes(model) } else { Vec::new() },
        files: is_free(model).then(|| files(model)),
        actions,
    }
}

fn said(model: &Model) -> (Text, Vec<Button>) {
    let make = || button(button::MakeKey, Event::MakeKey, Weight::Brand);
    let replace = || button(button::MakeNewKey, Event::AskReplaceKey, Weight::Neutral);
    let save = || button(button::SaveCertificate, Event::SaveCertificate, Weight::Neutral);
    let Some(key) = &model.keys.key else {
        return (key::Asking.into(), Vec::new());
    };
    match key {
        KeyState::None => (key::None.into(), vec![make()]),
        KeyState::Making { .. } => (key::Making.into(), Vec::new()),
        KeyState::Ready(_) => (
            key::Ready.into(),
            vec![save(), replace(), button(button::ForgetKey, Event::AskForgetKey, Weight::Neutral)],
        ),
        KeyState::CertificateOnly(_) => (
            key::CertificateOnly { client: model.client() }.into(),
            vec![save(), button(button::ForgetCertificate, Event::AskForgetKey, Weight::Neutral)],
        ),
        KeyState::Failed { why, replaces_existing } => (
            no_pair(why),
            if *replaces_existing {
                vec![button(button::KeepEarlierKey, Event::CancelKey, Weight::Brand), replace()]
            } else {
                vec![make()]
            },
        ),
    }
}

/// Whether nothing is held or being made.
fn is_free(model: &Model) -> bool {
    matches!(model.keys.key, Some(KeyState::None | KeyState::Failed { replaces_existing: false, .. }))
}

fn pair(facts: &CertificateFacts) -> PairLine {
    PairLine {
        subject: Text::value(&facts.subject),
        algorithm: key::Rsa { bits: facts.bits.into() }.into(),
        valid_until: Day::of_milliseconds(facts.not_after().milliseconds()).into(),
        fingerprint: facts.fingerprint.clone(),
        weaknesses: facts.weaknesses.each().map(weak).collect(),
    }
}

fn weak(weakness: Weakness) -> Text {
    match weakness {
        Weakness::BrokenHash => key::WeakHash.into(),
        Weakness::PssSignature => key::WeakSignature.into(),
        Weakness::SmallExponent => key::WeakExponent.into(),
        Weakness::LongValidity => key::WeakValidity.into(),
    }
}

fn sizes(model: &Model) -> Vec<SizeLine> {
    let help = |bits| match bits {
        KeyBits::Rsa2048 => key::SizeSmallest.into(),
        KeyBits::Rsa3072 => key::SizeMiddle.into(),
        KeyBits::Rsa4096 => key::SizeLargest.into(),
    };
    let line = |bits: KeyBits| SizeLine {
        bits,
        label: key::Bits { bits: bits.count().into() }.into(),
        help: help(bits),
        chosen: bits == model.keys.key_bits,
    };
    [KeyBits::Rsa2048, KeyBits::Rsa3072, KeyBits::Rsa4096].into_iter().map(line).collect()
}

fn files(model: &Model) -> FilesScreen {
    if model.surface == Surface::Embedded {
        return FilesScreen::Elsewhere {
            help: key::FilesElsewhere { client: model.client() }.into(),
            button: button(
                button::LoadInSidePanel,
                Event::LoadFiles { private_key: None, certificate: None },
                Weight::Neutral,
            ),
        };
    }
    FilesScreen::Here {
        help: key::FilesHere { client: model.client() }.into(),
        disabled: (!model.work.job.is_idle()).then(|| button::SomethingRuns.into()),
    }
}
