//! What the script of the document tells the machine, and what the machine has it do.

use super::name::{Asker, Number, WorkerId};
use crate::protocol::keystore::{Failure, KeyState, Refusal};
use serde::{Deserialize, Serialize};

/// Of a question, what is decided here; the worker reads the rest.
#[derive(Clone, Debug, Deserialize)]
pub struct Asked {
    /// What is asked.
    pub(super) kind: Kind,
    /// Of the pair that may be replaced.
    #[serde(default)]
    pub(super) replaces: Option<String>,
    /// Which pair is meant.
    #[serde(default)]
    pub(super) place: Place,
}

/// Which pair is meant: a rotation keeps the one that is in use and the one that follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The pair in use.
    #[default]
    Current,
    /// The one that follows it.
    Next,
}

/// The kinds of [`Request`](crate::protocol::keystore::Request).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Make,
    Load,
    Cancel,
    Status,
    Certificate,
    Sign,
    OfferPrivateKey,
    RevokeOffer,
    Forget,
}

/// Of a worker's answer, what is decided by; no assertion and no address comes here.
#[derive(Clone, Debug, Deserialize)]
pub struct Answered {
    pub(super) kind: AnswerKind,
    #[serde(default)]
    pub(super) state: Option<KeyState>,
    #[serde(default)]
    pub(super) why: Option<Why>,
}

/// The kinds of [`Reply`](crate::protocol::keystore::Reply).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum AnswerKind {
    State,
    Certificate,
    Assertion,
    Offer,
    Refused,
}

/// [`Refusal::Stopped`], as it is written.
const STOPPED: &str = "stopped";

/// Of a [`Refusal`], its kind.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Why {
    pub(super) kind: String,
}

impl Answered {
    /// What is said for a worker that says nothing that can be read.
    pub fn stopped() -> Self {
        Self { kind: AnswerKind::Refused, state: None, why: Some(Why { kind: STOPPED.to_owned() }) }
    }

    /// The state of a worker that has something to keep now.
    pub(super) fn held(&self) -> Option<KeyState> {
        let state = self.state.as_ref().filter(|_| self.kind == AnswerKind::State)?;
        state.certificate().is_some().then(|| state.clone())
    }

    /// Why there is no pair.
    pub(super) fn failure(self) -> Failure {
        match self.state {
            Some(KeyState::Failed { why, .. }) => why,
            _ => Failure::Stopped,
        }
    }

    /// Whether the worker can't go on.
    pub(super) fn has_stopped(&self) -> bool {
        self.kind == AnswerKind::Refused && self.why.as_ref().is_some_and(|why| why.kind == STOPPED)
    }
}

/// What the script does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Command {
    /// Starts a worker.
    Start {
        /// Its number.
        worker: WorkerId,
    },
    /// Passes the question at hand to a worker.
    Pass {
        /// To which.
        worker: WorkerId,
        /// Under which number.
        number: Number,
    },
    /// Tells a worker to forget what it holds.
    Wipe {
        /// Which one.
        worker: WorkerId,
        /// Under which number.
        number: Number,
    },
    /// Ends a worker.
    End {
        /// Which one.
        worker: WorkerId,
    },
    /// Answers.
    Answer {
        /// To whom.
        asker: Asker,
        /// What.
        reply: Said,
    },
    /// Answers with the worker's answer at hand.
    PassOn {
        /// To whom.
        asker: Asker,
    },
    /// Tells the panels.
    Tell {
        /// Of which pair.
        place: Place,
        /// Its state.
        key_state: KeyState,
    },
    /// Says so when the time has come; an alarm of the same number is put off.
    Alarm {
        /// Its number.
        alarm: Number,
        /// When, in milliseconds.
        after_ms: u32,
    },
    /// Takes an alarm back.
    Quiet {
        /// Which one.
        alarm: Number,
    },
    /// Sends a request that was left here.
    SendErrand {
        /// Which one.
        name: String,
    },
    /// Forgets one.
    ForgetErrand {
        /// Which one.
        name: String,
    },
    /// Closes the document.
    Close,
}

/// What the machine answers by itself, a part of [`Reply`](crate::protocol::keystore::Reply).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Said {
    /// The state.
    State {
        /// The state.
        state: KeyState,
    },
    /// A refusal.
    Refused {
        /// The reason.
        why: Refusal,
    },
}
