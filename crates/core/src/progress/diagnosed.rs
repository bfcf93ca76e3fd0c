//! What a diagnosis says to whoever reads it: the answer with its evidence, the one thing to
//! mend first with what follows from it, and the rest by its weight; where each is mended.

mod about;
mod cause;
mod evidence;
mod found;
mod hours;
mod lines;
mod logins;
mod read;
mod told;

pub use found::{
    AboutLine, Answer, Candidate, Diagnosed, First, FoundLine, FoundWeight, LoginEnding, LoginGroup,
    LoginList, LoginRow,
};
pub use read::Read;

use crate::diagnose::{Diagnosis, GetsIn, Heard};

impl Read<'_> {
    /// What is said of all of it; nothing where the guide sets up no login.
    pub fn diagnosed(&self) -> Option<Diagnosed> {
        let (diagnosis, answer) = self.answered()?;
        let (first, lines) = lines::lines(self, &diagnosis);
        Some(Diagnosed {
            answer,
            evidence: evidence::evidence(self, answer, &diagnosis),
            first,
            about: about::about(self),
            lines,
            logins: logins::list(self),
        })
    }

    /// A test that was refused here says nothing against the other side while that was let in
    /// with nothing against it: then the two contradict one another, and nothing is blamed.
    fn answered(&self) -> Option<(Diagnosis, Answer)> {
        let diagnose = |heard: &Heard| {
            crate::diagnose::diagnose(self.guide, self.values, self.org, self.verdicts, self.local, heard)
        };
        if self.heard.test.as_ref().is_some_and(|test| !test.is_granted) {
            let untested = diagnose(&Heard { test: None, ..self.heard.clone() })?;
            if untested.gets_in == GetsIn::Yes {
                return Some((untested, Answer::CannotTell));
            }
        }
        let diagnosis = diagnose(self.heard)?;
        let answer = match diagnosis.gets_in {
            GetsIn::Yes => Answer::Yes,
            GetsIn::No => Answer::No,
            GetsIn::CannotTell => Answer::CannotTell,
        };
        Some((diagnosis, answer))
    }
}
