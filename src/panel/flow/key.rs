//! The key pair, as far as the panel has to do with it.

use super::super::effect::Effect;
use super::super::event::Event;
use super::super::model::{About, Announcement, Asked, Job, KeyChange, Model, Notice, Sensitive};
use super::super::screen::Surface;
use super::super::want::Want;
use crate::protocol::background::KeyError;
use crate::protocol::keystore::{CertificateFacts, FileAddress, Files, KeyState, Request, Subject};

/// What the source's own recipe makes.
const DAYS: u16 = 365;

/// What the admin wants of the key.
pub(in crate::panel) fn admin(model: &mut Model, event: &Event) -> Vec<Want> {
    let top_level = model.surface == Surface::Side;
    match event {
        Event::MakeKey => {
            model.question = None;
            if certificate(model).is_some() { Vec::new() } else { vec![make(model).into()] }
        }
        Event::ReplaceKey if top_level && model.question == Some(Asked::ReplaceKey) => {
            model.question = None;
            vec![make(model).into()]
        }
        Event::ChooseKeyBits(bits) => {
            model.keys.key_bits = *bits;
            vec![Want::Remember]
        }
        Event::IssueCertificate if top_level && model.question == Some(Asked::NewCertificate) => {
            model.question = None;
            model.keys.waiting_files.take().map_or_else(Vec::new, |files| begin_loading(model, files))
        }
        Event::CancelKey => vec![Effect::Keystore(Request::Cancel).into()],
        Event::AskReplaceKey => vec![Want::Ask(Asked::ReplaceKey, Sensitive::ReplaceKey)],
        Event::AskForgetKey => vec![Want::Ask(Asked::ForgetKey, Sensitive::ForgetKey)],
        Event::ForgetKey if top_level && model.question == Some(Asked::ForgetKey) => {
            model.question = None;
            vec![Effect::Keystore(Request::Forget).into()]
        }
        Event::SaveCertificate => match certificate(model) {
            Some(facts) => {
                let file = Effect::SaveFile {
                    name: "server.crt".to_owned(),
                    mime: "application/x-x509-ca-cert",
                    text: facts.certificate_pem.clone(),
                };
                vec![file.into()]
            }
            None => Vec::new(),
        },
        Event::AskSaveKey(form) => vec![Want::Ask(Asked::SaveKey(*form), Sensitive::SaveKey)],
        Event::SaveKey(form) if top_level && model.question == Some(Asked::SaveKey(*form)) => {
            model.question = None;
            vec![Effect::SavePrivateKey(*form).into()]
        }
        _ => Vec::new(),
    }
}

fn make(model: &Model) -> Effect {
    let replaces = certificate(model).map(|facts| facts.fingerprint.clone());
    let bits = model.keys.key_bits.count();
    Effect::Keystore(Request::Make { subject: subject(model), days: DAYS, bits, replaces })
}

/// Whom a new certificate names.
fn subject(model: &Model) -> Subject {
    let key = || model.guide.objects.keys.get(model.guide.receiver_app()?.1.key.as_ref()?);
    let name = key().and_then(|key| key.subject.fill(&model.entered.values).ok());
    let name = name.as_deref().unwrap_or("Guidepost");
    Subject { common_name: name.chars().take(64).collect(), organization: None, country: None }
}

fn certificate(model: &Model) -> Option<&CertificateFacts> {
    model.keys.key.as_ref().and_then(KeyState::certificate)
}

/// Loads what was chosen. What is here already is not replaced by files: it is forgotten
/// first, by the button for that. A key alone waits until it is clear that its
/// certificate is to be a new one.
pub(in crate::panel) fn load(
    model: &mut Model,
    private_key: Option<FileAddress>,
    certificate: Option<FileAddress>,
) -> Vec<Want> {
    let mut wants: Vec<Want> = drop_waiting(model).map(Want::from).into_iter().collect();
    let chosen: Vec<_> = private_key.iter().chain(&certificate).cloned().collect();
    if model.surface != Surface::Side {
        wants.push(Notice::OnlyInSidePanel(Sensitive::LoadKey).into());
        wants.push(Effect::DropFiles(chosen).into());
        return wants;
    }
    if !model.work.job.is_idle() || self::certificate(model).is_some() {
        wants.push(Effect::DropFiles(chosen).into());
        return wants;
    }
    wants.push(Want::PutAway);
    match (private_key, certificate) {
        (Some(private_key), Some(certificate)) => {
            wants.extend(begin_loading(model, Files::Pair { private_key, certificate }));
        }
        (None, Some(certificate)) => {
            wants.extend(begin_loading(model, Files::Certificate { certificate }));
        }
        (Some(private_key), None) => {
            let subject = subject(model);
            model.keys.waiting_files = Some(Files::PrivateKey { private_key, subject, days: DAYS });
            model.question = Some(Asked::NewCertificate);
        }
        (None, None) => wants.push(Notice::NoFileChosen.into()),
    }
    wants
}

fn begin_loading(model: &mut Model, files: Files) -> Vec<Want> {
    model.work.job = Job::LoadingKey;
    vec![Want::Settle(About::Key), Announcement::LoadingFiles.into(), Effect::LoadFiles(files).into()]
}

/// Lets go of files that wait for an answer.
pub(in crate::panel) fn drop_waiting(model: &mut Model) -> Option<Effect> {
    let files = model.keys.waiting_files.take()?;
    Some(Effect::DropFiles(files.addresses()))
}

/// The keystore has loaded the files, or refused them.
pub(in crate::panel) fn loaded(model: &mut Model, result: Result<KeyState, KeyError>) -> Vec<Want> {
    if matches!(model.work.job, Job::LoadingKey) {
        model.work.job = Job::Idle;
    }
    changed(model, result)
}

/// The keystore has told the state of the key.
pub(in crate::panel) fn changed(model: &mut Model, state: Result<KeyState, KeyError>) -> Vec<Want> {
    let now = match state {
        Ok(state) => state,
        Err(error) => return vec![Notice::of_key(error).into()],
    };
    if model.keys.key.as_ref() == Some(&now) {
        return Vec::new();
    }
    let change = change(model.keys.key.as_ref(), &now);
    let before = model.keys.key.replace(now);
    let mut wants = vec![Want::Settle(About::Key)];
    wants.extend(change.map(|change| Announcement::Key(change).into()));
    // What was said of the certificate was said of another pair.
    if before.is_some() {
        let certificate = guide::CheckId::from("app.certificate");
        model.read.verdicts.remove(&certificate);
        model.proofs.forget();
        model.diagnose_again();
        wants.push(Want::Remember);
    }
    wants
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
pub(in crate::panel) fn saved(result: Result<String, KeyError>) -> Vec<Want> {
    match result {
        Ok(file) => vec![Want::Settle(About::Key), Announcement::KeySaved { file }.into()],
        Err(error) => vec![Notice::of_key(error).into()],
    }
}
