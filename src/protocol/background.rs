//! What a panel asks the background.

mod denial;

pub use denial::Denial;

use super::failure::BrowserError;
use super::keeper;
use crate::page::catalog::Marks;
use crate::page::command::{DocumentId, Frame, PageCommand, PageReply};
use crate::salesforce::answer::{Identity, Readings};
use crate::salesforce::apex_rest::{ApexRestPath, Reach};
use crate::salesforce::error::{ApiError, LoginError};
use crate::salesforce::host;
use crate::salesforce::oauth;
use crate::salesforce::read::Read;
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
    Look -> Result<Sight, PageError>;
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
    /// A question to the keeper.
    AskKeeper -> Result<keeper::Reply, KeyError>;
    /// Tests the login.
    TestLogin -> Result<LoginProof, LoginFailure>;
    /// Reaches for the class as the integration user.
    ReachClass -> Result<ClassProof, LoginFailure>;
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
    pub marks: Marks,
}

/// What tab and page are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
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
    pub marks: Marks,
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

/// See [`Request::AskKeeper`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AskKeeper {
    /// The question. `Sign` is refused here: only a test of the login signs.
    pub request: keeper::Request,
}

/// See [`Request::TestLogin`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TestLogin {
    /// `iss` (RFC 7523, section 3): the app's consumer key.
    pub consumer_key: String,
    /// `sub`: the Username of the integration user.
    pub username: String,
    /// `aud`: the login host of this kind of org.
    pub org_kind: OrgKind,
    /// What becomes of the session; a panel from before an update does not say it.
    #[serde(default)]
    pub afterwards: Afterwards,
}

/// What becomes of the session of a test that went well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Afterwards {
    /// It is ended.
    #[default]
    End,
    /// It is left: the other side may have the same session, and calls under way.
    Leave,
}

/// The kinds of org that log in at different hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgKind {
    /// Production and developer editions.
    Production,
    /// Sandboxes and scratch orgs.
    Sandbox,
}

impl From<OrgKind> for oauth::Audience {
    fn from(kind: OrgKind) -> Self {
        match kind {
            OrgKind::Production => Self::Production,
            OrgKind::Sandbox => Self::Sandbox,
        }
    }
}

/// A login that the org granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginProof {
    /// The org and the user that the token was for, as the org says.
    pub identity: Identity,
    /// The Username, read with the token itself; none when the org did not tell.
    pub username: Option<String>,
    /// The scopes granted.
    pub scope: String,
    /// What became of the session.
    pub session: TestSession,
}

/// See [`Request::ReachClass`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReachClass {
    /// Who logs in.
    pub login: TestLogin,
    /// Where the class answers.
    pub path: ApexRestPath,
}

/// What came of reaching for the class with a login that the org granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassProof {
    /// The org and the user that the token was for, as the org says.
    pub identity: Identity,
    /// The Username, read with the token itself; none when the org did not tell.
    pub username: Option<String>,
    /// Whether the class answered.
    pub reach: Reach,
    /// What became of the session.
    pub session: TestSession,
}

/// Why a login was not tried or not granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "failure", rename_all = "snake_case")]
pub enum LoginFailure {
    /// There is nothing to sign with.
    Key {
        /// Why.
        why: KeyError,
    },
    /// The org said no, or nothing.
    Org {
        /// What.
        why: LoginError,
        /// What became of a session, if there is one.
        session: TestSession,
    },
    /// The part of the extension that tests did not get to the end.
    Interrupted {
        /// Its reason, or the browser's.
        why: BrowserError,
    },
    /// There is no org in the tab.
    NoOrg,
}

/// See [`Request::SeePanel`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SeePanel {}

/// See [`Request::StopAsking`]: the run is that of the envelope.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct StopAsking {}

/// What is known of the session of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestSession {
    /// None was opened.
    NotOpened,
    /// The org confirmed that it has ended.
    Ended,
    /// It may be open.
    Unsure,
    /// It was left open, as the admin wanted it.
    Left,
}

impl LoginFailure {
    /// What is known of a session.
    pub fn session(&self) -> TestSession {
        match self {
            Self::Key { .. } | Self::NoOrg => TestSession::NotOpened,
            Self::Org { session, .. } => *session,
            Self::Interrupted { .. } => TestSession::Unsure,
        }
    }
}

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

/// Why the keeper gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum KeyError {
    /// The asker may not ask this.
    NotHere,
    /// The keeper could not be reached.
    Unreachable {
        /// The browser's reason.
        why: BrowserError,
    },
    /// The keeper said no.
    Refused {
        /// Why.
        why: keeper::Refusal,
    },
}
