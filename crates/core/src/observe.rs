//! Which reads make up an observation of the org, and what their answers say.
//!
//! An observation asks in batches: what does not depend on another answer goes
//! together, so that it can be asked at the same time. It decides what to ask
//! next from the answers alone, so the same answers always give the same [`Org`].

mod aim;
mod answers;
mod app;
mod ask;
mod assemble;
mod certificate;
mod class_names;
mod logins;
mod merge;
mod older;
mod open;
mod outsider;
mod permission_set;
mod prerequisites;
mod profile;
mod question;
mod sessions;
mod survey;
mod unlinked;
mod user;
mod wanted;

#[cfg(test)]
mod tests;

pub use certificate::read_certificate;
pub use wanted::Wanted;

use crate::org::{ApiUsage, Org};
use aim::Aim;
use answers::{Answers, Outcome};
use question::Question;
use salesforce::answer::Usage;
use salesforce::{ApiError, Calls, Read};
use std::rc::Rc;

/// An observation under way.
///
/// Ask [`Observation::batch`], hand the outcomes in the same order to
/// [`Observation::answer`], and go on until it gives the org.
#[derive(Clone, Debug)]
pub struct Observation {
    aims: Vec<(Aim, Answers)>,
    /// The reads that are made now, and for whose questions.
    open: Vec<(Read, Vec<(usize, Question)>)>,
    /// Reads that were answered, with their outcomes: another aim may ask the same later.
    asked: Vec<(Read, Rc<Outcome>)>,
    /// What the batches cost; none once the cost of one is not known.
    calls: Option<Calls>,
    usage: Option<Usage>,
    rounds: usize,
}

/// An observation that has asked so often in a row asks no more: what is missing then is not known.
const MOST_ROUNDS: usize = 12;

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
        let aims = wanted.aims.into_iter().map(|aim| (aim, Answers::default())).collect();
        let mut observation = Self {
            aims,
            open: Vec::new(),
            asked: Vec::new(),
            calls: Some(Calls::default()),
            usage: None,
            rounds: 0,
        };
        observation.open();
        observation
    }

    /// The reads to make now; they do not depend on one another.
    pub fn batch(&self) -> Vec<Read> {
        self.open.iter().map(|(read, _)| read.clone()).collect()
    }

    /// Works out what is to be asked next; what another aim has asked already is known at once.
    fn open(&mut self) {
        if self.rounds >= MOST_ROUNDS {
            return;
        }
        self.rounds += 1;
        loop {
            let mut is_answered = false;
            for place in 0..self.aims.len() {
                let Some((aim, answers)) = self.aims.get_mut(place) else { continue };
                review(answers, aim);
                for question in open::open(aim, answers) {
                    let Some(read) = question.read(aim, answers) else { continue };
                    let waits = self.open.iter_mut().find(|(open, _)| *open == read);
                    if let Some((_, outcome)) = self.asked.iter().find(|(asked, _)| *asked == read) {
                        answers.take(question, &read, outcome);
                        is_answered = true;
                    } else if let Some((_, whose)) = waits {
                        whose.push((place, question));
                    } else {
                        self.open.push((read, vec![(place, question)]));
                    }
                }
            }
            if !is_answered {
                return;
            }
            self.open.clear();
        }
    }

    /// Takes note of what asking a batch cost.
    pub fn spend(&mut self, calls: Calls) {
        if let Some(sum) = &mut self.calls {
            *sum += calls;
        }
    }

    /// Takes note of how many of the day's API calls the org says are used.
    pub fn note_usage(&mut self, usage: Option<Usage>) {
        self.usage = usage.or(self.usage);
    }

    /// Takes note that a batch was asked and that nobody told what it cost.
    pub fn lose_count(&mut self) {
        self.calls = None;
    }

    /// What all asking has cost so far; none when part of it is not known.
    pub fn calls(&self) -> Option<Calls> {
        self.calls
    }

    /// Takes the outcomes of [`Observation::batch`], in its order. A read without
    /// an outcome counts as unanswered.
    pub fn answer(mut self, outcomes: Vec<Outcome>) -> Progress {
        self.take(outcomes);
        if self.open.is_empty() {
            let found = self.aims.iter().map(|(aim, answers)| (aim, assemble::part(aim, answers)));
            let mut org = merge::org(found.collect());
            let usage = self.usage.map(|usage| ApiUsage::Of { used: usage.used, allowed: usage.allowed });
            org.api_usage = if self.is_used_up() { Some(ApiUsage::UsedUp) } else { usage };
            Progress::Done(Box::new(org))
        } else {
            Progress::More(Box::new(self))
        }
    }

    /// Whether a read was refused because the day's API calls are used up.
    fn is_used_up(&self) -> bool {
        let is_it = |error: &ApiError| matches!(error, ApiError::Limit { .. });
        self.asked.iter().any(|(_, outcome)| outcome.as_ref().as_ref().is_err_and(is_it))
    }

    fn take(&mut self, outcomes: Vec<Outcome>) {
        let mut outcomes = outcomes.into_iter();
        for (read, whose) in std::mem::take(&mut self.open) {
            let outcome = Rc::new(outcomes.next().unwrap_or(Err(ApiError::NoAnswer)));
            for (place, question) in whose {
                if let Some((_, answers)) = self.aims.get_mut(place) {
                    answers.take(question, &read, &outcome);
                }
            }
            self.asked.push((read, outcome));
        }
        self.open();
    }
}

/// Looks again who plays the roles, and drops what was read of somebody else.
fn review(answers: &mut Answers, aim: &Aim) {
    loop {
        answers.picks = survey::picks(aim, answers);
        let is_stale = |(question, (read, _)): &(&Question, &(Read, Rc<Outcome>))| {
            question.read(aim, answers).as_ref() != Some(read)
        };
        let stale: Vec<Question> =
            answers.outcomes.iter().filter(is_stale).map(|(question, _)| *question).collect();
        if stale.is_empty() {
            return;
        }
        answers.outcomes.retain(|question, _| !stale.contains(question));
    }
}
