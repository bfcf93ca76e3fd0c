//! What can go wrong between here and an answer, and what to do about it.

mod text;

use super::answer::Version;
use super::http::Reply;
use super::xml::{Element, Fault};
use serde::{Deserialize, Serialize};
use words::Text;

/// Why a question to Salesforce has no answer. It crosses to the panel, so it
/// holds no secret: no excerpt is kept of replies that can contain one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum ApiError {
    /// The request never left.
    NotSent {
        /// What was in the way.
        why: Obstacle,
    },
    /// Nothing came back.
    NoAnswer,
    /// No answer came in time, or not all of it.
    TooSlow {
        /// How long it was waited for.
        seconds: u32,
    },
    /// An answer came that is larger than any of its kind, and was not read.
    TooLarge {
        /// How large it may be.
        kibibytes: u32,
    },
    /// The request was turned away for now (429 or 503).
    Busy {
        /// The status code of HTTP.
        status: u16,
        /// How long to wait, as far as the answer says.
        seconds: Option<u32>,
    },
    /// A web page came where data was asked for.
    WebPage {
        /// The status code of HTTP.
        status: u16,
    },
    /// The asker does not want the answer any more.
    Stopped,
    /// The part of the extension that asks did not get to the end; who waits for it says so.
    #[serde(skip)]
    Interrupted {
        /// Its reason, or the browser's.
        why: Text,
    },
    /// The session has ended (`INVALID_SESSION_ID`).
    SignedOut,
    /// The session is one of the user interface only.
    NotForApi,
    /// Salesforce said no, with its own codes and texts.
    Refused {
        /// The status code of HTTP.
        status: u16,
        /// What it gave as the reason.
        problems: Vec<Problem>,
    },
    /// The org has used up its API calls (`REQUEST_LIMIT_EXCEEDED`).
    Limit {
        /// Salesforce's own words.
        text: String,
    },
    /// The org is being maintained.
    Maintenance,
    /// The org's API is older than what is needed.
    TooOld {
        /// The newest version that the org offers.
        offered: Option<Version>,
        /// The oldest version that would do.
        needed: Version,
    },
    /// The answer is no document that is read.
    NotXml {
        /// The status code of HTTP.
        status: u16,
        /// What is the matter with it.
        why: Fault,
    },
    /// The answer makes no sense.
    NotUnderstood {
        /// The status code of HTTP.
        status: u16,
        /// What it was.
        excerpt: Excerpt,
    },
}

/// What is told of an answer that makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Excerpt {
    /// Its beginning, on one line.
    Beginning(String),
    /// There was nothing in it.
    Empty,
    /// So many characters, which are not quoted: they may hold a secret.
    Unquoted(u64),
    /// It answers another question.
    OtherKind,
}

/// Why there is no token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoginError {
    /// Salesforce refused the login (RFC 6749, 5.2).
    Refused {
        /// The code, for example `invalid_grant`.
        error: String,
        /// Salesforce's own words.
        description: String,
    },
    /// There was no answer, or none that can be understood.
    Api(ApiError),
}

/// Why a request was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// The admin has not allowed access to the session.
    NoPermission,
    /// There is no session: the admin is not signed in to this org.
    NoSession,
    /// The session belongs to another org than the page.
    OtherOrg,
    /// The session belongs to another user than before.
    OtherUser,
    /// The asker may not ask this.
    NotHere,
    /// The question itself is malformed; Salesforce would refuse it.
    Malformed,
}

/// One reason that Salesforce gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Its code, for example `INVALID_TYPE`.
    pub code: String,
    /// Its text.
    pub message: String,
}

/// What helps against an [`ApiError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recovery {
    /// Ask again.
    Retry,
    /// Ask again later.
    Wait,
    /// Find out who answers in Salesforce's place.
    Network,
    /// Sign in to the org again.
    SignIn,
    /// Allow access to the session.
    Allow,
    /// Go on in the side panel.
    SidePanel,
    /// Somebody must change something in the org; the texts say what.
    ChangeOrg,
    /// A defect of this extension.
    Report,
}

impl ApiError {
    /// What helps.
    pub fn recovery(&self) -> Recovery {
        match self {
            Self::NotSent { why: Obstacle::NoPermission } => Recovery::Allow,
            Self::NotSent { why: Obstacle::NotHere } => Recovery::SidePanel,
            Self::NotSent { why: Obstacle::NoSession | Obstacle::OtherOrg | Obstacle::OtherUser }
            | Self::SignedOut
            | Self::NotForApi => Recovery::SignIn,
            Self::NotSent { why: Obstacle::Malformed } | Self::NotXml { .. } | Self::NotUnderstood { .. } => {
                Recovery::Report
            }
            Self::Limit { .. } | Self::Maintenance | Self::Busy { .. } => Recovery::Wait,
            Self::TooLarge { .. } | Self::WebPage { .. } => Recovery::Network,
            Self::NoAnswer
            | Self::TooSlow { .. }
            | Self::Stopped
            | Self::Interrupted { .. }
            | Self::Refused { status: 500.., .. } => Recovery::Retry,
            Self::Refused { .. } | Self::TooOld { .. } => Recovery::ChangeOrg,
        }
    }

    /// Whether Salesforce gave this code among its reasons.
    pub fn has_code(&self, code: &str) -> bool {
        matches!(self, Self::Refused { problems, .. } if problems.iter().any(|problem| problem.code == code))
    }

    /// From the codes and texts of a refusal.
    pub(super) fn from_problems(status: u16, problems: Vec<Problem>) -> Self {
        let with_code = |code: &str| problems.iter().find(|problem| problem.code == code);
        if let Some(problem) = with_code("INVALID_SESSION_ID") {
            return if UI_SESSION_TEXTS.contains(&problem.message.as_str()) {
                Self::NotForApi
            } else {
                Self::SignedOut
            };
        }
        if let Some(problem) = with_code("REQUEST_LIMIT_EXCEEDED") {
            return Self::Limit { text: problem.message.clone() };
        }
        if problems.iter().any(|problem| problem.code == "SERVER_UNAVAILABLE") {
            return Self::Maintenance;
        }
        Self::Refused { status, problems }
    }

    /// For a reply whose body is no document that is read. Nothing of it is quoted.
    pub(super) fn from_fault(reply: &Reply, why: Fault) -> Self {
        match Self::from_stranger(reply, Quoting::Never) {
            Self::NotUnderstood { .. } if why == Fault::TooLarge => {
                Self::TooLarge { kibibytes: u32::try_from(Element::LARGEST >> 10).unwrap_or(u32::MAX) }
            }
            Self::NotUnderstood { status, .. } => Self::NotXml { status, why },
            better_known => better_known,
        }
    }

    /// For a reply whose body is neither data nor a list of problems. The body
    /// itself is quoted only when it cannot hold a secret.
    pub(super) fn from_stranger(reply: &Reply, quoting: Quoting) -> Self {
        if reply.status == 503 {
            return Self::Maintenance;
        }
        if reply.status == 401 {
            return Self::SignedOut;
        }
        if reply.is_html() {
            return Self::WebPage { status: reply.status };
        }
        let excerpt = match quoting {
            Quoting::Never => Excerpt::Unquoted(reply.body.chars().count() as u64),
            Quoting::Beginning => match shortened(&reply.body) {
                beginning if beginning.is_empty() => Excerpt::Empty,
                beginning => Excerpt::Beginning(beginning),
            },
        };
        Self::NotUnderstood { status: reply.status, excerpt }
    }
}

/// Salesforce has one code for an ended session and for one of the user
/// interface; this text is what tells the second (seen on Lightning hosts).
const UI_SESSION_TEXTS: [&str; 2] =
    ["This session is not valid for use with the REST API", "This session is not valid for use with the API"];

/// Whether an answer that was not understood may be quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoting {
    /// Its beginning.
    Beginning,
    /// Not at all: it may hold a secret.
    Never,
}

/// The beginning of a text that came from outside, on one line.
pub(super) fn shortened(body: &str) -> String {
    const LONGEST: usize = 160;
    let flat: Vec<_> = body.split_whitespace().collect();
    let flat = flat.join(" ");
    match flat.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}\u{2026}", flat.get(..end).unwrap_or_default()),
        None => flat,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: &str, message: &str) -> ApiError {
        ApiError::from_problems(401, vec![Problem { code: code.to_owned(), message: message.to_owned() }])
    }

    #[test]
    fn each_code_leads_to_what_helps() {
        let cases = [
            (refused("INVALID_SESSION_ID", "Session expired or invalid"), Recovery::SignIn),
            (
                refused("INVALID_SESSION_ID", "This session is not valid for use with the REST API"),
                Recovery::SignIn,
            ),
            (refused("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."), Recovery::Wait),
            (refused("SERVER_UNAVAILABLE", "Server Unavailable"), Recovery::Wait),
            (refused("INSUFFICIENT_ACCESS", "insufficient access rights"), Recovery::ChangeOrg),
            (refused("API_DISABLED_FOR_ORG", "The REST API is not enabled"), Recovery::ChangeOrg),
            (ApiError::NotSent { why: Obstacle::NoPermission }, Recovery::Allow),
            (ApiError::NotSent { why: Obstacle::OtherOrg }, Recovery::SignIn),
            (ApiError::NotSent { why: Obstacle::NotHere }, Recovery::SidePanel),
            (ApiError::NoAnswer, Recovery::Retry),
            (ApiError::from_problems(500, Vec::new()), Recovery::Retry),
        ];
        for (error, recovery) in cases {
            assert_eq!(error.recovery(), recovery, "{error:?}");
        }
        assert_eq!(
            refused("INVALID_SESSION_ID", "This session is not valid for use with the REST API"),
            ApiError::NotForApi
        );
    }

    #[test]
    fn it_survives_the_way_to_the_panel() {
        let errors = [
            ApiError::NotSent { why: Obstacle::NoSession },
            ApiError::NoAnswer,
            refused("INVALID_TYPE", "sObject type 'X' is not supported."),
            ApiError::TooOld { offered: Version::parse("59.0"), needed: Version::OLDEST },
            ApiError::NotUnderstood { status: 200, excerpt: Excerpt::Beginning("{".to_owned()) },
            ApiError::NotXml { status: 200, why: Fault::DocumentType },
        ];
        for error in errors {
            let text = serde_json::to_string(&error).unwrap_or_default();
            assert_eq!(serde_json::from_str(&text).ok(), Some(error), "{text}");
        }
    }

    #[test]
    fn a_long_answer_is_quoted_by_its_beginning() {
        let quoted = shortened(&"\u{e4}b ".repeat(500));
        assert_eq!(quoted.chars().count(), 161);
    }
}
