//! The only place where the panel's state changes: an event in, effects out.

mod asking;
mod check;
mod fill;
mod find;
mod key;
mod login;
mod over;
mod pick;
mod place;
mod point;
mod record;
mod seen;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
mod tests;
mod undo;

use super::effect::Effect;
use super::event::{Event, Handed, LookFor, Message, World};
use super::model::{About, Announcement, Asked, Job, Model, Notice, Sensitive};
use super::screen::Surface;
use crate::protocol::background::Afterwards;
use crate::protocol::failure::BrowserError;
use crate::protocol::keeper;

pub(super) use check::moment;
#[cfg(test)]
pub(super) use check::verdicts;
pub(super) use login::{LoginNeed, class_path, missing as login_missing, org_kind};
pub(super) use seen::{OnPage, on_page, words_on_page};
pub(super) use undo::is_possible as can_put_back;

/// Takes an event into the state. `now_ms` is the time, in milliseconds since 1970.
pub fn update(model: &mut Model, message: Message, now_ms: f64) -> Vec<Effect> {
    model.now_ms = now_ms;
    let look = over::Look::of(&message);
    let effects = match message {
        Message::Admin(event) => admin(model, event),
        Message::World(world) => answered(model, world, now_ms),
    };
    over::put_away(model, look);
    effects
}

/// What to do when the panel starts.
pub fn begin() -> Vec<Effect> {
    vec![Effect::Look, Effect::Keeper(keeper::Request::Status), Effect::LookUpKey]
}

fn admin(model: &mut Model, event: Event) -> Vec<Effect> {
    if !event.only_shows() {
        model.said.settle(&About::UnseenPress);
    }
    match event {
        Event::GoTo(step) => place::go(model, step),
        Event::SetValue(name, value) => place::set_value(model, name, value),
        Event::OpenPage => place::ask_open(model),
        Event::LeaveForm if model.question == Some(Asked::LeaveForm) => place::leave_form(model),
        Event::LookAgain => vec![Effect::Look],
        Event::Show(field) => vec![Effect::Describe(LookFor::Show(field))],
        Event::HidePointer => point::hide(model),
        Event::SwitchFocus(from) => point::switch_focus(model, from),
        Event::FillAll => fill::begin(model),
        Event::ChooseAsked(field, right) => fill::choose(model, &field, right),
        Event::ConfirmFields => fill::answered(model),
        Event::DescribePage => record::begin(model),
        Event::SaveRecord => record::save(model),
        Event::PutBack => undo::begin(model),
        Event::PointTo(field) => pick::begin(model, &field),
        Event::Check => check::begin(model),
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
        Event::CancelAsking => asking::cancel(model),
        Event::AskSession => key::ask(model, Asked::Session, Sensitive::Access),
        Event::AllowSession if model.surface == Surface::Side && model.question == Some(Asked::Session) => {
            model.question = None;
            model.job = Job::Asking;
            vec![Effect::RequestSession]
        }
        Event::AllowSession | Event::LeaveForm => Vec::new(),
        Event::ForgetSession => vec![Effect::ReturnSession],
        Event::MoveToSidePanel => match model.seen() {
            Some(sight) => vec![Effect::OpenSidePanel { window: sight.window }],
            None => Vec::new(),
        },
        Event::MoveBesidePage => vec![Effect::StandBesidePage],
        Event::PressedEarly => {
            model.said.announce(Announcement::PressAgain);
            Vec::new()
        }
        Event::Copy { label, text } => vec![Effect::Copy { label, text }],
        Event::Dismiss => {
            let dropped = key::drop_waiting(model);
            match model.question.take() {
                Some(Asked::Fields) => return fill::give_up(model),
                Some(_) => return dropped,
                None => model.said.put_away(),
            }
            match model.job {
                Job::Filling(_) => fill::give_up(model),
                Job::Picking(_) => pick::stop(model),
                Job::Restoring(_) => undo::stop(model),
                _ => dropped,
            }
        }
    }
}

fn answered(model: &mut Model, world: World, now_ms: f64) -> Vec<Effect> {
    match world {
        World::Saw(sight) => place::saw(model, sight),
        World::Remembered(saved) => place::remembered(model, saved),
        World::TabChanged => vec![Effect::Look],
        World::OtherTab => place::other_tab(model),
        World::Tick => place::tick(model),
        World::Opening(result) => place::opening(model, result),
        World::SidePanel(Ok(())) => {
            model.said.settle(&About::Surface);
            model.said.settle(&About::Access);
            Vec::new()
        }
        World::Frames(LookFor::Follow, frames) => place::followed(model, frames),
        World::Frames(LookFor::Show(field), frames) => {
            model.said.hush();
            point::at(model, &field, frames)
        }
        World::Frames(LookFor::ShowNext(field), frames) => point::at(model, &field, frames),
        World::Frames(LookFor::Jump(field), frames) => point::jumped(model, &field, frames),
        World::Frames(LookFor::Fill | LookFor::ReadBack, frames) => fill::looked(model, frames),
        World::Frames(LookFor::Pointed(at), frames) => pick::looked(model, &at, &frames),
        World::Frames(LookFor::Record, frames) => record::looked(model, frames),
        World::Recorded(text) => record::made(model, text),
        World::Frames(LookFor::Restore | LookFor::Restored, frames) => undo::looked(model, frames),
        World::Filled(reply, _) if matches!(model.job, Job::Restoring(_)) => undo::wrote(model, reply),
        World::Filled(reply, frames) => fill::wrote(model, reply, frames),
        World::FillAgain => fill::again(model),
        World::StillLoading => place::still_loading(model),
        World::Picked(what) => pick::picked(model, what),
        World::Ringed(document, reply) => point::ringed(model, &document, &reply),
        World::KeptClear(reply) => point::kept_clear(model, &reply),
        World::SwitchKey(key) => {
            model.switch_key = key;
            Vec::new()
        }
        World::Focused(reply) => point::focused(model, &reply),
        World::KeyNews => vec![Effect::Keeper(keeper::Request::Status)],
        World::Key(state) => key::changed(model, state),
        World::KeySaved(result) => key::saved(model, result),
        World::KeyLoaded(result) => key::loaded(model, result),
        World::Handed(result) => {
            handed(model, result);
            Vec::new()
        }
        World::Of(run, world) if run == model.run => answered(model, *world, now_ms),
        World::Of(run, world) => asking::late(model, run, &world),
        World::AskAgain => asking::again(model),
        World::TooLong => asking::too_long(model),
        World::Answered(readings) => check::answered(model, *readings, now_ms),
        World::LoggedIn(outcome) => login::done(model, *outcome, now_ms),
        World::ReachedClass(outcome) => login::reached(model, *outcome, now_ms),
        World::SessionAccess(result) => session_access(model, result),
        World::Unseen => {
            model.said.notify(Notice::Unseen);
            Vec::new()
        }
        World::SidePanel(Err(why)) => {
            model.said.notify(Notice::SidePanelClosed { why });
            Vec::new()
        }
    }
}

fn handed(model: &mut Model, result: Result<Handed, BrowserError>) {
    let what = match result {
        Ok(Handed::Copied { label }) => Announcement::Copied { label },
        Ok(Handed::File { name }) => Announcement::FileHandedOver { file: name },
        Err(why) => {
            model.said.notify(Notice::BrowserRefused { about: About::HandingOver, why });
            return;
        }
    };
    model.said.settle(&About::HandingOver);
    model.said.announce(what);
}

fn session_access(model: &mut Model, result: Result<bool, BrowserError>) -> Vec<Effect> {
    let was_asked = matches!(model.job, Job::Asking);
    if was_asked {
        model.job = Job::Idle;
    }
    match result {
        Ok(true) => {
            model.said.settle(&About::ReadingWithoutAccess);
            model.said.announce(Announcement::AccessAllowed);
        }
        Ok(false) => {
            model.facts = None;
            model.org = None;
            model.findings.clear();
            model.said.announce(Announcement::AccessOff);
        }
        Err(why) => {
            let about = if was_asked { About::AskingForAccess } else { About::ReturningAccess };
            model.said.notify(Notice::BrowserRefused { about, why });
        }
    }
    vec![Effect::Look]
}
