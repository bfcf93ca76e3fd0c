//! What a screen reader is told of a change, as data.

use super::{ControlName, FieldOutcome, RingTag, Unfit};
use crate::protocol::keystore::Failure;
use guide::ValueFault;
use guidepost_core::progress::Answer;
use pages::command::ControlKind;
use words::Text;

/// The last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// A step is shown.
    Step {
        /// Its place in the guide.
        place: usize,
    },
    /// What was entered for a value was not kept.
    ValueNotKept(ValueFault),
    /// Something has the ring.
    Ringed {
        /// What.
        tag: RingTag,
        /// The fill that came before it, where it shows what comes next.
        after: Option<Filled>,
    },
    /// Something that was not there has the ring now.
    RingedLate(RingTag),
    /// The button of the consumer key has the ring, on a page that is not read.
    RingedUnseen,
    /// What is ringed lies under the panel.
    UnderPanel,
    /// The page has changed before the ring was drawn.
    RingLost,
    /// Something that was to be shown has no ring of its own.
    NotRinged {
        /// What.
        tag: RingTag,
        /// What was found out.
        outcome: FieldOutcome,
    },
    /// What has the ring has the focus of the page, and the keyboard may be elsewhere.
    Focused(Option<RingTag>),
    /// The focus could not go there.
    NotFocused,
    /// The fields of a form were filled and read back.
    Filled(Filled),
    /// Every field was right already.
    NothingToSave,
    /// The admin ended the filling.
    FillingEnded,
    /// The admin is asked about the fields, and the first one has a ring.
    RingedToConfirm,
    /// A filled form is no longer on the page.
    FormLeft,
    /// The same, and the org is read by itself.
    FormLeftIsRead,
    /// The earlier values were put back.
    PutBack {
        /// How many fields there were.
        all: usize,
        /// How many were not put back.
        missed: usize,
    },
    /// The admin is to click a field.
    Click {
        /// What it is called.
        name: ControlName,
        /// What kinds of control it may be.
        kinds: Vec<ControlKind>,
    },
    /// What was clicked is not the field.
    Unfit(Unfit),
    /// The admin pointed to a field.
    PointedTo {
        /// What the page calls it.
        name: String,
    },
    /// The admin ended the pointing.
    PointingEnded,
    /// A press did not count, since its button had not stood still.
    PressAgain,
    /// The files are being loaded.
    LoadingFiles,
    /// The state of the key has changed.
    Key(KeyChange),
    /// The private key was saved.
    KeySaved {
        /// The file's name.
        file: String,
    },
    /// A text was copied.
    Copied {
        /// What it is.
        label: Text,
    },
    /// A file was handed to the browser.
    FileHandedOver {
        /// Its name.
        file: String,
    },
    /// The session may be read now.
    AccessAllowed,
    /// The org is read after a Save too, or only when the admin asks.
    CheckAfterSave {
        /// Whether it is.
        is_on: bool,
    },
    /// The session may not be read any more.
    AccessOff,
    /// The admin has stopped what was asked of the org.
    Cancelled,
    /// The org is being read.
    Reading,
    /// The org was read.
    Checked(Tally),
    /// A login is being tried.
    LoggingIn,
    /// What came of it.
    Login(LoginEnd),
    /// The class is being asked.
    AskingClass,
    /// What came of it.
    Class(ClassEnd),
}

/// What a fill came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    /// How many fields there were.
    pub all: usize,
    /// How many need a look.
    pub wrong: usize,
}

/// How the state of the key has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyChange {
    /// A key is being made.
    Making,
    /// Key and certificate are ready.
    Ready,
    /// A certificate is loaded without its key.
    CertificateLoaded,
    /// The key was forgotten.
    KeyForgotten,
    /// The certificate without its key was forgotten.
    CertificateForgotten,
    /// No key was made.
    Failed(Failure),
}

/// What came of a Check: the answer, and how many checks say what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Whether the other side gets in, where that is asked.
    pub gets_in: Option<Answer>,
    /// OK.
    pub ok: usize,
    /// OK, and something may end or break it.
    pub risky: usize,
    /// Something differs.
    pub needs_change: usize,
    /// Something is not there yet.
    pub to_do: usize,
    /// Another check has to be OK first.
    pub waiting: usize,
    /// It can't be told.
    pub unknown: usize,
}

/// What came of a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginEnd {
    /// The org granted it.
    Granted,
    /// It did not.
    NotGranted,
    /// It was not asked.
    NotTried,
}

/// What came of asking the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassEnd {
    /// It answered.
    Answered,
    /// The user may not run it.
    NoAccess,
    /// It can't be told.
    Unclear,
    /// There was no login to ask it with.
    NoLogin,
}
