//! The key pair, as far as the panel has to do with it.

use super::super::effect::Effect;
use super::super::event::Event;
use super::super::model::{About, Announcement, Asked, Job, KeyChange, Model, Notice, Sensitive};
use super::super::screen::Surface;
use crate::protocol::background::KeyError;
use crate::protocol::keeper::{CertificateFacts, FileAddress, Files, KeyState, Request, Subject};

/// What the source's own recipe makes.
const DAYS: u16 = 365;

/// What the admin wants of the key.
pub(super) fn admin(model: &mut Model, event: &Event) -> Vec<Effect> {
    let top_level = model.surface == Surface::Side;
    match event {
        Event::MakeKey => {
            model.question = None;
            if certificate(model).is_some() { Vec::new() } else { vec![make(model)] }
        }
        Event::ReplaceKey if top_level && model.question == Some(Asked::ReplaceKey) => {
            model.question = None;
            vec![make(model)]
        }
        Event::ChooseKeyBits(bits) => {
            model.key_bits = *bits;
            super::place::remember(model)
        }
        Event::IssueCertificate if top_level && model.question == Some(Asked::NewCertificate) => {
            model.question = None;
            model.waiting_files.take().map_or_else(Vec::new, |files| begin_loading(model, files))
        }
        Event::CancelKey => vec![Effect::Keeper(Request::Cancel)],
        Event::AskReplaceKey => ask(model, Asked::ReplaceKey, Sensitive::ReplaceKey),
        Event::AskForgetKey => ask(model, Asked::ForgetKey, Sensitive::ForgetKey),
        Event::ForgetKey if top_level && model.question == Some(Asked::ForgetKey) => {
            model.question = None;
            vec![Effect::Keeper(Request::Forget)]
        }
        Event::SaveCertificate => match certificate(model) {
            Some(facts) => {
                vec![Effect::SaveFile {
                    name: "server.crt".to_owned(),
                    mime: "application/x-x509-ca-cert",
                    text: facts.certificate_pem.clone(),
                }]
            }
            None => Vec::new(),
        },
        Event::AskSaveKey(form) => ask(model, Asked::SaveKey(*form), Sensitive::SaveKey),
        Event::SaveKey(form) if top_level && model.question == Some(Asked::SaveKey(*form)) => {
            model.question = None;
            vec![Effect::SavePrivateKey(*form)]
        }
        _ => Vec::new(),
    }
}

fn make(model: &Model) -> Effect {
    let replaces = certificate(model).map(|facts| facts.fingerprint.clone());
    let bits = model.key_bits.count();
    Effect::Keeper(Request::Make { subject: subject(model), days: DAYS, bits, replaces })
}

/// Whom a new certificate names.
fn subject(model: &Model) -> Subject {
    let key = || model.guide.objects.keys.get(model.guide.receiver_app()?.1.key.as_ref()?);
    let name = key().and_then(|key| key.subject.fill(&model.values).ok());
    let name = name.as_deref().unwrap_or("Guidepost");
    Subject { common_name: name.chars().take(64).collect(), organization: None, country: None }
}

fn certificate(model: &Model) -> Option<&CertificateFacts> {
    model.key.as_ref().and_then(KeyState::certificate)
}

/// Loads what was chosen. What is here already is not replaced by files: it is forgotten
/// first, by the button for that. A key alone waits until it is clear that its
/// certificate is to be a new one.
pub(super) fn load(
    model: &mut Model,
    private_key: Option<FileAddress>,
    certificate: Option<FileAddress>,
) -> Vec<Effect> {
    let mut effects = drop_waiting(model);
    let chosen: Vec<_> = private_key.iter().chain(&certificate).cloned().collect();
    if model.surface != Surface::Side {
        model.said.notify(Notice::OnlyInSidePanel(Sensitive::LoadKey));
        effects.push(Effect::DropFiles(chosen));
        return effects;
    }
    if !model.job.is_idle() || self::certificate(model).is_some() {
        effects.push(Effect::DropFiles(chosen));
        return effects;
    }
    model.said.put_away();
    match (private_key, certificate) {
        (Some(private_key), Some(certificate)) => {
            effects.extend(begin_loading(model, Files::Pair { private_key, certificate }));
        }
        (None, Some(certificate)) => {
            effects.extend(begin_loading(model, Files::Certificate { certificate }));
        }
        (Some(private_key), None) => {
            let subject = subject(model);
            model.waiting_files = Some(Files::PrivateKey { private_key, subject, days: DAYS });
            model.question = Some(Asked::NewCertificate);
        }
        (None, None) => model.said.notify(Notice::NoFileChosen),
    }
    effects
}

fn begin_loading(model: &mut Model, files: Files) -> Vec<Effect> {
    model.job = Job::LoadingKey;
    model.said.settle(&About::Key);
    model.said.announce(Announcement::LoadingFiles);
    vec![Effect::LoadFiles(files)]
}

/// Lets go of files that wait for an answer.
pub(super) fn drop_waiting(model: &mut Model) -> Vec<Effect> {
    let files = model.waiting_files.take();
    files.map(|files| Effect::DropFiles(files.addresses())).into_iter().collect()
}

/// The keeper has loaded the files, or refused them.
pub(super) fn loaded(model: &mut Model, result: Result<KeyState, KeyError>) -> Vec<Effect> {
    if matches!(model.job, Job::LoadingKey) {
        model.job = Job::Idle;
    }
    changed(model, result)
}

/// Asks in the side panel; beside a page it says where to go on.
pub(super) fn ask(model: &mut Model, question: Asked, what: Sensitive) -> Vec<Effect> {
    if model.surface == Surface::Side {
        model.question = Some(question);
    } else {
        model.said.notify(Notice::OnlyInSidePanel(what));
    }
    Vec::new()
}

/// The keeper has told the state of the key.
pub(super) fn changed(model: &mut Model, state: Result<KeyState, KeyError>) -> Vec<Effect> {
    match state {
        Ok(state) => {
            let before = model.key.replace(state);
            if let Some(now) = &model.key
                && before.as_ref() != Some(now)
            {
                model.said.settle(&About::Key);
                if let Some(change) = change(before.as_ref(), now) {
                    model.said.announce(Announcement::Key(change));
                }
                // What was said of the certificate was said of another pair.
                if before.is_some() {
                    let certificate = crate::guide::CheckId::from("app.certificate");
                    model.verdicts.remove(&certificate);
                    model.forget_proofs();
                    return super::place::remember(model);
                }
            }
        }
        Err(error) => model.said.notify(Notice::of_key(error)),
    }
    Vec::new()
}

/// What the change of the key's state is worth saying.
fn change(before: Option<&KeyState>, now: &KeyState) -> Option<KeyChange> {
    Some(match (before, now) {
        (_, KeyState::Making { .. }) => KeyChange::Making,
        (_, KeyState::Failed { why, .. }) => KeyChange::Failed(why.clone()),
        (None, KeyState::None | KeyState::Ready(_) | KeyState::CertificateOnly(_)) => return None,
        (Some(_), KeyState::Ready(_)) => KeyChange::Ready,
        (Some(_), KeyState::CertificateOnly(_)) => KeyChange::CertificateLoaded,
        (Some(KeyState::CertificateOnly(_)), KeyState::None) => KeyChange::CertificateForgotten,
        (Some(_), KeyState::None) => KeyChange::KeyForgotten,
    })
}

/// The private key was handed to the browser as a file.
pub(super) fn saved(model: &mut Model, result: Result<String, KeyError>) -> Vec<Effect> {
    match result {
        Ok(file) => {
            model.said.settle(&About::Key);
            model.said.announce(Announcement::KeySaved { file });
        }
        Err(error) => model.said.notify(Notice::of_key(error)),
    }
    Vec::new()
}
