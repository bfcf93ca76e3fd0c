//! Everything that can happen to the panel.

use super::saved::Saved;
use crate::protocol::background::{
    Afterwards, ClassProof, KeyError, LoginFailure, LoginProof, PageError, Route, Run, TabContext,
};
use crate::protocol::failure::BrowserError;
use crate::protocol::keystore::{FileAddress, KeyForm, KeyState};
use guide::{FieldId, ParameterId};
use keys::KeyBits;
use pages::command::{DocumentId, Frame, PageReply};
use pages::locate::ControlAt;
use salesforce::answer::Readings;
use salesforce::error::ApiError;
use words::Text;

/// What the admin did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Shows the step at this place.
    GoTo(usize),
    /// Shows the step at this place with its page, and fills its form where that may be.
    GoOn(usize),
    /// Changes a value.
    SetValue(ParameterId, String),
    /// Takes what goes by these values for what plays its role, and reads the org again.
    Take(Vec<(ParameterId, String)>),
    /// Opens the step's Setup page.
    OpenPage,
    /// Opens it, and fills its form once it is there.
    OpenAndFill,
    /// Opens it although a filled form is not saved.
    LeaveForm,
    /// Points at a field or button.
    Show(FieldId),
    /// Takes the pointer away.
    HidePointer,
    /// Goes with the focus to the field on the page, or back to the panel.
    SwitchFocus(FocusIn),
    /// Fills every field of the page at hand.
    FillAll,
    /// Says of a field that was found whether it is the right one.
    ChooseAsked(FieldId, bool),
    /// Answers the question about the fields with what was chosen.
    ConfirmFields,
    /// Puts back what the form showed before it was filled.
    PutBack,
    /// Points to a field by a click on the page.
    PointTo(FieldId),
    /// Reads the org.
    Check,
    /// Lets the org be read by itself after a form that was filled here has been left, or not.
    CheckAfterSave(bool),
    /// Speaks the language of this tag.
    Speak(&'static str),
    /// Chooses the size of the next key.
    ChooseKeyBits(KeyBits),
    /// Makes a key pair.
    MakeKey,
    /// Loads a pair, a key alone or a certificate alone from the files chosen.
    LoadFiles {
        /// The private key.
        private_key: Option<FileAddress>,
        /// The certificate.
        certificate: Option<FileAddress>,
    },
    /// Loads a key alone and makes a new certificate for it.
    IssueCertificate,
    /// Stops making it.
    CancelKey,
    /// Saves the certificate as a file.
    SaveCertificate,
    /// Asks whether to save the private key as a file of this form.
    AskSaveKey(KeyForm),
    /// Saves it.
    SaveKey(KeyForm),
    /// Asks whether to forget the key.
    AskForgetKey,
    /// Forgets it.
    ForgetKey,
    /// Asks whether to replace the key.
    AskReplaceKey,
    /// Makes a key pair in its place.
    ReplaceKey,
    /// Asks whether to log in as the integration user.
    AskTestLogin,
    /// Logs in as the integration user.
    TestLogin,
    /// The same, and leaves the session open.
    TestLoginAndLeave,
    /// Asks whether to ask the class as the integration user.
    AskReachClass,
    /// Asks the class as the integration user.
    ReachClass,
    /// The same, and leaves the session open.
    ReachClassAndLeave,
    /// Asks whether to log in with this pair of host and audience.
    AskTryRoute(Route),
    /// Logs in with it.
    TryRoute(Route, Afterwards),
    /// Stops what is asked of the org.
    CancelAsking,
    /// Shows our own text about access to the session.
    AskSession,
    /// Asks the browser for it.
    AllowSession,
    /// Gives it back.
    ForgetSession,
    /// Goes on in the browser's side panel.
    MoveToSidePanel,
    /// Goes on beside the page.
    MoveBesidePage,
    /// Copies a public value.
    Copy {
        /// What it is, for the announcement.
        label: Text,
        /// The value.
        text: String,
    },
    /// Puts the question or notice away.
    Dismiss,
    /// Makes a description of the page, for those who make Guidepost.
    DescribePage,
    /// Saves it as a file.
    SaveRecord,
    /// Looks again at tab and page.
    LookAgain,
    /// Pressed a button that had not stood still long enough.
    PressedEarly,
}

impl Event {
    /// Whether it brings in, reveals, saves or loses a key, allows access to the session,
    /// or logs in, or leads there: a page may lure such a press, so that it counts only
    /// where its button has stood still for a while.
    pub fn is_sensitive(&self) -> bool {
        matches!(
            self,
            Self::LoadFiles { .. }
                | Self::IssueCertificate
                | Self::AskSaveKey(_)
                | Self::SaveKey(_)
                | Self::AskForgetKey
                | Self::ForgetKey
                | Self::AskReplaceKey
                | Self::ReplaceKey
                | Self::AskTestLogin
                | Self::TestLogin
                | Self::TestLoginAndLeave
                | Self::AskReachClass
                | Self::ReachClass
                | Self::ReachClassAndLeave
                | Self::AskTryRoute(_)
                | Self::TryRoute(..)
                | Self::AskSession
                | Self::AllowSession
                | Self::CheckAfterSave(true)
        )
    }

    /// Whether it only changes what the panel itself shows, or what is ringed on the page.
    /// Everything else acts, and counts beside a page only where the panel could be seen.
    pub fn only_shows(&self) -> bool {
        matches!(
            self,
            Self::GoTo(_)
                | Self::SetValue(..)
                | Self::Show(_)
                | Self::HidePointer
                | Self::SwitchFocus(_)
                | Self::ChooseAsked(..)
                | Self::ChooseKeyBits(_)
                | Self::AskForgetKey
                | Self::AskReplaceKey
                | Self::AskSaveKey(_)
                | Self::AskTestLogin
                | Self::AskReachClass
                | Self::AskTryRoute(_)
                | Self::AskSession
                | Self::Dismiss
                | Self::LookAgain
                | Self::PressedEarly
                | Self::CancelAsking
        )
    }
}

/// Where the focus is when the admin wants it on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusIn {
    /// In the panel.
    Panel,
    /// In the page, or somewhere else in the browser.
    Page,
}

/// Everything that reaches [`super::update`].
#[derive(Debug)]
pub enum Message {
    /// The admin did something.
    Admin(Event),
    /// The world answered.
    Report(Report),
}

/// What the world answered, or did by itself.
#[derive(Debug)]
pub enum Report {
    /// The tab and its page.
    Saw(Result<TabContext, PageError>),
    /// What was remembered of this org.
    Remembered(Option<Box<Saved>>),
    /// The state of the key has changed; the keystore knows to what.
    KeyNews,
    /// The state of the key.
    Key(Result<KeyState, KeyError>),
    /// The frames of the tab.
    Frames(DescribePurpose, Result<Vec<Frame>, PageError>),
    /// What came of loading a key from files.
    KeyLoaded(Result<KeyState, KeyError>),
    /// What became of a fill.
    Filled(Result<PageReply, PageError>, Option<Vec<Frame>>),
    /// Whether the ring is drawn in a document.
    Ringed(DocumentId, Result<PageReply, PageError>),
    /// Whether the panel lies over what is ringed.
    KeptClear(Result<PageReply, PageError>),
    /// The key that moves the focus, as the browser writes it; none where none is set.
    SwitchKey(Option<String>),
    /// Whether the focus went to a control.
    Focused(Result<PageReply, PageError>),
    /// Whether the page is being opened.
    Opening(Result<(), PageError>),
    /// What came of something that is a part of this run.
    Of(Run, Box<Report>),
    /// Time has passed for an org that asked to wait.
    AskAgain,
    /// What is asked of the org has taken too long.
    TooLong,
    /// The answers to reads that were asked at once.
    Answered(Box<Result<Readings, ApiError>>),
    /// What came of the login.
    LoggedIn(Box<Result<LoginProof, LoginFailure>>),
    /// What came of asking the class.
    ReachedClass(Box<Result<ClassProof, LoginFailure>>),
    /// What came of trying a pair of host and audience.
    TriedRoute(Route, Box<Result<LoginProof, LoginFailure>>),
    /// Whether the general host may be asked now, for the try that wants it.
    HostAccess {
        /// The pair.
        route: Route,
        /// What becomes of the session.
        afterwards: Afterwards,
        /// Whether, or the browser's words.
        allowed: Result<bool, BrowserError>,
    },
    /// Another language is spoken.
    Spoken(&'static str),
    /// Whether access to the session is allowed now.
    SessionAccess(Result<bool, BrowserError>),
    /// Whether the private key was saved, under which name.
    KeySaved(Result<String, KeyError>),
    /// Whether a file or text was handed to the browser.
    Handed(Result<Handed, BrowserError>),
    /// The page of the tab may have changed.
    TabChanged,
    /// Another tab came to the front.
    OtherTab,
    /// Time has passed.
    Tick,
    /// Time has passed for a fill that waits.
    FillAgain,
    /// Time has passed for a page that was loading.
    StillLoading,
    /// The description of the page, as it would be saved.
    Recorded(String),
    /// What came of asking the admin to click a field.
    Picked(Picked),
    /// The side panel was asked to open.
    SidePanel(Result<(), BrowserError>),
    /// What was pressed beside the page did not count: the panel could not be seen well enough.
    Unseen,
}

/// What was handed to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// A text, to be pasted somewhere.
    Copied {
        /// What it is.
        label: Text,
    },
    /// A file, to be saved.
    File {
        /// Its name.
        name: String,
    },
}

/// Why the frames were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DescribePurpose {
    /// To follow the page.
    Follow,
    /// To point at a field.
    Show(FieldId),
    /// To point at a field and go there with the focus.
    Jump(FieldId),
    /// To point at what the admin presses after a form was filled, or at what hides a field of it.
    ShowNext(FieldId),
    /// To go on filling.
    Fill,
    /// To compare what a filled form shows at the end.
    ReadBack,
    /// To write down how the page is made.
    Record,
    /// To go on with putting back what a form showed.
    Restore,
    /// To compare what it shows once all of it was put back.
    Restored,
    /// To see what the admin clicked.
    Pointed(ControlAt),
}

/// What came of asking the admin to click a field.
#[derive(Debug)]
pub enum Picked {
    /// Nothing yet.
    Waiting,
    /// Something that is no control of a kind that was asked for.
    Unfit,
    /// The admin pressed Escape on the page.
    Cancelled,
    /// This control.
    Control(ControlAt),
}
