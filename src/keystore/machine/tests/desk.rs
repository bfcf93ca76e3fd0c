//! A document without a browser: it does what the machine says, and keeps what came of it.

use super::super::message::{AnswerKind, Kind, Why};
use super::super::*;
use crate::protocol::keystore::{CertificateFacts, Weaknesses};
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Desk {
    pub(super) machine: Machine,
    /// The workers that live, with the questions that they have not answered, oldest first.
    pub(super) workers: BTreeMap<WorkerId, Vec<Number>>,
    /// The workers that were told to forget what they hold.
    pub(super) wiped: BTreeSet<WorkerId>,
    pub(super) answers: BTreeMap<Asker, Got>,
    pub(super) told: Vec<(Place, KeyState)>,
    pub(super) alarms: BTreeMap<Number, u32>,
    pub(super) sent: Vec<String>,
    pub(super) is_closed: bool,
    pub(super) askers: Asker,
}

/// What somebody was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Got {
    Said(Said),
    /// What a worker said.
    PassedOn,
}

impl Desk {
    pub(super) fn open() -> Self {
        Self::with(Machine::start())
    }

    pub(super) fn with((machine, first): (Machine, Vec<Command>)) -> Self {
        let mut desk = Self {
            machine,
            workers: BTreeMap::new(),
            wiped: BTreeSet::new(),
            answers: BTreeMap::new(),
            told: Vec::new(),
            alarms: BTreeMap::new(),
            sent: Vec::new(),
            is_closed: false,
            askers: 0,
        };
        desk.perform(first);
        desk
    }

    fn perform(&mut self, commands: Vec<Command>) {
        for command in commands {
            match command {
                Command::Start { worker } => assert!(self.workers.insert(worker, Vec::new()).is_none()),
                Command::Pass { worker, number } => self.workers.get_mut(&worker).unwrap().push(number),
                Command::Wipe { worker, number } => {
                    self.workers.get_mut(&worker).unwrap().push(number);
                    self.wiped.insert(worker);
                }
                Command::End { worker } => {
                    self.workers.remove(&worker);
                }
                Command::Answer { asker, reply } => self.answer(asker, Got::Said(reply)),
                Command::PassOn { asker } => self.answer(asker, Got::PassedOn),
                Command::Tell { place, key_state } => self.told.push((place, key_state)),
                Command::Alarm { alarm, after_ms } => {
                    self.alarms.insert(alarm, after_ms);
                }
                Command::Quiet { alarm } => {
                    self.alarms.remove(&alarm);
                }
                Command::SendErrand { name } => self.sent.push(name),
                Command::ForgetErrand { .. } => {}
                Command::Close => self.is_closed = true,
            }
        }
    }

    fn answer(&mut self, asker: Asker, got: Got) {
        assert!(self.answers.insert(asker, got).is_none(), "{asker} was answered twice");
    }

    pub(super) fn ask_at(&mut self, place: Place, kind: Kind, replaces: Option<&str>) -> Asker {
        self.askers += 1;
        let asked = Asked { kind, replaces: replaces.map(str::to_owned), place };
        let commands = self.machine.asked(self.askers, &asked, 5);
        self.perform(commands);
        self.askers
    }

    pub(super) fn ask(&mut self, kind: Kind) -> Asker {
        self.ask_at(Place::Current, kind, None)
    }

    /// The worker answers the oldest question.
    pub(super) fn worker_says(&mut self, worker: WorkerId, answered: Answered) {
        let number = self.workers.get_mut(&worker).unwrap().remove(0);
        let commands = self.machine.answered(number, answered);
        self.perform(commands);
    }

    pub(super) fn late(&mut self, number: Number, answered: Answered) {
        let commands = self.machine.answered(number, answered);
        self.perform(commands);
    }

    /// The browser ends a worker.
    pub(super) fn kill(&mut self, worker: WorkerId) {
        self.workers.remove(&worker).unwrap();
        let commands = self.machine.lost(worker);
        self.perform(commands);
    }

    pub(super) fn ring(&mut self, alarm: Number) {
        self.alarms.remove(&alarm).unwrap();
        let commands = self.machine.rang(alarm);
        self.perform(commands);
    }

    /// The alarm of the youngest question.
    pub(super) fn ring_last(&mut self) {
        let last = *self.alarms.keys().last().unwrap();
        self.ring(last);
    }

    pub(super) fn errand(&mut self, event: impl FnOnce(&mut Machine) -> Vec<Command>) {
        let commands = event(&mut self.machine);
        self.perform(commands);
    }

    /// The worker that was started last.
    pub(super) fn newest(&self) -> WorkerId {
        *self.workers.keys().last().unwrap()
    }

    pub(super) fn state(&self) -> KeyState {
        self.machine.state(Place::Current)
    }

    /// A pair is made at this place; its worker.
    pub(super) fn make_at(&mut self, place: Place, name: &str, replaces: Option<&str>) -> WorkerId {
        self.ask_at(place, Kind::Make, replaces);
        let worker = self.newest();
        self.worker_says(worker, holds(name));
        worker
    }

    /// A pair is made; its worker.
    pub(super) fn make(&mut self, name: &str) -> WorkerId {
        self.make_at(Place::Current, name, None)
    }
}

pub(super) fn ready(name: &str) -> KeyState {
    KeyState::Ready(CertificateFacts {
        fingerprint: name.to_owned(),
        certificate_pem: String::new(),
        subject: String::new(),
        not_after_ms: 0,
        bits: 2048,
        created_ms: 0,
        weaknesses: Weaknesses::default(),
    })
}

/// What a worker says that holds a pair of this fingerprint.
pub(super) fn holds(name: &str) -> Answered {
    Answered { kind: AnswerKind::State, state: Some(ready(name)), why: None }
}

pub(super) fn has_failed(why: Failure) -> Answered {
    let state = Some(KeyState::Failed { why, replaces_existing: false });
    Answered { kind: AnswerKind::State, state, why: None }
}

pub(super) fn says(kind: AnswerKind) -> Answered {
    Answered { kind, state: None, why: None }
}

pub(super) fn refuses(kind: &str) -> Answered {
    let why = Some(Why { kind: kind.to_owned() });
    Answered { kind: AnswerKind::Refused, state: None, why }
}

pub(super) fn state(state: KeyState) -> Got {
    Got::Said(Said::State { state })
}

pub(super) fn refused(why: Refusal) -> Got {
    Got::Said(Said::Refused { why })
}
