//! What workers were asked and have not answered.

use super::message::Place;
use super::name::{Asker, Number, WorkerId};

/// A search takes a second on most machines, and some minutes at worst. In milliseconds.
const SEARCH_MS: u32 = 600_000;
/// A question to a worker that holds a pair takes some milliseconds.
const QUESTION_MS: u32 = 60_000;
/// To load, files are read, which may lie far away.
const LOAD_MS: u32 = 60_000;
/// To overwrite a key takes no time.
const WIPE_MS: u32 = 10_000;

/// A question to a worker.
pub(super) struct Call {
    pub(super) number: Number,
    pub(super) worker: WorkerId,
    pub(super) place: Place,
    pub(super) purpose: Purpose,
}

/// What the answer is for.
pub(super) enum Purpose {
    /// There is a pair, or there is none.
    Make,
    /// The same; whoever asked waits for it.
    Load(Asker),
    /// It is passed on as it is.
    PassOn(Asker),
    /// The state is told then.
    Revoke(Asker),
    /// The worker can be ended; who waits for that, if anybody does.
    Wipe(Option<Asker>),
}

impl Purpose {
    /// After that nobody waits any more.
    pub(super) fn deadline_ms(&self) -> u32 {
        match self {
            Self::Make => SEARCH_MS,
            Self::Load(_) => LOAD_MS,
            Self::PassOn(_) | Self::Revoke(_) => QUESTION_MS,
            Self::Wipe(_) => WIPE_MS,
        }
    }
}

/// All of them.
#[derive(Default)]
pub(super) struct Calls(Vec<Call>);

impl Calls {
    pub(super) fn add(&mut self, call: Call) {
        self.0.push(call);
    }

    pub(super) fn take(&mut self, number: Number) -> Option<Call> {
        let place = self.0.iter().position(|call| call.number == number)?;
        Some(self.0.remove(place))
    }

    pub(super) fn take_of(&mut self, worker: WorkerId) -> Vec<Call> {
        let (taken, kept) = self.0.drain(..).partition(|call| call.worker == worker);
        self.0 = kept;
        taken
    }
}
