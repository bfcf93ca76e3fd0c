//! Who makes, loads and holds the pairs: what happens in, what shall be done out.
//!
//! A worker that searches for a pair hears nothing, and a worker's memory is given back only
//! when it ends. So whether there is a pair is known here, while all that concerns the pair
//! itself is decided in its worker. Here is no key, no assertion and no token: of what a worker
//! answers only its kind, its state and the reason of a refusal come here, and of what waits to
//! be sent only its name.

mod call;
mod errands;
mod message;
mod name;
mod seat;

pub use message::{Answered, Asked, Command, Place, Said};
pub use name::{Asker, Number, WorkerId};

use crate::protocol::keystore::{Failure, KeyState, Refusal};
use call::{Call, Calls, Purpose};
use errands::Errands;
use message::Kind;
use seat::{Held, Searching, Seat};

/// So long the document stays open with nothing to keep. While it is open the browser puts
/// off an update of the extension, which would take a private key along. In milliseconds.
const REST_AFTER: u32 = 300_000;

/// The alarm of the rest.
const REST: Number = 0;

/// The state of all pairs.
pub struct Machine {
    current: Seat,
    next: Seat,
    calls: Calls,
    errands: Errands,
    last: Number,
}

impl Machine {
    /// With nothing kept; and what shall be done first.
    pub fn start() -> (Self, Vec<Command>) {
        let machine = Self {
            current: Seat::default(),
            next: Seat::default(),
            calls: Calls::default(),
            errands: Errands::default(),
            last: REST,
        };
        (machine, vec![rest()])
    }

    /// Everything before was lost: the workers are ended, and their pairs with them.
    pub fn start_after_fault() -> (Self, Vec<Command>) {
        let (mut machine, mut commands) = Self::start();
        machine.current.failure = Some(Failure::Lost);
        machine.tell(Place::Current, &mut commands);
        (machine, commands)
    }

    /// Somebody asks.
    pub fn asked(&mut self, asker: Asker, question: &Asked, now_ms: u64) -> Vec<Command> {
        let mut commands = vec![rest()];
        let place = question.place;
        match question.kind {
            Kind::Make => self.make(asker, question, now_ms, &mut commands),
            Kind::Load => self.load(asker, place, &mut commands),
            Kind::Cancel => {
                self.end_search(place, &mut commands);
                self.seat(place).failure = None;
                self.say_changed(asker, place, &mut commands);
            }
            Kind::Status => commands.push(self.state_for(asker, place)),
            Kind::Forget => self.forget(asker, place, &mut commands),
            Kind::RevokeOffer if self.seat(place).held.is_none() => {
                commands.push(self.state_for(asker, place));
            }
            Kind::RevokeOffer => self.ask_holder(Purpose::Revoke(asker), place, &mut commands),
            Kind::Certificate | Kind::Sign | Kind::OfferPrivateKey => {
                if self.seat(place).held.is_some() {
                    self.ask_holder(Purpose::PassOn(asker), place, &mut commands);
                } else {
                    commands.push(refused(asker, Refusal::NoKey));
                }
            }
        }
        commands
    }

    /// A worker has answered.
    pub fn answered(&mut self, number: Number, answered: Answered) -> Vec<Command> {
        // Whoever asked that has been answered otherwise, or its worker was ended.
        let Some(call) = self.calls.take(number) else { return Vec::new() };
        let mut commands = vec![Command::Quiet { alarm: number }];
        let place = call.place;
        match call.purpose {
            Purpose::Make => {
                self.seat(place).searching = None;
                if let Some(state) = answered.held() {
                    let before = self.seat(place).held.replace(Held { worker: call.worker, state });
                    if let Some(before) = before {
                        self.wipe(before.worker, None, place, &mut commands);
                    }
                } else {
                    self.end(call.worker, &mut commands);
                    self.seat(place).failure = Some(answered.failure());
                }
                self.tell(place, &mut commands);
            }
            Purpose::Load(asker) => self.loaded(&call, asker, &answered, &mut commands),
            Purpose::PassOn(_) | Purpose::Revoke(_) if answered.has_stopped() => {
                self.lose(call.worker, &mut commands);
                self.give_up(&call, &mut commands);
            }
            Purpose::PassOn(asker) => commands.push(Command::PassOn { asker }),
            Purpose::Revoke(asker) => commands.push(self.state_for(asker, place)),
            Purpose::Wipe(_) => {
                self.end(call.worker, &mut commands);
                self.give_up(&call, &mut commands);
            }
        }
        commands
    }

    /// A worker has ended by itself, or the browser has ended it.
    pub fn lost(&mut self, worker: WorkerId) -> Vec<Command> {
        let mut commands = Vec::new();
        self.lose(worker, &mut commands);
        commands
    }

    /// The time of an alarm has come.
    pub fn rang(&mut self, alarm: Number) -> Vec<Command> {
        let mut commands = Vec::new();
        if alarm == REST {
            let keeps_nothing = self.current.is_empty() && self.next.is_empty() && self.errands.are_none();
            commands.push(if keeps_nothing { Command::Close } else { rest() });
        } else if let Some(call) = self.calls.take(alarm) {
            match call.purpose {
                // It may be late and still hold the pair, so it is not ended.
                Purpose::PassOn(asker) | Purpose::Revoke(asker) => {
                    commands.push(refused(asker, Refusal::Unanswered));
                }
                Purpose::Make | Purpose::Load(_) | Purpose::Wipe(_) => {
                    self.end(call.worker, &mut commands);
                    self.give_up(&call, &mut commands);
                }
            }
        } else {
            self.errands.rang(alarm, &mut commands);
        }
        commands
    }

    /// A request is left here, to be sent unless it is taken back.
    pub fn errand_left(&mut self, name: &str) -> Vec<Command> {
        let number = self.number();
        self.errands.left(number, name)
    }

    /// It is taken back.
    pub fn errand_withdrawn(&mut self, name: &str) -> Vec<Command> {
        self.errands.withdrawn(name)
    }

    /// All that are left here shall be sent.
    pub fn errands_due(&mut self) -> Vec<Command> {
        self.errands.due()
    }

    /// One was sent, and answered with this status of HTTP; none where no answer came.
    pub fn errand_sent(&mut self, name: &str, status: Option<u16>) -> Vec<Command> {
        self.errands.sent(name, status)
    }

    /// Whoever asks has seen what is held; what has come meanwhile is not replaced.
    fn make(&mut self, asker: Asker, question: &Asked, now_ms: u64, commands: &mut Vec<Command>) {
        let place = question.place;
        let seat = self.seat(place);
        if seat.loading.is_some() || seat.fingerprint() != question.replaces.as_deref() {
            commands.push(refused(asker, Refusal::OtherKey));
            return;
        }
        self.end_search(place, commands);
        let worker = self.start_worker(Purpose::Make, place, commands);
        let seat = self.seat(place);
        seat.failure = None;
        seat.searching = Some(Searching { worker, since_ms: now_ms });
        self.say_changed(asker, place, commands);
    }

    /// Unlike a search, this is over at once, and a refusal leaves all as it was; so it is no
    /// state that is told, and the answer is the outcome.
    fn load(&mut self, asker: Asker, place: Place, commands: &mut Vec<Command>) {
        if self.seat(place).held.is_some() {
            commands.push(refused(asker, Refusal::OtherKey));
            return;
        }
        self.end_loading(place, commands);
        let worker = self.start_worker(Purpose::Load(asker), place, commands);
        self.seat(place).loading = Some(worker);
    }

    fn loaded(&mut self, call: &Call, asker: Asker, answered: &Answered, commands: &mut Vec<Command>) {
        let place = call.place;
        self.seat(place).loading = None;
        match answered.held() {
            // A search was faster; nobody has seen its pair yet.
            Some(_) if self.seat(place).held.is_some() => {
                self.wipe(call.worker, None, place, commands);
                commands.push(refused(asker, Refusal::OtherKey));
            }
            Some(state) => {
                self.end_search(place, commands);
                let seat = self.seat(place);
                seat.failure = None;
                seat.held = Some(Held { worker: call.worker, state });
                self.say_changed(asker, place, commands);
            }
            None => {
                self.end(call.worker, commands);
                commands.push(Command::PassOn { asker });
            }
        }
    }

    fn forget(&mut self, asker: Asker, place: Place, commands: &mut Vec<Command>) {
        self.end_search(place, commands);
        self.end_loading(place, commands);
        let seat = self.seat(place);
        seat.failure = None;
        match seat.held.take() {
            Some(held) => self.wipe(held.worker, Some(asker), place, commands),
            None => self.say_changed(asker, place, commands),
        }
    }

    /// Lets the worker overwrite the key before its memory is given back.
    fn wipe(&mut self, worker: WorkerId, then: Option<Asker>, place: Place, commands: &mut Vec<Command>) {
        // What else it was asked it answers before, as it hears one question after another.
        let number = self.number();
        commands.push(Command::Wipe { worker, number });
        self.await_answer(Call { number, worker, place, purpose: Purpose::Wipe(then) }, commands);
    }

    fn ask_holder(&mut self, purpose: Purpose, place: Place, commands: &mut Vec<Command>) {
        if let Some(Held { worker, .. }) = self.seat(place).held {
            self.pass(worker, purpose, place, commands);
        }
    }

    fn start_worker(&mut self, purpose: Purpose, place: Place, commands: &mut Vec<Command>) -> WorkerId {
        let worker = self.number();
        commands.push(Command::Start { worker });
        self.pass(worker, purpose, place, commands);
        worker
    }

    /// Passes the question at hand to a worker.
    fn pass(&mut self, worker: WorkerId, purpose: Purpose, place: Place, commands: &mut Vec<Command>) {
        let number = self.number();
        commands.push(Command::Pass { worker, number });
        self.await_answer(Call { number, worker, place, purpose }, commands);
    }

    fn await_answer(&mut self, call: Call, commands: &mut Vec<Command>) {
        commands.push(Command::Alarm { alarm: call.number, after_ms: call.purpose.deadline_ms() });
        self.calls.add(call);
    }

    fn end_search(&mut self, place: Place, commands: &mut Vec<Command>) {
        if let Some(searching) = self.seat(place).searching.take() {
            self.end(searching.worker, commands);
        }
    }

    fn end_loading(&mut self, place: Place, commands: &mut Vec<Command>) {
        if let Some(worker) = self.seat(place).loading.take() {
            self.end(worker, commands);
        }
    }

    /// The pair of a worker that is no more is lost, and that is said at once.
    fn lose(&mut self, worker: WorkerId, commands: &mut Vec<Command>) {
        for place in [Place::Current, Place::Next] {
            if self.seat(place).held.as_ref().is_some_and(|held| held.worker == worker) {
                let seat = self.seat(place);
                seat.held = None;
                seat.failure = Some(Failure::Lost);
                self.tell(place, commands);
            }
        }
        self.end(worker, commands);
    }

    /// Ends a worker. Whoever waits for it is told so.
    fn end(&mut self, worker: WorkerId, commands: &mut Vec<Command>) {
        commands.push(Command::End { worker });
        for call in self.calls.take_of(worker) {
            commands.push(Command::Quiet { alarm: call.number });
            self.give_up(&call, commands);
        }
    }

    /// Answers for a worker that has ended.
    fn give_up(&mut self, call: &Call, commands: &mut Vec<Command>) {
        match call.purpose {
            Purpose::Make => {
                // Else it was cancelled, or a newer search has taken its place.
                if self.seat(call.place).is_searching(call.worker) {
                    let seat = self.seat(call.place);
                    seat.searching = None;
                    seat.failure = Some(Failure::Stopped);
                    self.tell(call.place, commands);
                }
            }
            Purpose::Load(asker) => {
                let seat = self.seat(call.place);
                seat.loading = seat.loading.filter(|worker| *worker != call.worker);
                commands.push(refused(asker, Refusal::Unanswered));
            }
            Purpose::PassOn(asker) => commands.push(refused(asker, Refusal::Stopped)),
            Purpose::Revoke(asker) => commands.push(self.state_for(asker, call.place)),
            Purpose::Wipe(None) => {}
            Purpose::Wipe(Some(asker)) => self.say_changed(asker, call.place, commands),
        }
    }

    fn seat(&mut self, place: Place) -> &mut Seat {
        match place {
            Place::Current => &mut self.current,
            Place::Next => &mut self.next,
        }
    }

    fn state(&self, place: Place) -> KeyState {
        match place {
            Place::Current => self.current.state(),
            Place::Next => self.next.state(),
        }
    }

    fn state_for(&self, asker: Asker, place: Place) -> Command {
        Command::Answer { asker, reply: Said::State { state: self.state(place) } }
    }

    fn tell(&self, place: Place, commands: &mut Vec<Command>) {
        commands.push(Command::Tell { place, key_state: self.state(place) });
    }

    fn say_changed(&self, asker: Asker, place: Place, commands: &mut Vec<Command>) {
        self.tell(place, commands);
        commands.push(self.state_for(asker, place));
    }

    fn number(&mut self) -> Number {
        self.last += 1;
        self.last
    }
}

fn rest() -> Command {
    Command::Alarm { alarm: REST, after_ms: REST_AFTER }
}

fn refused(asker: Asker, why: Refusal) -> Command {
    Command::Answer { asker, reply: Said::Refused { why } }
}

#[cfg(test)]
mod tests;
