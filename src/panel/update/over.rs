//! What was said goes once it is over. Looked at after each event, and nowhere else.

use super::super::event::{Message, Report};
use super::super::model::on_page::page_errors;
use super::super::model::{
    About, Announcement, Asked, AtPage, FillPhase, FormThen, Job, KeyChange, Model, Notice,
};
use super::super::screen::Surface;
use crate::protocol::background::Access;
use crate::protocol::keystore::KeyState;

/// Whether an event brought a look at the page. What was seen before it may be gone: that
/// the step's page is in front is then only what was so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The page was just seen.
    Fresh,
    /// It was seen before.
    Past,
}

impl Look {
    /// What the event brought.
    pub(super) fn of(message: &Message) -> Self {
        if matches!(message, Message::Report(Report::Frames(_, Ok(_)))) { Self::Fresh } else { Self::Past }
    }
}

/// Puts away what was said and does not hold any more.
pub(super) fn put_away(model: &mut Model, look: Look) {
    if model.said.notice().is_some_and(|notice| is_over(model, notice, look)) {
        model.said.put_away();
    }
    if model.said.announcement().is_some_and(|said| is_outdated(model, said)) {
        model.said.hush();
    }
}

/// Whether what a message is about is over, as far as the state tells. Of the rest an
/// event tells ([`super::super::model::Said::settle`]), or the admin, by another step or by Dismiss.
fn is_over(model: &Model, notice: &Notice, look: Look) -> bool {
    match notice.about() {
        About::Surface | About::UnseenPress => model.surface == Surface::Side,
        About::Access => model.surface == Surface::Side || model.tab.session_allowed(),
        About::AskingForAccess => model.tab.session_allowed(),
        About::ReturningAccess => {
            model.tab.seen().is_some_and(|sight| sight.session_access == Access::Withheld)
        }
        About::StepPage | About::OpeningPage => {
            look == Look::Fresh && matches!(model.at_page(), AtPage::Here(_))
        }
        About::PageErrors => look == Look::Fresh && page_errors(model).is_empty(),
        About::LoadingPage => model.at_page() != AtPage::Loading,
        // Between two documents nothing is shown; that is not another page yet.
        About::UnseenButton => !model.page.frames.is_empty() && model.stage().is_none(),
        About::Certificate => holds_certificate(model),
        About::Value(name) => model.entered.values.get(name.as_str()).is_some(),
        About::Press => {
            !matches!(&model.work.job, Job::Filling(filling) if filling.phase == FillPhase::AwaitingPerson)
        }
        About::Fill => matches!(model.work.job, Job::Filling(_)),
        About::PuttingBack(FormThen::Open) => {
            matches!(model.work.job, Job::Restoring(_)) || model.form.unsaved.is_none()
        }
        About::PuttingBack(FormThen::Gone) => matches!(model.work.job, Job::Restoring(_)),
        About::Files => {
            matches!(model.work.job, Job::LoadingKey)
                || model.question == Some(Asked::NewCertificate)
                || holds_certificate(model)
        }
        About::Reading | About::ReadingWithoutAccess | About::ReadingSignedOut => model.work.job.is_reading(),
        About::OpeningAnew
        | About::Showing
        | About::Describing
        | About::Key
        | About::HandingOver
        | About::TestSession => false,
    }
}

fn holds_certificate(model: &Model) -> bool {
    model.keys.key.as_ref().is_some_and(|key| key.certificate().is_some())
}

/// Whether what was told of a change is not so any more. What was done stays done, so
/// most of it holds until the next change is told.
fn is_outdated(model: &Model, said: &Announcement) -> bool {
    match said {
        Announcement::Reading => !model.work.job.is_reading(),
        Announcement::LoggingIn => {
            !matches!(model.work.job, Job::LoggingIn | Job::Trying(_) | Job::Waiting { .. })
        }
        Announcement::AskingClass => !matches!(model.work.job, Job::Reaching | Job::Waiting { .. }),
        Announcement::LoadingFiles => !matches!(model.work.job, Job::LoadingKey),
        Announcement::Key(KeyChange::Making) => !matches!(model.keys.key, Some(KeyState::Making { .. })),
        Announcement::RingedToConfirm => model.question != Some(Asked::Fields),
        Announcement::FormLeft | Announcement::FormLeftIsRead => !model.form.left_form,
        Announcement::Click { .. } | Announcement::Unfit(_) => !matches!(model.work.job, Job::Picking(_)),
        Announcement::ValueNotKept(_) => model.entered.refused.is_none(),
        Announcement::Step { .. }
        | Announcement::PressAgain
        | Announcement::Ringed { .. }
        | Announcement::RingedLate(_)
        | Announcement::RingedUnseen
        | Announcement::UnderPanel
        | Announcement::RingLost
        | Announcement::NotRinged { .. }
        | Announcement::Focused(_)
        | Announcement::NotFocused
        | Announcement::Filled(_)
        | Announcement::NothingToSave
        | Announcement::FillingEnded
        | Announcement::PutBack { .. }
        | Announcement::PointedTo { .. }
        | Announcement::PointingEnded
        | Announcement::Key(
            KeyChange::Ready
            | KeyChange::CertificateLoaded
            | KeyChange::KeyForgotten
            | KeyChange::CertificateForgotten
            | KeyChange::Failed(_),
        )
        | Announcement::KeySaved { .. }
        | Announcement::Copied { .. }
        | Announcement::FileHandedOver { .. }
        | Announcement::AccessAllowed
        | Announcement::CheckAfterSave { .. }
        | Announcement::AccessOff
        | Announcement::Cancelled
        | Announcement::Checked(_)
        | Announcement::Login(_)
        | Announcement::Class(_) => false,
    }
}
