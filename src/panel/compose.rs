//! Makes the screen from the state: every word that is shown is chosen here.

mod class;
mod confirm;
mod hand_over;
mod header;
mod key;
mod record;
mod step;
mod task;

use super::event::Event;
use super::model::{Asked, ControlName, Job, Model, Picking, RingTag};
use super::progress;
use super::screen::{Body, Busy, Notice, PartLine, Question, Screen, StepLine, Tone, Weight};
use super::words::{self, button};
use crate::protocol::background::{Access, Place};
use crate::protocol::keeper::KeyState;

/// The screen. `clock` writes a time, given in milliseconds since 1970, as the admin reads it.
pub fn screen(model: &Model, clock: &dyn Fn(f64) -> String) -> Screen {
    let body = nothing(model).map_or_else(|| Body::Step(Box::new(step::step(model, clock))), Body::Nothing);
    Screen {
        surface: model.surface,
        header: header::header(model),
        outline: if matches!(body, Body::Step(_)) { outline(model) } else { Vec::new() },
        notice: model.said.notice().map(|notice| words::notice(notice, &model.guide)),
        question: model.question.map(|asked| question(model, asked)),
        busy: busy(model),
        body,
        more: record::more(model),
        announcement: model
            .said
            .announcement()
            .map(|said| words::announcement(said, &model.guide))
            .unwrap_or_default(),
    }
}

/// The words beside a ring on the page.
pub(super) fn ring_tag(tag: &RingTag) -> String {
    words::ring_tag(tag)
}

/// Why there is nothing to guide, where that is so.
fn nothing(model: &Model) -> Option<Notice> {
    let notice = |tone, title: &str, text: &str, advice: &str| {
        Some(Notice {
            tone,
            title: title.to_owned(),
            text: text.to_owned(),
            advice: Some(advice.to_owned()),
            original: None,
            actions: vec![button("Look again", Event::LookAgain, Weight::Brand)],
        })
    };
    let sight = match &model.sight {
        None => {
            return notice(Tone::Info, "Looking at the page", "One moment.", "Nothing is needed from you.");
        }
        Some(Err(text)) => {
            let mut failed = notice(
                Tone::Error,
                "Guidepost can't see this tab",
                "The browser gave the reason below.",
                "Reload the Setup page. If Guidepost was just updated, that is all that is needed.",
            );
            if let Some(failed) = &mut failed {
                failed.original = Some(text.clone());
            }
            return failed;
        }
        Some(Ok(sight)) => sight,
    };
    // Until it is known where the admin was, no step is shown: it would be replaced under the pointer.
    if sight.host.is_some() && !model.recalled {
        return notice(Tone::Info, "Looking up where you were", "One moment.", "Nothing is needed from you.");
    }
    if sight.site_access == Access::Withheld {
        return notice(
            Tone::Warning,
            "Guidepost may not work on Salesforce's pages",
            "The browser withholds access to these sites from the extension.",
            "Open the browser's menu for this extension and allow it on my.salesforce-setup.com, lightning.force.com and my.salesforce.com; then reload the Setup page.",
        );
    }
    match sight.place {
        None => notice(
            Tone::Info,
            "This is not a Salesforce page",
            "Guidepost works beside Salesforce Setup.",
            "Open Setup of your org in this window, then look again.",
        ),
        Some(Place::SignedOut) => notice(
            Tone::Warning,
            "You are signed out of this org",
            "Salesforce shows its login page. Your place, your values and the key are kept.",
            "Sign in on the page, then open Setup again.",
        ),
        Some(Place::Maintenance) => notice(
            Tone::Warning,
            "This org is being maintained",
            "Salesforce shows its maintenance page. Your place, your values and the key are kept.",
            "Come back later.",
        ),
        Some(Place::Setup | Place::Withheld | Place::Elsewhere) => None,
    }
}

fn outline(model: &Model) -> Vec<PartLine> {
    model
        .guide
        .parts
        .iter()
        .map(|part| PartLine {
            title: part.title.clone(),
            steps: model
                .guide
                .steps
                .iter()
                .enumerate()
                .filter(|(_, step)| step.part == part.id)
                .map(|(index, step)| StepLine {
                    index,
                    title: step.title.clone(),
                    state: progress::state(model, step),
                    current: index == model.step,
                })
                .collect(),
        })
        .collect()
}

fn busy(model: &Model) -> Option<Busy> {
    let text = match &model.job {
        Job::Idle => match &model.key {
            Some(KeyState::Making { .. }) => {
                return Some(Busy {
                    text:
                        "Making the key and the certificate. It takes a few seconds; the page stays usable."
                            .to_owned(),
                    cancel: Some(button("Cancel", Event::CancelKey, Weight::Neutral)),
                });
            }
            _ => return None,
        },
        Job::Identifying | Job::Observing { .. } => "Reading the org.",
        Job::Filling(filling) => {
            let field = filling.fields.get(filling.at).map_or("the form", |field| field.label.as_str());
            return Some(Busy {
                text: format!("Filling: {field}"),
                cancel: Some(button("Stop filling", Event::Dismiss, Weight::Neutral)),
            });
        }
        Job::Restoring(restoring) => {
            let label = restoring.fields.get(restoring.at).map_or("the form", |field| field.label.as_str());
            return Some(Busy {
                text: format!("Putting back: {label}"),
                cancel: Some(button("Stop", Event::Dismiss, Weight::Neutral)),
            });
        }
        Job::Picking(picking) => {
            return Some(Busy {
                text: picking_words(model, picking),
                cancel: Some(button("Cancel pointing", Event::Dismiss, Weight::Neutral)),
            });
        }
        Job::LoggingIn => "Logging in as the integration user.",
        Job::Reaching => "Asking the class as the integration user.",
        Job::Asking => "Waiting for the browser.",
        Job::LoadingKey => "Loading the files.",
    };
    Some(Busy { text: text.to_owned(), cancel: None })
}

/// What the admin is asked to click, after why the last click did not do.
fn picking_words(model: &Model, picking: &Picking) -> String {
    let name = model.stage().map(|stage| ControlName::of(stage, &picking.field));
    let ask = words::point_to(name.as_ref().map_or("", words::control_name), &picking.kinds);
    match &picking.refused {
        Some(why) => format!("{} {ask}", words::unfit(why)),
        None => ask,
    }
}

fn question(model: &Model, asked: Asked) -> Question {
    let host = model.host().unwrap_or("this org");
    let cancel = button("Not now", Event::Dismiss, Weight::Neutral);
    match asked {
        Asked::Session => Question {
            title: "Let Guidepost use your session?".to_owned(),
            text: vec![
                format!("Guidepost then reads the session cookie of {host} when you press Check, and asks Salesforce in your name. It only reads; it changes nothing in the org."),
                "The session stays inside the extension and goes to that org's own address and nowhere else. It is not stored. Nothing is sent to anybody else.".to_owned(),
                "You can take this back at any time with Forget session.".to_owned(),
            ],
            choices: Vec::new(),
            whole: None,
            accept: button("Allow access to the session", Event::AllowSession, Weight::Brand),
            refuse: cancel,
        },
        Asked::ForgetKey if matches!(model.key, Some(KeyState::CertificateOnly(_))) => Question {
            title: "Forget the certificate?".to_owned(),
            text: vec![
                "Guidepost then can't compare it with the app any more. Nothing changes in the org, and whoever holds the private key keeps it.".to_owned(),
            ],
            choices: Vec::new(),
            whole: None,
            accept: button("Forget the certificate", Event::ForgetKey, Weight::Destructive),
            refuse: cancel,
        },
        Asked::ForgetKey => Question {
            title: "Forget the private key?".to_owned(),
            text: vec![
                "It is wiped from this browser's memory and can't be brought back. If you have not saved it, nobody can use the certificate any more, and Webex can't log in with it.".to_owned(),
            ],
            choices: Vec::new(),
            whole: None,
            accept: button("Forget the key", Event::ForgetKey, Weight::Destructive),
            refuse: cancel,
        },
        Asked::ReplaceKey => Question {
            title: "Make a new key in place of this one?".to_owned(),
            text: vec![
                "The key that is held here is forgotten once the new one is ready. Its certificate then belongs to a key that nobody has, unless you saved it.".to_owned(),
            ],
            choices: Vec::new(),
            whole: None,
            accept: button("Make a new key", Event::MakeKey, Weight::Destructive),
            refuse: cancel,
        },
        Asked::LeaveForm => Question {
            title: "Leave the form on this page?".to_owned(),
            text: vec![
                "What was put into it is not saved. If you leave it, that is lost; nothing changes in the org.".to_owned(),
            ],
            choices: Vec::new(),
            whole: None,
            accept: button("Leave the form", Event::LeaveForm, Weight::Destructive),
            refuse: cancel,
        },
        Asked::Record => record::question(model),
        Asked::Fields => confirm::fields(model),
        Asked::NewCertificate => Question {
            title: "Make a new certificate for this key?".to_owned(),
            text: vec![
                "You chose a private key without its certificate. Guidepost can make a new one for it, valid for 365 days. The app then needs the new one, and an older certificate of this key in the app is to be replaced by it.".to_owned(),
                "If you have the certificate of this key, press Not now and choose it too.".to_owned(),
            ],
            choices: Vec::new(),
            whole: None,
            accept: button("Make a new certificate", Event::IssueCertificate, Weight::Brand),
            refuse: cancel,
        },
    }
}
