//! The pairs of host and audience of a login.

use super::Button;
use words::Text;

/// The pairs, and which of their hosts the other side asks.
#[derive(Clone, Debug, PartialEq)]
pub struct RoutesScreen {
    /// Whether something is known of them, but for what the test of the login shows.
    pub is_known: bool,
    /// What they are.
    pub intro: Text,
    /// The pairs.
    pub lines: Vec<RouteLine>,
    /// At which host the other side was seen, and what follows from it.
    pub other_side: Text,
}

/// One pair.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteLine {
    /// Its stable name.
    pub id: &'static str,
    /// What it is called.
    pub title: Text,
    /// What came of it.
    pub result: RouteResult,
    /// What is known of it: a name and what it is.
    pub rows: Vec<(Text, Text)>,
    /// "Try", where it is not the pair of the first proof.
    pub button: Option<Button>,
}

/// What came of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteResult {
    /// The login was granted, to the user and in the org that were meant.
    Granted,
    /// Salesforce refused it.
    Refused,
    /// Nobody has tried it.
    NotTried,
    /// It could not be tried: nothing was sent.
    NotPossible,
    /// It was tried, and what came of it does not tell.
    Unclear,
}
