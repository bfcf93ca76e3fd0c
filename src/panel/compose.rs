//! Makes the screen from the state: every word that is shown is chosen here.

mod class;
mod confirm;
mod hand_over;
mod header;
mod key;
mod question;
mod record;
mod step;
mod task;

use super::event::Event;
use super::model::{ControlName, Job, Model, Picking, RingTag};
use super::progress;
use super::screen::{Body, Busy, Notice, PartLine, Screen, StepLine, Tone, Weight};
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
        notice: model.said.notice().map(|notice| words::notice(notice, &model.guide, clock)),
        question: model.question.map(|asked| question::question(model, asked)),
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
            "Salesforce shows its login page. Your place, your values and the private key are kept.",
            "Sign in on the page, then open Setup again.",
        ),
        Some(Place::Maintenance) => notice(
            Tone::Warning,
            "This org is being maintained",
            "Salesforce shows its maintenance page. Your place, your values and the private key are kept.",
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
                    has_risk: progress::has_risk(model, step),
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
                        "Making the private key and the certificate. It takes a few seconds; the page stays usable."
                            .to_owned(),
                    cancel: Some(button("Cancel", Event::CancelKey, Weight::Neutral)),
                });
            }
            _ => return None,
        },
        Job::Observing { .. } => return asking("Reading the org.".to_owned()),
        Job::Waiting { seconds, .. } => {
            return asking(format!(
                "Salesforce turned requests away and asked to wait {seconds} seconds. Then it is asked again."
            ));
        }
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
        Job::LoggingIn => return asking("Logging in as the integration user.".to_owned()),
        Job::Reaching => return asking("Asking the class as the integration user.".to_owned()),
        Job::Asking => "Waiting for the browser.",
        Job::LoadingKey => "Loading the files.",
    };
    Some(Busy { text: text.to_owned(), cancel: None })
}

/// What the org is asked for, which can always be stopped.
#[expect(clippy::unnecessary_wraps, reason = "what is running, as its caller says it")]
fn asking(text: String) -> Option<Busy> {
    Some(Busy { text, cancel: Some(button("Cancel", Event::CancelAsking, Weight::Neutral)) })
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
