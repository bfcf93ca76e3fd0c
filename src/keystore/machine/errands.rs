//! What the background leaves here for the case that it ends before it is done: requests, each
//! to be sent unless it is taken back. Only their names are known here.

use super::message::Command;
use super::name::Number;

/// Nothing that the background does takes so long: it will not come back. In milliseconds.
const LONGEST_MS: u32 = 150_000;

/// How often a request is sent that nobody takes.
const TRIES: u8 = 3;

/// All of them.
#[derive(Default)]
pub(super) struct Errands(Vec<Errand>);

struct Errand {
    name: String,
    alarm: Number,
    /// How often it may still be sent, once it is due.
    tries: Option<u8>,
}

impl Errands {
    pub(super) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn left(&mut self, alarm: Number, name: &str) -> Vec<Command> {
        self.0.push(Errand { name: name.to_owned(), alarm, tries: None });
        vec![Command::Alarm { alarm, after_ms: LONGEST_MS }]
    }

    /// One that is on its way is not called back, and not sent again.
    pub(super) fn withdrawn(&mut self, name: &str) -> Vec<Command> {
        let Some(place) = self.0.iter().position(|errand| errand.name == name) else { return Vec::new() };
        let errand = self.0.remove(place);
        vec![Command::Quiet { alarm: errand.alarm }, Command::ForgetErrand { name: errand.name }]
    }

    pub(super) fn due(&mut self) -> Vec<Command> {
        self.0.iter_mut().flat_map(Errand::send).collect()
    }

    pub(super) fn rang(&mut self, alarm: Number, commands: &mut Vec<Command>) {
        commands.extend(self.0.iter_mut().filter(|errand| errand.alarm == alarm).flat_map(Errand::send));
    }

    /// Nobody waits for what comes of it: the panel has said that it is not known.
    pub(super) fn sent(&mut self, name: &str, status: Option<u16>) -> Vec<Command> {
        // Who understood it has done it, or says that there is nothing to do.
        let is_done = status.is_some_and(|status| status < 500 && status != 429);
        let Some(errand) = self.0.iter_mut().find(|errand| errand.name == name) else { return Vec::new() };
        let tries = errand.tries.unwrap_or_default();
        if is_done || tries == 0 {
            return self.withdrawn(name);
        }
        errand.tries = Some(tries - 1);
        vec![Command::SendErrand { name: name.to_owned() }]
    }
}

impl Errand {
    /// Sends it, unless it is on its way.
    fn send(&mut self) -> Vec<Command> {
        if self.tries.is_some() {
            return Vec::new();
        }
        self.tries = Some(TRIES - 1);
        vec![Command::Quiet { alarm: self.alarm }, Command::SendErrand { name: self.name.clone() }]
    }
}
