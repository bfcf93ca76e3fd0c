//! The messages above the step.

use super::super::event::Event;
use super::super::model::{FillStop, Notice, Sensitive, WrongPage};
use super::super::screen::{self, Tone, Weight};
use super::warned::warned;
use super::{button, files};
use crate::protocol::background::KeyError;
use crate::protocol::failure::BrowserError;
use crate::protocol::keystore::Refusal;
use guide::{Guide, ParameterId};
use salesforce::error::{ApiError, Recovery};
use words::{Advised, Text, Time, button, file, notice};

/// A message, as it is shown.
pub(in crate::panel) fn notice(notice: &Notice, guide: &Guide) -> screen::Notice {
    match notice {
        Notice::OnlyInSidePanel(what) => only_in_side_panel(sensitive(*what)),
        Notice::NotHere { .. } => only_in_side_panel(notice::ThisThere.into()),
        Notice::SidePanelClosed { why } => screen::Notice {
            original: Some(why.into()),
            actions: Vec::new(),
            ..warning(&notice::SidePanelClosed)
        },
        Notice::NotAtPage(why) => not_at_page(*why),
        Notice::PageChanged { .. } => warning(&notice::PageChanged),
        Notice::BrowserRefused { why, .. } => browser_refused(why),
        Notice::Unseen => warning(&notice::Unseen),
        Notice::NoCertificate => warning(&notice::NoCertificate),
        Notice::ValueNeeded(name) => value_needed(guide, name),
        Notice::ConfirmOnPage { label } => {
            let asked = notice::ConfirmOnPage { field: Text::quoted(label) };
            to_be_pressed(asked.text(), asked)
        }
        Notice::PressOnPage { label } => {
            let asked = notice::PressOnPage { field: Text::quoted(label) };
            to_be_pressed(asked.text(), asked)
        }
        Notice::PageObjects { text } => {
            screen::Notice { original: Some(Text::quoted(text)), ..warning(&notice::PageObjects) }
        }
        Notice::FillingStopped(why) => filling_stopped(why),
        Notice::PuttingBackStopped(_) => warning(&notice::PuttingBackStopped),
        Notice::ButtonNotFound => warning(&notice::ButtonNotFound),
        Notice::NoFileChosen => warning(&file::NoneChosen),
        Notice::KeyRefused(why) => key_refused(why),
        Notice::OrgUnread(error) => api_error(error),
        Notice::SessionLeft { username, begun_ms } => {
            let begun = Time(i64::try_from(*begun_ms).unwrap_or_default());
            warned(notice::SessionLeft.into(), notice::SessionUnsure.into(), end_session(username, begun))
        }
    }
}

/// How a session is ended by hand.
pub(in crate::panel) fn end_session(username: &str, time: Time) -> Text {
    notice::EndSession { user: username.into(), time }.into()
}

/// Something that needs care.
fn warning(what: &impl Advised) -> screen::Notice {
    warned(what.title(), what.text(), what.advice())
}

/// As [`warning`], where a text or an advice is not always the same.
/// Something that is done in the side panel alone, and why.
fn only_in_side_panel(text: Text) -> screen::Notice {
    screen::Notice {
        tone: Tone::Info,
        title: notice::InSidePanel.into(),
        text,
        advice: None,
        original: None,
        actions: vec![
            button(button::ContinueInSidePanel, Event::MoveToSidePanel, Weight::Brand),
            button(button::Dismiss, Event::Dismiss, Weight::Neutral),
        ],
    }
}

fn sensitive(what: Sensitive) -> Text {
    match what {
        Sensitive::Access => notice::AccessThere.into(),
        Sensitive::SaveKey => notice::SaveKeyThere.into(),
        Sensitive::LoadKey => notice::LoadKeyThere.into(),
        Sensitive::ReplaceKey => notice::ReplaceKeyThere.into(),
        Sensitive::ForgetKey => notice::ForgetKeyThere.into(),
        Sensitive::Proof => notice::ProofThere.into(),
    }
}

/// Why the step's page does not count as open.
pub(in crate::panel) fn not_at_page(why: WrongPage) -> screen::Notice {
    match why {
        WrongPage::NotOpen => warning(&notice::NotOpen),
        WrongPage::OtherRecord => warning(&notice::OtherRecord),
        WrongPage::UnsureRecord => warning(&notice::UnsureRecord),
        WrongPage::OtherHeading => warning(&notice::OtherHeading),
        WrongPage::Loading => warning(&notice::Loading),
    }
}

fn value_needed(guide: &Guide, name: &ParameterId) -> screen::Notice {
    let value = guide
        .parameters
        .iter()
        .find(|parameter| parameter.id == *name)
        .map_or_else(|| Text::value(name.as_str()), |parameter| (&parameter.label).into());
    warning(&notice::ValueNeeded { value })
}

/// What a person is to do on the page while the form is being filled.
fn to_be_pressed(text: Text, title: impl Into<Text>) -> screen::Notice {
    screen::Notice {
        tone: Tone::Info,
        title: title.into(),
        text,
        advice: None,
        original: None,
        actions: vec![button(button::StopFilling, Event::Dismiss, Weight::Neutral)],
    }
}

fn filling_stopped(why: &FillStop) -> screen::Notice {
    let why = match why {
        FillStop::ValueGone { label } => return warning(&notice::ValueGone { value: Text::quoted(label) }),
        FillStop::OtherOrg => notice::StopOtherOrg.into(),
        FillStop::OtherTab => notice::StopOtherTab.into(),
        FillStop::PageGone => notice::StopPageGone.into(),
        FillStop::FormLeft => notice::StopFormLeft.into(),
        FillStop::FormReplaced => notice::StopFormReplaced.into(),
        FillStop::OtherRecord => notice::StopOtherRecord.into(),
        FillStop::UnsureRecord => notice::StopUnsureRecord.into(),
        FillStop::PutAside => notice::StopPutAside.into(),
    };
    warning(&notice::FillingStopped { why })
}

fn browser_refused(why: &BrowserError) -> screen::Notice {
    screen::Notice { original: Some(why.into()), ..warning(&notice::BrowserRefused) }
}

fn key_refused(why: &Refusal) -> screen::Notice {
    match why {
        Refusal::File { file, why } => files::file_refused(*file, why),
        why => warning(&notice::KeyUnusable { why: super::key::refusal(why) }),
    }
}

/// The key could not be worked with.
pub(in crate::panel) fn key_error(error: &KeyError) -> screen::Notice {
    match error {
        KeyError::NotHere => only_in_side_panel(notice::ThisThere.into()),
        KeyError::Unreachable { why } => browser_refused(why),
        KeyError::Refused { why } => key_refused(why),
    }
}

/// The org did not answer as it should.
pub(in crate::panel) fn api_error(error: &ApiError) -> screen::Notice {
    let recovery = error.recovery();
    let title = match recovery {
        Recovery::SidePanel => return only_in_side_panel(notice::AskOrgThere.into()),
        Recovery::Allow => notice::OrgNotAllowed.into(),
        Recovery::SignIn => notice::OrgSignedOut.into(),
        Recovery::Wait => notice::OrgBusy.into(),
        Recovery::Network => notice::OrgStranger.into(),
        Recovery::Retry if matches!(error, ApiError::Interrupted { .. }) => notice::OrgInterrupted.into(),
        Recovery::Retry => notice::OrgSilent.into(),
        Recovery::ChangeOrg => notice::OrgRefused.into(),
        Recovery::Report => notice::OrgNotUnderstood.into(),
    };
    screen::Notice {
        tone: Tone::Error,
        title,
        text: notice::OrgText { why: error.into() }.into(),
        advice: Some(recovery.into()),
        original: None,
        actions: vec![
            button(button::CheckAgain, Event::Check, Weight::Neutral),
            button(button::Dismiss, Event::Dismiss, Weight::Neutral),
        ],
    }
}
