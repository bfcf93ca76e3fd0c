//! Makes the screen from the state: every message that is shown is chosen here.

mod checks;
mod class;
mod confirm;
mod diagnosis;
mod hand_over;
mod header;
mod key;
mod login;
mod next_action;
mod question;
mod record;
mod routes;
mod step;
mod task;

use super::event::Event;
use super::model::{ControlName, Job, Model, Picking, RingTag, Unseen};
use super::screen::{Body, Busy, Notice, PartLine, Screen, StepLine, Tone, Weight};
use super::wording::{self, button};
use crate::protocol::background::{Access, Place};
use crate::protocol::keystore::KeyState;
use words::{Advised, Text, busy, button, notice};

/// The screen.
pub fn screen(model: &Model) -> Screen {
    let body = nothing(model).map_or_else(|| Body::Step(Box::new(step::step(model))), Body::Nothing);
    Screen {
        surface: model.surface,
        header: header::header(model),
        outline: if matches!(body, Body::Step(_)) { outline(model) } else { Vec::new() },
        notice: model.said.notice().map(|notice| wording::notice(notice, &model.guide)),
        question: model.question.map(|asked| question::question(model, asked)),
        busy: busy(model),
        diagnosis: match body {
            Body::Step(_) => diagnosis::diagnosis(model).map(Box::new),
            Body::Nothing(_) => None,
        },
        body,
        more: record::more(model),
        announcement: model
            .said
            .announcement()
            .map(|said| wording::announcement(said, &model.guide))
            .unwrap_or_default(),
    }
}

/// The words beside a ring on the page.
pub(super) fn ring_tag(tag: &RingTag) -> Text {
    wording::ring_tag(tag)
}

/// Why there is nothing to guide, where that is so.
fn nothing(model: &Model) -> Option<Notice> {
    let sight = match &model.tab.sight {
        None => return Some(instead(Tone::Info, &notice::Looking)),
        Some(Err(Unseen::NoAnswer)) => return Some(instead(Tone::Error, &notice::TabUnanswered)),
        Some(Err(Unseen::Browser(why))) => {
            let notice = instead(Tone::Error, &notice::CannotSeeTab);
            return Some(Notice { original: Some(why.into()), ..notice });
        }
        Some(Ok(sight)) => sight,
    };
    // Until it is known where the admin was, no step is shown: it would be replaced under the pointer.
    if sight.host.is_some() && !model.tab.recalled {
        return Some(instead(Tone::Info, &notice::Recalling));
    }
    if sight.site_access == Access::Withheld {
        return Some(instead(Tone::Warning, &notice::NoSiteAccess));
    }
    match sight.place {
        None => Some(instead(Tone::Info, &notice::NotSalesforce)),
        Some(Place::SignedOut) => Some(instead(Tone::Warning, &notice::SignedOut)),
        Some(Place::Maintenance) => Some(instead(Tone::Warning, &notice::Maintenance)),
        Some(Place::Setup | Place::Withheld | Place::Elsewhere) => None,
    }
}

/// What stands in place of a step.
fn instead(tone: Tone, what: &impl Advised) -> Notice {
    Notice {
        tone,
        title: what.title(),
        text: what.text(),
        advice: Some(what.advice()),
        original: None,
        actions: vec![button(button::LookAgain, Event::LookAgain, Weight::Brand)],
    }
}

fn outline(model: &Model) -> Vec<PartLine> {
    model
        .guide
        .parts
        .iter()
        .map(|part| PartLine {
            title: (&part.title).into(),
            steps: model
                .guide
                .steps
                .iter()
                .enumerate()
                .filter(|(_, step)| step.part == part.id)
                .map(|(index, step)| StepLine {
                    index,
                    title: (&step.title).into(),
                    state: model.known().state(step),
                    has_risk: model.known().has_risk(step),
                    current: index == model.step,
                })
                .collect(),
        })
        .collect()
}

fn busy(model: &Model) -> Option<Busy> {
    let running = |text, cancel| Some(Busy { text, cancel });
    let stop = |text, label: Text| running(text, Some(button(label, Event::Dismiss, Weight::Neutral)));
    // What the org is asked for can always be stopped.
    let asking = |text| running(text, Some(button(button::Cancel, Event::CancelAsking, Weight::Neutral)));
    let name = |label: Option<&String>| label.map_or(busy::TheForm::TEXT, Text::quoted);
    match &model.work.job {
        Job::Idle if matches!(model.keys.key, Some(KeyState::Making { .. })) => {
            let cancel = button(button::Cancel, Event::CancelKey, Weight::Neutral);
            running(busy::MakingKey.into(), Some(cancel))
        }
        Job::Idle => None,
        Job::Observing { .. } => asking(busy::Reading.into()),
        Job::Waiting { seconds, .. } => asking(busy::Waiting { seconds: (*seconds).into() }.into()),
        Job::Filling(filling) => {
            let field = name(filling.fields.get(filling.at).map(|field| &field.label));
            stop(busy::Filling { field }.into(), button::StopFilling.into())
        }
        Job::Restoring(restoring) => {
            let field = name(restoring.fields.get(restoring.at).map(|field| &field.label));
            stop(busy::PuttingBack { field }.into(), button::Stop.into())
        }
        Job::Picking(picking) => stop(picking_words(model, picking), button::CancelPointing.into()),
        Job::LoggingIn | Job::Trying(_) => asking(busy::LoggingIn.into()),
        Job::Reaching => asking(busy::AskingClass.into()),
        Job::Asking => running(busy::Browser.into(), None),
        Job::LoadingKey => running(busy::LoadingFiles.into(), None),
    }
}

/// What the admin is asked to click, after why the last click did not do.
fn picking_words(model: &Model, picking: &Picking) -> Text {
    let name = model.stage().map(|stage| ControlName::of(stage, &picking.field));
    let ask =
        wording::point_to(name.as_ref().map_or_else(Text::default, wording::control_name), &picking.kinds);
    match &picking.refused {
        Some(why) => Text::sentences([wording::unfit(why), ask]),
        None => ask,
    }
}
