//! What came back so far, and how rows become facts.

use super::question::Question;
use crate::org::{Moment, Picks, Reason};
use gather::Gather as _;
use salesforce::answer::{Extent, MissingField, Record, Records};
use salesforce::error::Excerpt;
use salesforce::{Answer, ApiError, Identity, Read, Recovery};
use std::collections::BTreeMap;
use std::rc::Rc;
use words::{Text, read};

/// What came back for a question.
pub(super) type Outcome = Result<Answer, ApiError>;

/// The outcomes so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    /// Each with the read that was made for it.
    pub(super) outcomes: BTreeMap<Question, (Read, Rc<Outcome>)>,
    /// Who plays the roles, as far as they tell.
    pub(super) picks: Picks,
}

impl Answers {
    /// Whether the first round is over.
    pub(super) fn has_any(&self) -> bool {
        !self.outcomes.is_empty()
    }

    pub(super) fn outcome(&self, question: &Question) -> Option<&Outcome> {
        self.outcomes.get(question).map(|(_, outcome)| outcome.as_ref())
    }

    pub(super) fn take(&mut self, question: Question, read: &Read, outcome: &Rc<Outcome>) {
        self.outcomes.insert(question, (read.clone(), outcome.clone()));
    }

    /// Without a session every further question would fail alike.
    pub(super) fn session_is_lost(&self) -> bool {
        use Recovery::{Allow, SidePanel, SignIn};
        let outcome = self.outcome(&Question::Identity);
        matches!(outcome, Some(Err(error)) if matches!(error.recovery(), Allow | SidePanel | SignIn))
    }

    pub(super) fn failed(&self, question: &Question) -> bool {
        matches!(self.outcome(question), Some(Err(_)))
    }

    pub(super) fn identity(&self) -> Option<&Identity> {
        match self.outcome(&Question::Identity) {
            Some(Ok(Answer::Identity(identity))) => Some(identity),
            _ => None,
        }
    }

    pub(super) fn found(&self, question: &Question) -> Option<&Records> {
        match self.outcome(question) {
            Some(Ok(Answer::Records(records))) => Some(records),
            _ => None,
        }
    }

    pub(super) fn first(&self, question: &Question) -> Option<&Record> {
        self.found(question)?.rows.first()
    }

    /// The rows of all apps, from whichever API knows the object.
    pub(super) fn app_rows(&self) -> Option<&[Record]> {
        let found = self.found(&Question::App).or_else(|| self.found(&Question::AppByTooling));
        found.map(|found| found.rows.as_slice())
    }
}

/// The question failed.
pub(super) fn failed(question: Question, error: &ApiError) -> Reason {
    Reason::Failed { what: question.what(), why: error.into(), advice: error.recovery().into() }
}

/// The question was not asked, which only happens when the session was lost before.
fn not_asked(question: Question, answers: &Answers) -> Reason {
    match answers.outcome(&Question::Identity) {
        Some(Err(error)) => failed(question, error),
        _ => Reason::NotAsked,
    }
}

/// The question was answered by something else.
pub(super) fn unexpected(question: Question) -> Reason {
    failed(question, &ApiError::NotUnderstood { status: 200, excerpt: Excerpt::OtherKind })
}

/// The answer lacks a field.
pub(super) fn missing_field(question: Question) -> impl Fn(MissingField) -> Reason {
    move |missing| Reason::Lacking { what: question.what(), field: Text::quoted(missing.field) }
}

/// All rows of an answer.
pub(super) fn rows(question: Question, answers: &Answers) -> Result<&[Record], Reason> {
    match answers.outcome(&question) {
        None => Err(not_asked(question, answers)),
        Some(Err(error)) => Err(failed(question, error)),
        Some(Ok(Answer::Records(Records { rows, extent: Extent::Complete }))) => Ok(rows),
        Some(Ok(Answer::Records(_))) => Err(Reason::TooMany { what: question.what() }),
        Some(Ok(_)) => Err(unexpected(question)),
    }
}

/// Every row as a fact.
pub(super) fn all<T>(
    question: Question,
    answers: &Answers,
    read: impl Fn(&Record) -> Result<T, MissingField>,
) -> Result<Vec<T>, Reason> {
    rows(question, answers)?.iter().map(read).collect::<Result<_, _>>().map_err(missing_field(question))
}

/// The only row as a fact; an answer without one lacks it.
pub(super) fn single_row<T>(
    question: Question,
    answers: &Answers,
    read: impl Fn(&Record) -> Result<T, MissingField>,
) -> Result<T, Reason> {
    let none = || Reason::Lacking { what: question.what(), field: read::AnyRow.into() };
    let row = rows(question, answers)?.first().ok_or_else(none)?;
    read(row).map_err(missing_field(question))
}

/// The first row as a fact, or that there is none.
pub(super) fn optional_row<T>(
    question: Question,
    has_name: bool,
    answers: &Answers,
    read: impl Fn(&Record) -> Result<T, MissingField>,
) -> Result<Option<T>, Reason> {
    if !has_name {
        return Err(Reason::ValueMissing { what: question.what() });
    }
    rows(question, answers)?.first().map(read).transpose().map_err(missing_field(question))
}

/// A time that may be empty. One that is not understood is a missing one, not an empty one.
pub(super) fn moment(row: &Record, field: &str) -> Result<Option<Moment>, MissingField> {
    let missing = || MissingField { field: field.to_owned() };
    row.text(field)?.map(|text| Moment::parse(text).ok_or_else(missing)).transpose()
}

pub(super) fn flags(row: &Record) -> BTreeMap<String, bool> {
    row.flags("Permissions").map(|(name, granted)| (name.to_owned(), granted)).gather()
}
