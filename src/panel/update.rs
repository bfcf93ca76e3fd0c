//! The only place where the panel's state changes: an event in, effects out.

mod over;
mod run;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
mod tests;

use super::effect::Effect;
use super::event::{DescribePurpose, Event, Handed, Message, Report};
use super::flow::{check, fill, follow, go, key, login, open, pick, point, record, tab, undo, value};
use super::model::{About, Announcement, Asked, Job, Model, Notice, Sensitive};
use super::screen::Surface;
use super::want::Want;
use crate::protocol::background::{Afterwards, PageError};
use crate::protocol::failure::BrowserError;
use crate::protocol::keystore;
use guide::ParameterId;
use std::collections::VecDeque;

/// Takes an event into the state. `now_ms` is the time, in milliseconds since 1970.
pub fn update(model: &mut Model, message: Message, now_ms: f64) -> Vec<Effect> {
    model.now_ms = now_ms;
    let look = over::Look::of(&message);
    let wants = match message {
        Message::Admin(event) => admin(model, event),
        Message::Report(world) => answered(model, world, now_ms),
    };
    let effects = satisfy(model, wants);
    over::put_away(model, look);
    effects
}

/// Does what the flows want done, in their order. Only here something is said, ringed, asked
/// and remembered.
fn satisfy(model: &mut Model, wants: Vec<Want>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut remember_at = None;
    let mut open: VecDeque<Want> = wants.into();
    while let Some(want) = open.pop_front() {
        match want {
            Want::Do(effect) => {
                if matches!(effect, Effect::Look) {
                    model.tab.look_since_ms.get_or_insert(model.now_ms);
                }
                effects.push(effect);
            }
            Want::Notify(notice) => model.said.notify(notice),
            Want::PutAway => model.said.put_away(),
            Want::Settle(about) => model.said.settle(&about),
            Want::Announce(told) => model.said.announce(told),
            Want::Hush => model.said.hush(),
            Want::Ring(at, tag) => effects.push(point::ring(model, at, tag)),
            Want::Unring => effects.push(point::hide(model)),
            Want::FollowRing => {
                for want in point::followed(model).into_iter().rev() {
                    open.push_front(want);
                }
            }
            Want::Ask(question, _) if model.surface == Surface::Side => model.question = Some(question),
            Want::Ask(_, what) => model.said.notify(Notice::OnlyInSidePanel(what)),
            Want::Remember => remember_at = remember_at.or(Some(effects.len())),
        }
    }
    if let (Some(at), Some(host), true) = (remember_at, model.tab.org_host.clone(), model.tab.recalled) {
        effects.insert(at, Effect::Remember { host, saved: Box::new(model.saved()) });
    }
    effects
}

/// What is meant was chosen: whatever is read and filled from now on speaks of it.
fn take(model: &mut Model, values: Vec<(ParameterId, String)>) -> Vec<Want> {
    let mut wants: Vec<Want> =
        values.into_iter().flat_map(|(name, value)| value::set(model, name, value)).collect();
    wants.extend(check::begin(model));
    wants
}

/// What to do when the panel starts.
pub fn begin() -> Vec<Effect> {
    vec![Effect::Look, Effect::Keystore(keystore::Request::Status), Effect::LookUpKey]
}

fn admin(model: &mut Model, event: Event) -> Vec<Want> {
    let mut wants = Vec::new();
    if !event.only_shows() {
        wants.push(Want::Settle(About::UnseenPress));
    }
    wants.extend(done(model, event));
    wants
}

fn done(model: &mut Model, event: Event) -> Vec<Want> {
    match event {
        Event::GoTo(step) => go::to(model, step),
        Event::GoOn(step) => go_on(model, step),
        Event::SetValue(name, value) => value::set(model, name, value),
        Event::Take(values) => take(model, values),
        Event::OpenPage => {
            model.form.on_arrival = None;
            open::ask(model)
        }
        Event::OpenAndFill => {
            fill::expect(model);
            open::ask(model)
        }
        Event::LeaveForm if model.question == Some(Asked::LeaveForm) => open::leave_form(model),
        Event::LookAgain => vec![Effect::Look.into()],
        Event::Show(field) => vec![Effect::Describe(DescribePurpose::Show(field)).into()],
        Event::HidePointer => vec![Want::Unring],
        Event::SwitchFocus(from) => point::switch_focus(model, from),
        Event::FillAll => fill::begin(model),
        Event::ChooseAsked(field, right) => fill::choose(model, &field, right),
        Event::ConfirmFields => fill::answered(model),
        Event::DescribePage => record::begin(model),
        Event::SaveRecord => record::save(model),
        Event::PutBack => undo::begin(model),
        Event::PointTo(field) => pick::begin(model, &field),
        Event::Check => check::begin(model),
        Event::Speak(tag) => vec![Effect::Speak(tag).into()],
        Event::CheckAfterSave(is_on) => check_after_save(model, is_on),
        Event::LoadFiles { private_key, certificate } => key::load(model, private_key, certificate),
        Event::ChooseKeyBits(_)
        | Event::MakeKey
        | Event::IssueCertificate
        | Event::AskReplaceKey
        | Event::CancelKey
        | Event::AskForgetKey
        | Event::ForgetKey
        | Event::SaveCertificate
        | Event::ReplaceKey
        | Event::AskSaveKey(_)
        | Event::SaveKey(_) => key::admin(model, &event),
        Event::AskTestLogin => login::ask(model),
        Event::TestLogin => login::begin(model, Afterwards::End),
        Event::TestLoginAndLeave => login::begin(model, Afterwards::Leave),
        Event::AskReachClass => login::ask_reach(model),
        Event::ReachClass => login::begin_reach(model, Afterwards::End),
        Event::ReachClassAndLeave => login::begin_reach(model, Afterwards::Leave),
        Event::AskTryRoute(route) => login::ask_route(model, route),
        Event::TryRoute(route, afterwards) => login::begin_route(model, route, afterwards),
        Event::CancelAsking => run::cancel(model),
        Event::AskSession => vec![Want::Ask(Asked::Session, Sensitive::Access)],
        Event::AllowSession if model.surface == Surface::Side && model.question == Some(Asked::Session) => {
            model.question = None;
            model.work.job = Job::Asking;
            vec![Effect::RequestSession.into()]
        }
        Event::AllowSession | Event::LeaveForm => Vec::new(),
        Event::ForgetSession => vec![Effect::ReturnSession.into()],
        Event::MoveToSidePanel => match model.tab.seen() {
            Some(sight) => vec![Effect::OpenSidePanel { window: sight.window }.into()],
            None => Vec::new(),
        },
        Event::MoveBesidePage => vec![Effect::StandBesidePage.into()],
        Event::PressedEarly => vec![Announcement::PressAgain.into()],
        Event::Copy { label, text } => vec![Effect::Copy { label, text }.into()],
        Event::Dismiss => {
            model.form.on_arrival = None;
            let dropped = key::drop_waiting(model).map(Want::from);
            match model.question.take() {
                Some(Asked::Fields) => return fill::give_up(model),
                Some(_) => return dropped.into_iter().collect(),
                None => {}
            }
            let mut wants = vec![Want::PutAway];
            match model.work.job {
                Job::Filling(_) => wants.extend(fill::give_up(model)),
                Job::Picking(_) => wants.extend(pick::stop(model)),
                Job::Restoring(_) => wants.extend(undo::stop(model)),
                _ => wants.extend(dropped),
            }
            wants
        }
    }
}

fn answered(model: &mut Model, world: Report, now_ms: f64) -> Vec<Want> {
    match world {
        Report::Saw(sight) => tab::saw(model, sight),
        Report::Remembered(saved) => tab::remembered(model, saved),
        Report::TabChanged => vec![Effect::Look.into()],
        Report::OtherTab => tab::other(model),
        Report::Tick => {
            let mut wants = tab::late(model);
            wants.extend(check::after_save(model));
            wants.extend(follow::tick(model));
            wants
        }
        Report::Opening(result) => open::opening(model, result),
        Report::SidePanel(Ok(())) => vec![Want::Settle(About::Surface), Want::Settle(About::Access)],
        Report::Frames(DescribePurpose::Follow, frames) => {
            // Where the look failed, what was seen before it may be gone: nothing is done there.
            let is_seen = frames.is_ok();
            let mut wants = follow::followed(model, frames);
            if is_seen {
                wants.extend(fill::arrived(model));
            }
            wants
        }
        Report::Frames(DescribePurpose::Show(field), frames) => {
            // What was announced before is not to be added to.
            model.said.hush();
            fill::ring_looked_for(model, &frames);
            point::at(model, &field, frames)
        }
        Report::Frames(DescribePurpose::ShowNext(field), frames) => point::at(model, &field, frames),
        Report::Frames(DescribePurpose::Jump(field), frames) => point::jumped(model, &field, frames),
        Report::Frames(DescribePurpose::Fill | DescribePurpose::ReadBack, frames) => {
            fill::looked(model, frames)
        }
        Report::Frames(DescribePurpose::Pointed(at), frames) => pick::looked(model, &at, &frames),
        Report::Frames(DescribePurpose::Record, frames) => record::looked(model, frames),
        Report::Recorded(text) => record::made(model, text),
        Report::Frames(DescribePurpose::Restore | DescribePurpose::Restored, frames) => {
            undo::looked(model, frames)
        }
        Report::Filled(reply, _) if matches!(model.work.job, Job::Restoring(_)) => undo::wrote(model, reply),
        Report::Filled(reply, frames) => fill::wrote(model, reply, frames),
        Report::FillAgain => fill::again(model),
        Report::StillLoading => follow::still_loading(model),
        Report::Picked(what) => pick::picked(model, what),
        Report::Ringed(document, reply) => {
            if matches!(reply, Err(PageError::Gone)) {
                fill::ring_lost(model, &document);
            }
            point::ringed(model, &document, &reply)
        }
        Report::KeptClear(reply) => point::kept_clear(&reply),
        Report::Spoken(tag) => {
            tag.clone_into(&mut model.language);
            vec![Effect::TakeFocus.into()]
        }
        Report::SwitchKey(key) => {
            model.page.switch_key = key;
            Vec::new()
        }
        Report::Focused(reply) => point::focused(model, &reply),
        Report::KeyNews => vec![Effect::Keystore(keystore::Request::Status).into()],
        Report::Key(state) => key::changed(model, state),
        Report::KeySaved(result) => key::saved(result),
        Report::KeyLoaded(result) => key::loaded(model, result),
        Report::Handed(result) => handed(result),
        Report::Of(run, world) if run == model.work.run => answered(model, *world, now_ms),
        Report::Of(run, world) => run::late(model, run, &world),
        Report::AskAgain => run::again(model),
        Report::TooLong => run::too_long(model),
        Report::Answered(readings) => check::answered(model, *readings, now_ms),
        Report::LoggedIn(outcome) => login::done(model, *outcome, now_ms),
        Report::ReachedClass(outcome) => login::reached(model, *outcome, now_ms),
        Report::TriedRoute(route, outcome) => login::tried(model, route, *outcome),
        Report::HostAccess { route, afterwards, allowed } => {
            login::host_access(model, route, afterwards, allowed)
        }
        Report::SessionAccess(result) => session_access(model, result),
        Report::Unseen => vec![Notice::Unseen.into()],
        Report::SidePanel(Err(why)) => vec![Notice::SidePanelClosed { why }.into()],
    }
}

fn handed(result: Result<Handed, BrowserError>) -> Vec<Want> {
    let told = match result {
        Ok(Handed::Copied { label }) => Announcement::Copied { label },
        Ok(Handed::File { name }) => Announcement::FileHandedOver { file: name },
        Err(why) => return vec![Notice::BrowserRefused { about: About::HandingOver, why }.into()],
    };
    vec![Want::Settle(About::HandingOver), told.into()]
}

/// Goes on at a step with its page: opens it, and in the side panel fills its form.
fn go_on(model: &mut Model, step: usize) -> Vec<Want> {
    let mut wants = go::to(model, step);
    if model.address().is_some() {
        if model.surface == Surface::Side {
            fill::expect(model);
        }
        wants.extend(open::ask(model));
    }
    wants
}

/// The admin agrees that the org is read after a Save too, or does not any more. Nobody agrees in
/// a frame of a page.
fn check_after_save(model: &mut Model, is_on: bool) -> Vec<Want> {
    if is_on && model.surface != Surface::Side {
        return vec![Notice::OnlyInSidePanel(Sensitive::Access).into()];
    }
    model.after_save.is_on = is_on;
    model.after_save.forget();
    vec![Announcement::CheckAfterSave { is_on }.into(), Want::Remember]
}

fn session_access(model: &mut Model, result: Result<bool, BrowserError>) -> Vec<Want> {
    let was_asked = matches!(model.work.job, Job::Asking);
    if was_asked {
        model.work.job = Job::Idle;
    }
    let mut wants = match result {
        Ok(true) => {
            // The question that was answered says so.
            model.after_save.is_on |= was_asked;
            vec![
                Want::Settle(About::ReadingWithoutAccess),
                Announcement::AccessAllowed.into(),
                Want::Remember,
            ]
        }
        Ok(false) => {
            model.after_save.is_on = false;
            model.after_save.forget();
            model.read.forget_org();
            vec![Announcement::AccessOff.into()]
        }
        Err(why) => {
            let about = if was_asked { About::AskingForAccess } else { About::ReturningAccess };
            vec![Notice::BrowserRefused { about, why }.into()]
        }
    };
    wants.push(Effect::Look.into());
    wants
}
