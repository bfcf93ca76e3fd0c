//! What Check found of the login: the answer, what to mend first, and the rest.

use super::Button;
use guidepost_core::progress::{FoundWeight, LoginList};
use words::Text;

/// What Check found of the login.
#[derive(Clone, Debug, PartialEq)]
pub struct DiagnosisScreen {
    /// Whether all of it is shown at once, or only the answer until it is opened.
    pub is_open: bool,
    /// The question that is answered.
    pub question: Text,
    /// The answer.
    pub answer: AnswerMark,
    /// Why so.
    pub evidence: Text,
    /// What to mend first.
    pub first: Option<FirstLine>,
    /// What else was found, by its weight.
    pub groups: Vec<FindingGroup>,
    /// That nothing was found, where that is so.
    pub nothing: Text,
    /// Which objects of the org were looked at.
    pub about: Vec<AboutRow>,
    /// Whether it is asked there who is meant, before anything else can be told.
    pub asks: bool,
    /// The logins of the user, where there is one.
    pub logins: Option<LoginsScreen>,
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerMark {
    /// Yes.
    Yes,
    /// No: something is wrong.
    No,
    /// No: what it needs has not been made so far.
    NotYet,
    /// It can't be told.
    CannotTell,
}

/// What to mend first.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstLine {
    /// What it is, what the org shows, and what to do.
    pub line: FindingLine,
    /// What follows from it.
    pub chain: Text,
}

/// Findings of one weight.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingGroup {
    /// How much they matter.
    pub weight: FoundWeight,
    /// Their heading, with how many they are.
    pub title: Text,
    /// What is to be known of all of them.
    pub note: Text,
    /// They.
    pub lines: Vec<FindingLine>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingLine {
    /// What it is.
    pub says: Text,
    /// The names of its rows, and what stands in them.
    pub rows: Vec<(Text, Text)>,
    /// To the step in which it is mended.
    pub way: Option<Button>,
}

/// An object of the org that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct AboutRow {
    /// Its role.
    pub role: Text,
    /// What it is called.
    pub name: Text,
    /// To the step in which another one is named.
    pub way: Option<Button>,
    /// Each of those that could be meant, to be taken.
    pub candidates: Vec<Button>,
}

/// The logins of the user.
#[derive(Clone, Debug, PartialEq)]
pub struct LoginsScreen {
    /// The heading.
    pub title: Text,
    /// They.
    pub list: LoginList,
}
