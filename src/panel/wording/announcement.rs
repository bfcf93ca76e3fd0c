//! What a screen reader is told of a change.

use super::super::model::{Announcement, ClassEnd, Filled, KeyChange, LoginEnd, RingTag, Tally};
use super::{control_name, no_pair, outcome, point_to, ring_tag, unfit, value_fault};
use guide::Guide;
use guidepost_core::progress::Answer;
use words::{Number, Text, announce, busy, page};

/// The message for a change.
pub(in crate::panel) fn announcement(said: &Announcement, guide: &Guide) -> Text {
    match said {
        Announcement::Step { place } => step(*place, guide),
        Announcement::ValueNotKept(why) => value_fault(*why),
        Announcement::Ringed { tag, after } => ringed(tag, *after),
        Announcement::RingedLate(tag) => announce::RingedLate { what: ring_tag(tag) }.into(),
        Announcement::NotRinged { tag, outcome } => {
            announce::NotRinged { what: ring_tag(tag), why: outcome::text(outcome) }.into()
        }
        Announcement::Focused(Some(tag)) => announce::Focused { what: ring_tag(tag) }.into(),
        Announcement::Focused(None) => announce::FocusedUnnamed.into(),
        Announcement::Filled(came_to) => filled(*came_to),
        Announcement::PutBack { all, missed } => put_back(*all, *missed),
        Announcement::Click { name, kinds } => point_to(control_name(name), kinds),
        Announcement::Unfit(why) => unfit(why),
        Announcement::PointedTo { name } => outcome::pointed_to(name),
        Announcement::Key(change) => key_changed(change),
        Announcement::KeySaved { file } => announce::KeySaved { file: file.into() }.into(),
        Announcement::Copied { label } => announce::Copied { what: label.clone() }.into(),
        Announcement::FileHandedOver { file } => announce::FileHandedOver { file: file.into() }.into(),
        Announcement::Checked(tally) => checked(tally, guide),
        Announcement::RingedUnseen => announce::RingedUnseen.into(),
        Announcement::UnderPanel => announce::UnderPanel.into(),
        Announcement::RingLost => announce::RingLost.into(),
        Announcement::NotFocused => announce::NotFocused.into(),
        Announcement::NothingToSave => announce::NothingToSave.into(),
        Announcement::FillingEnded => announce::FillingStopped.into(),
        Announcement::RingedToConfirm => announce::RingedToConfirm.into(),
        Announcement::FormLeftIsRead => page::ReadsBySelf.into(),
        Announcement::FormLeft => page::FormLeft.into(),
        Announcement::Cancelled => announce::Cancelled.into(),
        Announcement::PointingEnded => announce::PointingCancelled.into(),
        Announcement::PressAgain => announce::PressAgain.into(),
        Announcement::LoadingFiles => busy::LoadingFiles.into(),
        Announcement::CheckAfterSave { is_on: true } => announce::ChecksAfterSave.into(),
        Announcement::CheckAfterSave { is_on: false } => announce::ChecksWhenAsked.into(),
        Announcement::AccessAllowed => announce::AccessAllowed.into(),
        Announcement::AccessOff => announce::AccessOff.into(),
        Announcement::Reading => busy::Reading.into(),
        Announcement::LoggingIn => busy::LoggingIn.into(),
        Announcement::Login(end) => login(*end),
        Announcement::AskingClass => busy::AskingClass.into(),
        Announcement::Class(end) => class(*end),
    }
}

fn step(place: usize, guide: &Guide) -> Text {
    let title = guide.steps.get(place).map(|step| (&step.title).into()).unwrap_or_default();
    announce::Step { number: Number::from(place + 1), title }.into()
}

/// What was told of a filled form stays, and the ring is added.
fn ringed(tag: &RingTag, after: Option<Filled>) -> Text {
    let ringed = announce::Ringed { what: ring_tag(tag) }.into();
    match after {
        Some(came_to) => Text::sentences([filled(came_to), ringed]),
        None => ringed,
    }
}

fn filled(came_to: Filled) -> Text {
    match came_to {
        Filled { all: 1, wrong: 0 } => announce::FilledOne.into(),
        Filled { all: 1, .. } => announce::FilledOneWrong.into(),
        Filled { all, wrong: 0 } => announce::Filled { count: all.into() }.into(),
        Filled { all, wrong } => announce::FilledWrong { wrong: wrong.into(), count: all.into() }.into(),
    }
}

fn put_back(all: usize, missed: usize) -> Text {
    match missed {
        0 => announce::PutBack { count: all.into() }.into(),
        missed => announce::PutBackMissed { missed: missed.into(), count: all.into() }.into(),
    }
}

fn key_changed(change: &KeyChange) -> Text {
    match change {
        KeyChange::Making => announce::MakingKey.into(),
        KeyChange::Ready => announce::KeyReady.into(),
        KeyChange::CertificateLoaded => announce::CertificateLoaded.into(),
        KeyChange::CertificateForgotten => announce::CertificateForgotten.into(),
        KeyChange::KeyForgotten => announce::KeyForgotten.into(),
        KeyChange::Failed(why) => no_pair(why),
    }
}

fn checked(tally: &Tally, guide: &Guide) -> Text {
    let Tally { gets_in, ok, risky, needs_change, to_do, waiting, unknown } = *tally;
    let rest: [(usize, Text); 5] = [
        (risky, announce::CheckedRisky { count: risky.into() }.into()),
        (needs_change, announce::CheckedNeedsChange { count: needs_change.into() }.into()),
        (to_do, announce::CheckedToDo { count: to_do.into() }.into()),
        (waiting, announce::CheckedWaiting { count: waiting.into() }.into()),
        (unknown, announce::CheckedUnknown { count: unknown.into() }.into()),
    ];
    let rest = rest.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said);
    let ok = announce::CheckedOk { count: ok.into() }.into();
    let counts = announce::Checked { counts: Text::commas(std::iter::once(ok).chain(rest)) }.into();
    let client = || Text::value(guide.client());
    let answer = gets_in.map(|answer| match answer {
        Answer::Yes => announce::GetsIn { client: client() }.into(),
        Answer::No => announce::GetsInNot { client: client() }.into(),
        Answer::CannotTell => announce::GetsInPerhaps { client: client() }.into(),
    });
    Text::sentences(answer.into_iter().chain([counts]))
}

fn login(end: LoginEnd) -> Text {
    match end {
        LoginEnd::Granted => announce::LoginGranted.into(),
        LoginEnd::NotGranted => announce::LoginRefused.into(),
        LoginEnd::NotTried => announce::LoginNotTried.into(),
    }
}

fn class(end: ClassEnd) -> Text {
    match end {
        ClassEnd::Answered => announce::ClassAnswered.into(),
        ClassEnd::NoAccess => announce::ClassNoAccess.into(),
        ClassEnd::Unclear => announce::ClassUnclear.into(),
        ClassEnd::NoLogin => login(LoginEnd::NotGranted),
    }
}
