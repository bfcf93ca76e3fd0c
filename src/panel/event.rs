//! Everything that can happen to the panel.

use crate::guide::{FieldId, ParameterId};

/// What the admin did. What the world answered is in [`super::model`]'s own events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Shows the step at this place.
    GoTo(usize),
    /// Changes a value.
    SetValue(ParameterId, String),
    /// Opens the step's Setup page.
    OpenPage,
    /// Points at a field or button.
    Show(FieldId),
    /// Takes the pointer away.
    HidePointer,
    /// Fills every field of the page at hand.
    FillAll,
    /// Reads the org.
    Check,
    /// Makes a key pair.
    MakeKey,
    /// Stops making it.
    CancelKey,
    /// Saves the certificate as a file.
    SaveCertificate,
    /// Saves the private key as a file.
    SaveKey,
    /// Asks whether to forget the key.
    AskForgetKey,
    /// Forgets it.
    ForgetKey,
    /// Asks whether to replace the key.
    AskReplaceKey,
    /// Logs in as the integration user.
    TestLogin,
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
        label: String,
        /// The value.
        text: String,
    },
    /// Puts the question or notice away.
    Dismiss,
    /// Looks again at tab and page.
    LookAgain,
}
