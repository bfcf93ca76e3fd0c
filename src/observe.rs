//! Which reads make up an observation of the org, and what their answers say.
//!
//! An observation asks in batches: what does not depend on another answer goes
//! together, so that it can be asked at the same time. It decides what to ask
//! next from the answers alone, so the same answers always give the same [`Org`].

mod app;
mod ask;
mod assemble;
mod assemble_profile;
mod certificate;
mod logins;
mod question;
mod user;
mod wanted;

#[cfg(test)]
mod tests;

pub use certificate::read_certificate;
pub use wanted::Wanted;

use crate::org::Org;
use crate::salesforce::{Answer, ApiError, Calls, Read};
use question::Question;
use std::collections::BTreeMap;

/// What came back for a question.
type Outcome = Result<Answer, ApiError>;

/// An observation under way.
///
/// Ask [`Observation::batch`], hand the outcomes in the same order to
/// [`Observation::answer`], and go on until it gives the org.
#[derive(Clone, Debug)]
pub struct Observation {
    wanted: Wanted,
    answers: Answers,
    open: Vec<Question>,
    calls: Calls,
}

/// What follows from a batch of answers.
#[derive(Clone, Debug)]
pub enum Progress {
    /// There is more to ask.
    More(Box<Observation>),
    /// All is asked; here is what was found.
    Done(Box<Org>),
}

impl Observation {
    /// Begins an observation of what is wanted.
    pub fn start(wanted: Wanted) -> Self {
        let answers = Answers::default();
        let open = question::open(&wanted, &answers);
        Self { wanted, answers, open, calls: Calls::default() }
    }

    /// The reads to make now; they do not depend on one another.
    pub fn batch(&self) -> Vec<Read> {
        self.open.iter().filter_map(|question| question.read(&self.wanted, &self.answers)).collect()
    }

    /// Takes note of what asking a batch cost.
    pub fn spend(&mut self, calls: Calls) {
        self.calls += calls;
    }

    /// What all asking has cost so far.
    pub fn calls(&self) -> Calls {
        self.calls
    }

    /// Takes the outcomes of [`Observation::batch`], in its order. A read without
    /// an outcome counts as unanswered.
    pub fn answer(mut self, outcomes: Vec<Outcome>) -> Progress {
        let mut outcomes = outcomes.into_iter();
        for question in std::mem::take(&mut self.open) {
            let outcome = outcomes.next().unwrap_or(Err(ApiError::NoAnswer));
            self.answers.0.insert(question, outcome);
        }
        self.open = question::open(&self.wanted, &self.answers);
        if self.open.is_empty() {
            Progress::Done(Box::new(assemble::org(&self.wanted, &self.answers)))
        } else {
            Progress::More(Box::new(self))
        }
    }
}

/// The outcomes so far.
#[derive(Clone, Debug, Default)]
struct Answers(BTreeMap<Question, Outcome>);

impl Answers {
    fn outcome(&self, question: &Question) -> Option<&Outcome> {
        self.0.get(question)
    }
}
