//! What a panel asks the background.

mod denial;
mod login;

pub use denial::Denial;
pub use login::{
    Afterwards, ClassProof, KeyError, LoginFailure, LoginProof, OrgKind, ReachClass, Route, TestLogin,
    TestSession, TryRoute,
};

use super::failure::BrowserError;
use super::keystore;
use pages::catalog::SitePolicy;
use pages::command::{DocumentId, Frame, PageCommand, PageReply};
use salesforce::answer::{Identity, Readings};
use salesforce::error::ApiError;
use salesforce::host;
use salesforce::read::Read;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use words::{Text, browser};

/// A question that has exactly one kind of answer.
pub trait Call: Into<Request> {
    /// The answer, which can be that there is none for this asker.
    type Reply: Serialize + DeserializeOwned + From<Denial>;
}

/// A question with its address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// Always [`RECEIVER`].
    pub to: String,
    /// The version of the asking panel; after an update it may be older than the background.
    pub version: String,
    /// The tab that a side panel speaks of; that of an embedded panel comes from the browser.
    pub tab: Option<i32>,
    /// What the question is a part of; a panel from before an update names none.
    #[serde(default)]
    pub run: Run,
    /// The question.
    pub request: Request,
}

/// One reading of the org, or one test, from the press that began it to its end. Whoever
/// stops one stops no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Run(u64);

impl Run {
    /// Another one than this, begun at that time in milliseconds since 1970. A panel that
    /// was loaded anew gives no number twice in a tab.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time after 1970")]
    pub fn next(self, now_ms: f64) -> Self {
        Self((now_ms.max(0.0) as u64).max(self.0 + 1))
    }

    /// When it began, in milliseconds since 1970.
    pub fn began_ms(self) -> u64 {
        self.0
    }
}

/// The name of the background in an address.
pub const RECEIVER: &str = "background";

/// Declares the questions, the enum of all of them and the ties to their answers.
macro_rules! calls {
    ($($(#[$doc:meta])* $name:ident -> $reply:ty;)*) => {
        /// Every question.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(tag = "call", rename_all = "snake_case")]
        pub enum Request {
            $($(#[$doc])* $name($name),)*
        }

        $(
            impl From<$name> for Request {
                fn from(call: $name) -> Self {
                    Self::$name(call)
                }
            }

            impl Call for $name {
                type Reply = $reply;
            }
        )*
    };
}

calls! {
    /// What tab and page are there?
    Look -> Result<TabContext, PageError>;
    /// Reads of the org, and whose session it is.
    ReadOrg -> Result<Readings, ApiError>;
    /// What do the frames of the tab show?
    DescribePage -> Result<Vec<Frame>, PageError>;
    /// A command to one document.
    CommandPage -> Result<Commanded, PageError>;
    /// Does the page let the panel beside it be seen as it is?
    SeePanel -> Result<bool, PageError>;
    /// Opens another page of Setup.
    OpenSetup -> Result<(), PageError>;
    /// A question to the keystore.
    AskKeystore -> Result<keystore::Reply, KeyError>;
    /// Tests the login.
    TestLogin -> Result<LoginProof, LoginFailure>;
    /// Reaches for the class as the integration user.
    ReachClass -> Result<ClassProof, LoginFailure>;
    /// Tests whether a login is granted for one pair of host and audience.
    TryRoute -> Result<LoginProof, LoginFailure>;
    /// Stops what is asked of the org.
    StopAsking -> Result<(), PageError>;
    /// The side panel goes away from the tab.
    LeaveTab -> Result<(), PageError>;
    /// The side panel takes or gives back the place.
    TakeSurface -> Result<(), PageError>;
}

/// See [`Request::Look`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Look {
    /// What Salesforce's pages have in common, from the locators.
    pub marks: SitePolicy,
}

/// What tab and page are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TabContext {
    /// The tab.
    pub tab: i32,
    /// Its window.
    pub window: i32,
    /// The org that the page belongs to; none when it is no page of Salesforce,
    /// or one that the extension may not see.
    pub host: Option<String>,
    /// What kind of page it is.
    pub place: Option<Place>,
    /// Whether the browser lets the extension work on Salesforce's pages at all.
    pub site_access: Access,
    /// Whether the session may be read.
    pub session_access: Access,
}

/// What kind of page it is, as far as its address tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A page of Setup.
    Setup,
    /// The login page or the page after a logout.
    SignedOut,
    /// Salesforce says that it is being maintained.
    Maintenance,
    /// A page that shows a secret or asks for one, of which nothing is described.
    Withheld,
    /// Any other page of the org.
    Elsewhere,
}

impl From<host::Place> for Place {
    fn from(place: host::Place) -> Self {
        match place {
            host::Place::Setup => Self::Setup,
            host::Place::SignedOut => Self::SignedOut,
            host::Place::Maintenance => Self::Maintenance,
            host::Place::Elsewhere => Self::Elsewhere,
        }
    }
}

/// Whether something is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// It is.
    Allowed,
    /// It is not.
    Withheld,
}

/// See [`Request::ReadOrg`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadOrg {
    /// Who is expected to ask: what anybody else was answered is thrown away. None at the
    /// beginning of a reading.
    pub expected: Option<Identity>,
    /// The reads; none waits for another.
    pub reads: Vec<Read>,
}

/// See [`Request::DescribePage`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DescribePage {
    /// What Salesforce's pages have in common, from the locators.
    pub marks: SitePolicy,
    /// Look only when the page had time to think better of what was filled last.
    pub after_fills: bool,
}

/// See [`Request::CommandPage`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CommandPage {
    /// The document; a command to one that has gone fails.
    pub document: DocumentId,
    /// The command.
    pub command: PageCommand,
    /// The look at the tab that follows at once: one trip for what a fill would ask twice.
    pub then_look: Option<Box<DescribePage>>,
}

/// The answer to a [`CommandPage`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Commanded {
    /// What the page agent answered.
    pub reply: PageReply,
    /// What the frames of the tab show after it; none where nobody asked, or where the look failed.
    pub frames: Option<Vec<Frame>>,
}

/// See [`Request::OpenSetup`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OpenSetup {
    /// Path and query, below `/lightning/setup/`.
    pub path: String,
}

/// See [`Request::AskKeystore`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AskKeystore {
    /// The question. `Sign` is refused here: only a test of the login signs.
    pub request: keystore::Request,
}

/// See [`Request::SeePanel`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SeePanel {}

/// See [`Request::StopAsking`]: the run is that of the envelope.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct StopAsking {}

/// See [`Request::LeaveTab`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct LeaveTab {}

/// See [`Request::TakeSurface`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TakeSurface {
    /// Where the panel shall stand from now on.
    pub surface: Standing,
}

/// Where the panel of a window stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nowhere.
    #[default]
    Closed,
    /// Beside the page.
    Embedded,
    /// In the browser's side panel.
    Side,
}

/// Why the page could not be worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum PageError {
    /// The asker may not ask this.
    NotHere,
    /// There is no page of Salesforce Setup in the tab.
    NoPage,
    /// The document is not there any more.
    Gone,
    /// The browser did not do it.
    Browser {
        /// Its reason.
        why: BrowserError,
    },
}

impl From<&PageError> for Text {
    fn from(error: &PageError) -> Self {
        match error {
            PageError::NotHere => browser::NotHere.into(),
            PageError::NoPage => browser::NoPage.into(),
            PageError::Gone => browser::PageGone.into(),
            PageError::Browser { why } => why.into(),
        }
    }
}
