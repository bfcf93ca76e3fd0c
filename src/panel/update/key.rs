//! The key pair, as far as the panel has to do with it.

use super::super::effect::Effect;
use super::super::event::Event;
use super::super::model::{Asked, Model};
use super::super::screen::Surface;
use super::super::words;
use crate::protocol::background::KeyError;
use crate::protocol::keeper::{KeyState, Request, Subject};

/// What the source's own recipe makes.
const DAYS: u16 = 365;
const BITS: u16 = 2048;

/// What the admin wants of the key.
pub(super) fn admin(model: &mut Model, event: &Event) -> Vec<Effect> {
    let top_level = model.surface == Surface::Side;
    match event {
        Event::MakeKey => {
            let question = model.question.take();
            let exists = matches!(model.key, Some(KeyState::Ready(_)));
            if exists && question != Some(Asked::ReplaceKey) {
                return Vec::new();
            }
            let name = model.values.get("app_name").unwrap_or("Guidepost");
            let subject =
                Subject { common_name: name.chars().take(64).collect(), organization: None, country: None };
            vec![Effect::Keeper(Request::Make { subject, days: DAYS, bits: BITS })]
        }
        Event::CancelKey => vec![Effect::Keeper(Request::Cancel)],
        Event::AskReplaceKey => ask(model, Asked::ReplaceKey, "The key is replaced there"),
        Event::AskForgetKey => ask(model, Asked::ForgetKey, "The key is forgotten there"),
        Event::ForgetKey if top_level && model.question == Some(Asked::ForgetKey) => {
            model.question = None;
            vec![Effect::Keeper(Request::Forget)]
        }
        Event::SaveCertificate => match &model.key {
            Some(KeyState::Ready(pair)) => {
                vec![Effect::SaveFile { name: "server.crt".to_owned(), text: pair.certificate_pem.clone() }]
            }
            _ => Vec::new(),
        },
        Event::SaveKey if top_level => vec![Effect::SavePrivateKey],
        Event::SaveKey => {
            model.notice = Some(words::only_in_side_panel("The private key is saved there"));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn ask(model: &mut Model, question: Asked, what: &str) -> Vec<Effect> {
    if model.surface == Surface::Side {
        model.question = Some(question);
    } else {
        model.notice = Some(words::only_in_side_panel(what));
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
                if let Some(text) = words::key_changed(before.as_ref(), now) {
                    model.announcement = text;
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
        Err(error) => model.notice = Some(words::key_error(&error)),
    }
    Vec::new()
}

/// The private key was handed to the browser as a file.
pub(super) fn saved(model: &mut Model, result: Result<String, KeyError>) -> Vec<Effect> {
    match result {
        Ok(name) => model.announcement = format!("The private key was saved as {name}."),
        Err(error) => model.notice = Some(words::key_error(&error)),
    }
    Vec::new()
}
