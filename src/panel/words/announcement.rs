//! What a screen reader is told of a change.

use super::super::model::{Announcement, ClassEnd, Filled, KeyChange, LoginEnd, RingTag, Tally};
use super::{LEFT_FORM, control_name, outcome, point_to, ring_tag, unfit};
use crate::guide::Guide;

/// A change, in words.
pub(in crate::panel) fn announcement(said: &Announcement, guide: &Guide) -> String {
    match said {
        Announcement::Step { place } => step(*place, guide),
        Announcement::ValueNotKept(why) => why.to_string(),
        Announcement::Ringed { tag, after } => ringed(tag, *after),
        Announcement::RingedLate(tag) => format!("{} is there now, and ringed on the page.", ring_tag(tag)),
        Announcement::NotRinged { tag, outcome } => format!("{}: {}", ring_tag(tag), outcome::text(outcome)),
        Announcement::Focused(tag) => {
            let name = tag.as_ref().map(ring_tag).unwrap_or_default();
            format!("{name} has the focus of the page. From the side panel, F6 goes there.")
        }
        Announcement::Filled(came_to) => filled(*came_to),
        Announcement::PutBack { all, missed } => put_back(*all, *missed),
        Announcement::Click { name, kinds } => point_to(control_name(name), kinds),
        Announcement::Unfit(why) => unfit(why),
        Announcement::PointedTo { name } => outcome::pointed_to(name),
        Announcement::Key(change) => key_changed(change),
        Announcement::KeySaved { file } => format!("The private key was saved as {file}."),
        Announcement::Copied { label } => format!("{label} was copied."),
        Announcement::FileHandedOver { file } => format!("{file} was handed to the browser to be saved."),
        Announcement::Checked(tally) => checked(tally),
        Announcement::RingedUnseen => "Copy of the Consumer Key is ringed on the page.".to_owned(),
        Announcement::UnderPanel => {
            "It is ringed on the page, under this panel. Press Close at the panel's edge to see it."
                .to_owned()
        }
        Announcement::RingLost => {
            "The page has changed; the ring could not be drawn. Press Show again.".to_owned()
        }
        Announcement::NotFocused => {
            "The focus could not go there. Press Show, then click the field.".to_owned()
        }
        Announcement::NothingToSave => {
            "Every field was right already, and so is every check of this step. Nothing needs to be saved."
                .to_owned()
        }
        Announcement::FillingEnded => "Filling was stopped.".to_owned(),
        Announcement::RingedToConfirm => "The first of these fields has a ring on the page.".to_owned(),
        Announcement::FormLeft => LEFT_FORM.to_owned(),
        Announcement::Cancelled => "Cancelled.".to_owned(),
        Announcement::PointingEnded => "Pointing was cancelled.".to_owned(),
        Announcement::PressAgain => {
            "That press did not count: the button must have stood still for a second, in a window that is in front. Press it again."
                .to_owned()
        }
        Announcement::LoadingFiles => "Loading the files.".to_owned(),
        Announcement::AccessAllowed => "Access to the session is allowed.".to_owned(),
        Announcement::AccessOff => "Access to the session is off.".to_owned(),
        Announcement::Reading => "Reading the org.".to_owned(),
        Announcement::LoggingIn => "Logging in as the integration user.".to_owned(),
        Announcement::Login(end) => login(*end).to_owned(),
        Announcement::AskingClass => "Asking the class as the integration user.".to_owned(),
        Announcement::Class(end) => class(*end).to_owned(),
    }
}

fn step(place: usize, guide: &Guide) -> String {
    let title = guide.steps.get(place).map_or("", |step| step.title.as_str());
    format!("Step {}: {title}", place + 1)
}

/// What was told of a filled form stays, and the ring is added.
fn ringed(tag: &RingTag, after: Option<Filled>) -> String {
    let ringed = format!("{} is ringed on the page.", ring_tag(tag));
    match after {
        Some(came_to) => format!("{} {ringed}", filled(came_to)),
        None => ringed,
    }
}

fn filled(came_to: Filled) -> String {
    match came_to {
        Filled { all: 1, wrong: 0 } => "The field is filled and was read back.".to_owned(),
        Filled { all: 1, .. } => "The field needs a look.".to_owned(),
        Filled { all, wrong: 0 } => format!("All {all} fields are filled and were read back."),
        Filled { all, wrong } => format!("{wrong} of {all} fields need a look."),
    }
}

fn put_back(all: usize, missed: usize) -> String {
    match (all, missed) {
        (1, 0) => "The field shows its earlier value again.".to_owned(),
        (all, 0) => format!("All {all} fields show their earlier values again."),
        (all, missed) => format!("{missed} of {all} fields were not put back. They say why."),
    }
}

fn key_changed(change: &KeyChange) -> String {
    match change {
        KeyChange::Making => "Making the private key.",
        KeyChange::Ready => "The private key and the certificate are ready.",
        KeyChange::CertificateLoaded => "The certificate is loaded.",
        KeyChange::CertificateForgotten => "The certificate was forgotten.",
        KeyChange::KeyForgotten => "The private key was forgotten.",
        KeyChange::Failed(why) => return format!("No private key was made: {why}."),
    }
    .to_owned()
}

fn checked(tally: &Tally) -> String {
    let Tally { ok, risky, needs_change, to_do, waiting, unknown } = tally;
    let needs = if *needs_change == 1 { "needs a change" } else { "need a change" };
    let waits = if *waiting == 1 { "waits for another" } else { "wait for others" };
    let rest = [
        (risky, "OK with a risk"),
        (needs_change, needs),
        (to_do, "to do"),
        (waiting, waits),
        (unknown, "could not be checked"),
    ];
    let said = rest.into_iter().filter(|(count, _)| **count > 0);
    said.fold(format!("Checked. {ok} OK"), |told, (count, what)| format!("{told}, {count} {what}")) + "."
}

fn login(end: LoginEnd) -> &'static str {
    match end {
        LoginEnd::Granted => "Salesforce accepts this private key.",
        LoginEnd::NotGranted => "The login was not granted.",
    }
}

fn class(end: ClassEnd) -> &'static str {
    match end {
        ClassEnd::Answered => "The class answered.",
        ClassEnd::NoAccess => "The user may not run the class.",
        ClassEnd::Unclear => "Whether the user may run the class could not be checked.",
        ClassEnd::NoLogin => login(LoginEnd::NotGranted),
    }
}
