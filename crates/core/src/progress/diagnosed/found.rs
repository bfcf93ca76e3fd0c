//! What is told of a login: data that can be stored, as what the checks said can.

use crate::diagnose::Weight;
use serde::{Deserialize, Serialize};
use words::Text;

/// What a diagnosis says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnosed {
    /// Whether the other side gets in.
    pub answer: Answer,
    /// Why so: a sentence or two; nothing where what is to be mended says it.
    pub evidence: Text,
    /// What is to be mended first.
    pub first: Option<First>,
    /// Which objects of the org were looked at.
    pub about: Vec<AboutLine>,
    /// What was found beside that, what keeps the other side out first.
    pub lines: Vec<FoundLine>,
    /// The logins of the user.
    pub logins: LoginList,
}

/// Whether the other side gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It was let in since the last change.
    Yes,
    /// Something keeps it out.
    No,
    /// Neither can be told from the org alone.
    CannotTell,
}

/// The one thing to mend first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct First {
    /// What it is.
    pub line: FoundLine,
    /// What follows from it, until the other side is refused.
    pub chain: Text,
}

/// An object of the org that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutLine {
    /// Which role it plays.
    pub role: Text,
    /// What it is called, or that several could be meant, or none is there.
    pub name: Text,
    /// The id of the step in which another one is named.
    pub step: Option<String>,
    /// Those that could be meant, each to be taken.
    pub candidates: Vec<Candidate>,
}

/// One of several that could be meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// What it is called.
    pub name: String,
    /// The values of the guide that name it, and nothing else: its way to be taken.
    pub values: Vec<(String, String)>,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundWeight {
    /// It keeps the other side out.
    KeepsOut,
    /// It is a risk.
    Risk,
    /// It works, and is not as the guide has it.
    Differs,
    /// It could not be checked.
    CouldNotCheck,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLine {
    /// How much it matters.
    pub weight: FoundWeight,
    /// What it is.
    pub says: Text,
    /// What the org shows, where that says more.
    pub found: Text,
    /// What the guide has in its place.
    pub wanted: Text,
    /// What to do, where that is not said of all of its weight.
    pub remedy: Text,
    /// The id of the step in which that is done.
    pub step: Option<String>,
}

/// The logins of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginList {
    /// Whose, by Username; nothing where no user is known.
    pub user: Option<String>,
    /// How many were read.
    pub count: usize,
    /// Why there are none, or what is to be known of them.
    pub note: Text,
    /// The rows, by whose they are.
    pub groups: Vec<LoginGroup>,
}

/// Logins of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginGroup {
    /// Whose they are.
    pub title: Text,
    /// What is to be known where there is none, or how many are left out.
    pub note: Text,
    /// The newest of them, the newest first.
    pub rows: Vec<LoginRow>,
}

/// What became of a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoginEnding {
    /// It was granted.
    Granted,
    /// It was refused.
    Refused,
    /// Salesforce says something that nobody here knows.
    Unclear,
}

/// One login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginRow {
    /// Its id.
    pub id: String,
    /// When, to the second.
    pub when: Text,
    /// What became of it.
    pub ending: LoginEnding,
    /// Salesforce's words, where it was not granted.
    pub status: Text,
    /// What these mean, where that is known.
    pub means: Text,
    /// The app.
    pub app: Text,
    /// Type and subtype.
    pub kind: Text,
    /// Which host was asked.
    pub host: Text,
    /// From where.
    pub address: Text,
}

impl From<Weight> for FoundWeight {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::KeepsOut => Self::KeepsOut,
            Weight::Risk => Self::Risk,
            Weight::Differs => Self::Differs,
            Weight::CouldNotCheck => Self::CouldNotCheck,
        }
    }
}
