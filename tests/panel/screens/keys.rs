//! The step of the key: made here, loaded, or not here at all.

use super::{button, disabled, notice, on_step, session, step};
use guidepost::certificate::KeyBits;
use guidepost::panel::event::Event;
use guidepost::panel::screen::{
    Busy, Button, FilesScreen, KeyScreen, Notice, PairLine, Screen, SizeLine, Surface, TaskScreen, Tone,
    Weight,
};

fn key_step(task: KeyScreen) -> Screen {
    let mut step = step("key.make", 6, "Key and certificate", "Make the key and its certificate");
    step.touches = "Changes nothing in Salesforce. The key is made in this browser and stays in it.".into();
    step.what = "Press Make the key. Guidepost makes a key pair and a certificate for it.".into();
    step.why =
        "Webex signs with the private key, and Salesforce recognises the signature by the certificate. \
                No password is shared."
            .into();
    step.task = Some(TaskScreen::Key(task));
    Screen { surface: Surface::Side, ..on_step(session("Sandbox", false), step) }
}

fn make() -> Button {
    button("Make the key", Event::MakeKey, Weight::Brand)
}

fn sizes() -> Vec<SizeLine> {
    let size = |bits: KeyBits, help: &str| SizeLine {
        bits,
        label: format!("{} bits", bits.count()),
        help: help.into(),
        chosen: bits == KeyBits::Rsa3072,
    };
    vec![
        size(KeyBits::Rsa2048, "What Salesforce's own recipe makes. Enough here."),
        size(KeyBits::Rsa3072, "Stronger. Takes a few seconds longer to make."),
        size(KeyBits::Rsa4096, "Strongest. Can take a minute to make."),
    ]
}

fn files(disabled: Option<&str>) -> FilesScreen {
    FilesScreen::Here {
        help: "Choose the private key and its certificate. If you have only the key, Guidepost makes a \
               certificate for it."
            .into(),
        disabled: disabled.map(Into::into),
    }
}

fn without_key() -> KeyScreen {
    KeyScreen {
        state: "There is no key yet.".into(),
        pair: None,
        sizes: sizes(),
        actions: vec![make()],
        files: Some(files(None)),
    }
}

pub(super) fn no_key() -> Screen {
    key_step(without_key())
}

pub(super) fn making_key() -> Screen {
    let screen = key_step(KeyScreen {
        state: "The key is being made.".into(),
        actions: vec![disabled(make(), "The key is being made.")],
        files: Some(files(Some("Something else is still running."))),
        ..without_key()
    });
    let cancel = Some(button("Cancel", Event::CancelKey, Weight::Neutral));
    Screen { busy: Some(Busy { text: "Looking for two large primes…".into(), cancel }), ..screen }
}

fn pair() -> PairLine {
    PairLine {
        subject: "CN=WxCC - SCV, O=Acme Insurance".into(),
        algorithm: "RSA 2048".into(),
        valid_until: "23 November 2027".into(),
        fingerprint: "3C:9F:01:7B:AA:52:D0:8E:41:6C:F3:0B:97:25:6E:88:1D:C4:72:E9:5A:0F:B6:33:98:4D:21:\
                      EC:70:16:AB:5E"
            .into(),
    }
}

pub(super) fn key() -> Screen {
    key_step(KeyScreen {
        state: "The key and its certificate are ready. They are kept until you forget them or close the \
                browser."
            .into(),
        pair: Some(pair()),
        sizes: sizes(),
        actions: vec![
            button("Save the certificate", Event::SaveCertificate, Weight::Brand),
            button("Replace the key", Event::AskReplaceKey, Weight::Neutral),
            button("Forget the key", Event::AskForgetKey, Weight::Destructive),
        ],
        files: None,
    })
}

pub(super) fn certificate_only() -> Screen {
    key_step(KeyScreen {
        state: "The certificate is loaded, and its private key is not here.".into(),
        pair: Some(pair()),
        sizes: Vec::new(),
        actions: vec![
            button("Save the certificate", Event::SaveCertificate, Weight::Neutral),
            button("Forget the certificate", Event::AskForgetKey, Weight::Neutral),
        ],
        files: None,
    })
}

pub(super) fn files_elsewhere() -> Screen {
    let load = Event::LoadFiles { private_key: None, certificate: None };
    let elsewhere = FilesScreen::Elsewhere {
        help: "A key pair that you have can be loaded from files.".into(),
        button: button("Load files in the side panel", load, Weight::Neutral),
    };
    let screen = key_step(KeyScreen { files: Some(elsewhere), ..without_key() });
    Screen { surface: Surface::Embedded, ..screen }
}

pub(super) fn file_refused() -> Screen {
    let refusal = Notice {
        text: "The private key is protected by a pass phrase.".into(),
        advice: Some(
            "Write a copy without the pass phrase, load it, and delete it afterwards: openssl pkey -in \
             server.key -out server-plain.key"
                .into(),
        ),
        ..notice(Tone::Warning, "The private key was not loaded")
    };
    Screen { notice: Some(refusal), ..no_key() }
}
