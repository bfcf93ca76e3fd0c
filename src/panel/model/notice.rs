//! What the panel has to say in a message of its own, as data, and what each message is about.

use super::AtPage;
use crate::protocol::background::{KeyError, PageError};
use crate::protocol::failure::BrowserError;
use crate::protocol::keystore::Refusal;
use guide::ParameterId;
use salesforce::error::{ApiError, Recovery};

/// A message to the admin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something that was asked for is done in the side panel alone.
    OnlyInSidePanel(Sensitive),
    /// The background does this for the side panel alone.
    NotHere {
        /// What was tried.
        about: About,
    },
    /// The side panel did not open.
    SidePanelClosed {
        /// The browser's reason.
        why: BrowserError,
    },
    /// The step's page does not count as open.
    NotAtPage(WrongPage),
    /// The page has changed while something was done on it.
    PageChanged {
        /// What was tried.
        about: About,
    },
    /// The browser did not do something.
    BrowserRefused {
        /// What was tried.
        about: About,
        /// The browser's reason.
        why: BrowserError,
    },
    /// The form takes a certificate, and there is none.
    NoCertificate,
    /// The form takes a value that is not known.
    ValueNeeded(ParameterId),
    /// Salesforce asks in a dialog of its own.
    ConfirmOnPage {
        /// The field's label.
        label: String,
    },
    /// Salesforce takes a choice only when a person presses.
    PressOnPage {
        /// The field's label.
        label: String,
    },
    /// After the fill the page says that something is wrong.
    PageObjects {
        /// In its own words.
        text: String,
    },
    /// The filling did not come to its end.
    FillingStopped(FillStop),
    /// The earlier values were not all put back.
    PuttingBackStopped(FormThen),
    /// The button was not found on a page that is not read.
    ButtonNotFound,
    /// The panel could not be seen well enough beside the page when it was pressed.
    Unseen,
    /// There is no file to load.
    NoFileChosen,
    /// The key could not be worked with.
    KeyRefused(Refusal),
    /// The org could not be read.
    OrgUnread(ApiError),
    /// A session of a test may be open that was stopped before it was known.
    SessionLeft {
        /// Whose.
        username: String,
        /// When the test was begun, in milliseconds since 1970.
        begun_ms: u64,
    },
}

/// What is done in the side panel alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitive {
    /// Allowing access to the session.
    Access,
    /// Saving the private key.
    SaveKey,
    /// Loading a private key.
    LoadKey,
    /// Replacing the key.
    ReplaceKey,
    /// Forgetting the key.
    ForgetKey,
    /// Logging in as the integration user.
    Proof,
}

/// Why the step's page does not count as open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongPage {
    /// It is not in front.
    NotOpen,
    /// It is about another record.
    OtherRecord,
    /// It can't be told whom it is about.
    UnsureRecord,
    /// A heading over its form may name another record.
    OtherHeading,
    /// It is still loading.
    Loading,
}

/// Why the filling did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FillStop {
    /// The tab shows another org.
    OtherOrg,
    /// Another tab came to the front.
    OtherTab,
    /// The page went away.
    PageGone,
    /// The form was left.
    FormLeft,
    /// The form was left, or loaded anew.
    FormReplaced,
    /// The page is about another record.
    OtherRecord,
    /// It can't be told any more whom the page is about.
    UnsureRecord,
    /// The panel was put aside, or the page went away with it.
    PutAside,
    /// A value was taken away.
    ValueGone {
        /// The field's label.
        label: String,
    },
}

/// Whether the form was still on the page when putting back was stopped. A form that was
/// gone then can't tell later that it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormThen {
    /// It was.
    Open,
    /// It was not.
    Gone,
}

/// What a message is about. Once that is over, the message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// On which surface the panel stands.
    Surface,
    /// Whether the session may be read.
    Access,
    /// Asking the browser for access to the session.
    AskingForAccess,
    /// Giving access to the session back.
    ReturningAccess,
    /// The page of the step, which is not in front.
    StepPage,
    /// Opening that page.
    OpeningPage,
    /// What the page itself says is wrong.
    PageErrors,
    /// Something else that was to be opened: the page once more, or the panel beside it.
    OpeningAnew,
    /// A page that is loading.
    LoadingPage,
    /// Showing something on the page.
    Showing,
    /// Describing the page for those who make Guidepost.
    Describing,
    /// A button of a page that is not read.
    UnseenButton,
    /// The certificate that a form takes.
    Certificate,
    /// A value that a form takes.
    Value(ParameterId),
    /// A press beside the page that did not count.
    UnseenPress,
    /// What a person is to press on the page.
    Press,
    /// A fill that was stopped.
    Fill,
    /// Putting back that was stopped.
    PuttingBack(FormThen),
    /// The files to load.
    Files,
    /// The key.
    Key,
    /// Handing a file or a text to the browser.
    HandingOver,
    /// A session of a test.
    TestSession,
    /// Reading the org.
    Reading,
    /// Reading the org without access to the session.
    ReadingWithoutAccess,
    /// Reading the org without being signed in to it.
    ReadingSignedOut,
}

impl Notice {
    /// Why the step's page does not count as open.
    pub fn not_at_page(at: &AtPage<'_>) -> Self {
        Self::NotAtPage(match at {
            AtPage::OtherRecord => WrongPage::OtherRecord,
            AtPage::UnsureRecord => WrongPage::UnsureRecord,
            AtPage::OtherHeading => WrongPage::OtherHeading,
            AtPage::Loading => WrongPage::Loading,
            AtPage::Here(_) | AtPage::Elsewhere => WrongPage::NotOpen,
        })
    }

    /// The page could not be worked on.
    pub fn of_page(error: PageError, about: About) -> Self {
        match error {
            PageError::NoPage => Self::NotAtPage(WrongPage::NotOpen),
            PageError::Gone => Self::PageChanged { about },
            PageError::NotHere => Self::NotHere { about },
            PageError::Browser { why } => Self::BrowserRefused { about, why },
        }
    }

    /// The key could not be worked with.
    pub fn of_key(error: KeyError) -> Self {
        match error {
            KeyError::NotHere => Self::NotHere { about: About::Key },
            KeyError::Unreachable { why } => Self::BrowserRefused { about: About::Key, why },
            KeyError::Refused { why } => Self::KeyRefused(why),
        }
    }

    /// What it is about.
    pub fn about(&self) -> About {
        match self {
            Self::OnlyInSidePanel(Sensitive::Access) => About::Access,
            Self::OnlyInSidePanel(
                Sensitive::SaveKey
                | Sensitive::LoadKey
                | Sensitive::ReplaceKey
                | Sensitive::ForgetKey
                | Sensitive::Proof,
            )
            | Self::SidePanelClosed { .. } => About::Surface,
            Self::NotHere { about } | Self::PageChanged { about } | Self::BrowserRefused { about, .. } => {
                about.clone()
            }
            Self::NotAtPage(WrongPage::Loading) => About::LoadingPage,
            Self::NotAtPage(_) => About::StepPage,
            Self::NoCertificate => About::Certificate,
            Self::ValueNeeded(name) => About::Value(name.clone()),
            Self::ConfirmOnPage { .. } | Self::PressOnPage { .. } => About::Press,
            Self::PageObjects { .. } => About::PageErrors,
            Self::FillingStopped(_) => About::Fill,
            Self::PuttingBackStopped(form) => About::PuttingBack(*form),
            Self::ButtonNotFound => About::UnseenButton,
            Self::Unseen => About::UnseenPress,
            Self::NoFileChosen => About::Files,
            Self::KeyRefused(_) => About::Key,
            Self::SessionLeft { .. } => About::TestSession,
            Self::OrgUnread(error) => match error.recovery() {
                Recovery::SidePanel => About::Surface,
                Recovery::Allow => About::ReadingWithoutAccess,
                Recovery::SignIn => About::ReadingSignedOut,
                Recovery::Retry
                | Recovery::Wait
                | Recovery::Network
                | Recovery::ChangeOrg
                | Recovery::Report => About::Reading,
            },
        }
    }
}
