//! The gallery: every state that the panel can be in, each reached as in a browser.
//!
//! A new state is a line in the file of its subject: a name and a [`Panel`] that something
//! happened to. Names begin with the chapter, so that a new one moves no other.

mod class;
pub(crate) mod diagnosis;
mod files;
mod forms;
mod hand_over;
mod key;
mod login;
mod long_words;
mod misses;
mod nothing;
mod notices;
mod pointing;
mod questions;
mod refusals;
mod routes;
mod steps;
mod values;

use crate::world::{self, Org, Panel};
use guidepost::panel::screen::{Screen, Surface};
use guidepost::protocol::keystore::{CertificateFacts, KeyState, Weaknesses};

/// A state of the panel.
pub(crate) struct State {
    /// The name of its page.
    pub(crate) name: String,
    /// What is shown.
    pub(crate) screen: Screen,
}

/// Every state, by chapters: the steps, what was found of the login, those of no step, forms, keys, proofs, questions, messages.
pub(crate) fn all() -> Vec<State> {
    [
        steps::all(),
        diagnosis::all(),
        nothing::all(),
        forms::all(),
        misses::all(),
        pointing::all(),
        key::all(),
        files::all(),
        login::all(),
        refusals::all(),
        class::all(),
        routes::all(),
        hand_over::all(),
        questions::all(),
        notices::all(),
        values::all(),
        long_words::all(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A panel that has read an org and holds the key of the recorded app.
pub(crate) fn read_with_own_key(surface: Surface, org: Org) -> Panel {
    login::ready_with(surface, own_key(), org)
}

fn state(name: impl Into<String>, panel: Panel) -> State {
    State { name: name.into(), screen: panel.into_screen() }
}

/// What the keystore tells of the certificate of the recorded app, in days of 2026 and 2027.
fn certificate() -> CertificateFacts {
    CertificateFacts {
        fingerprint:
            "F1:E5:E4:13:E0:50:D7:5A:9A:80:04:58:83:A4:DA:C7:27:AF:57:AD:35:F5:7A:97:89:05:28:6C:69:67:2F:75"
                .to_owned(),
        certificate_pem: world::recorded_certificate(),
        subject: "CN=WxCC - SCV".to_owned(),
        not_after_ms: 1_826_999_056_000,
        bits: 2048,
        created_ms: 1_795_463_056_000,
        weaknesses: Weaknesses::default(),
    }
}

/// The key whose certificate the recorded app holds.
fn own_key() -> KeyState {
    KeyState::Ready(certificate())
}

/// A key that no app knows.
fn another_key() -> KeyState {
    let fingerprint =
        "DD:B7:75:5A:30:2E:FA:CB:CA:E7:FA:21:F3:A6:7D:A2:DA:3E:C0:09:4F:85:40:C9:A1:EF:46:90:52:95:B7:D3";
    KeyState::Ready(CertificateFacts {
        fingerprint: fingerprint.to_owned(),
        certificate_pem: include_str!("../fixtures/certificates/another.pem").to_owned(),
        ..certificate()
    })
}
