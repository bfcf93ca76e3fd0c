//! The document's side of the browser: what happens in, what its script shall do out.

use super::machine::{Answered, Asked, Asker, Command, Machine, Number, Said, WorkerId};
use crate::protocol::keystore::Refusal;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    // A document has one thread, and each event is done with before the next.
    static MACHINE: RefCell<Option<Machine>> = const { RefCell::new(None) };
}

/// Begins with nothing kept.
pub fn start() -> JsValue {
    begin(Machine::start())
}

/// Begins anew: what was kept before is lost.
pub fn start_after_fault() -> JsValue {
    begin(Machine::start_after_fault())
}

/// Somebody asks, as an [`Asked`]. What can't be read is answered with [`Refusal::NotUnderstood`].
pub fn asked(asker: Asker, question: JsValue, now_ms: u64) -> JsValue {
    if let Ok(question) = serde_wasm_bindgen::from_value::<Asked>(question) {
        return tell(|machine| machine.asked(asker, &question, now_ms));
    }
    let reply = Said::Refused { why: Refusal::NotUnderstood };
    commands(&[Command::Answer { asker, reply }])
}

/// A worker has answered, with an [`Answered`].
pub fn answered(number: Number, answered: JsValue) -> JsValue {
    let answered = serde_wasm_bindgen::from_value(answered).unwrap_or_else(|_| Answered::stopped());
    tell(|machine| machine.answered(number, answered))
}

/// A worker has ended by itself.
pub fn lost(worker: WorkerId) -> JsValue {
    tell(|machine| machine.lost(worker))
}

/// The time of an alarm has come.
pub fn rang(alarm: Number) -> JsValue {
    tell(|machine| machine.rang(alarm))
}

/// A request of that name is left here.
pub fn errand_left(name: &str) -> JsValue {
    tell(|machine| machine.errand_left(name))
}

/// It is taken back.
pub fn errand_withdrawn(name: &str) -> JsValue {
    tell(|machine| machine.errand_withdrawn(name))
}

/// Those that are left here shall be sent.
pub fn errands_due() -> JsValue {
    tell(Machine::errands_due)
}

/// One was sent: the status of its answer, none where there was no answer.
pub fn errand_sent(name: &str, status: Option<u16>) -> JsValue {
    tell(|machine| machine.errand_sent(name, status))
}

fn begin((machine, first): (Machine, Vec<Command>)) -> JsValue {
    MACHINE.set(Some(machine));
    commands(&first)
}

fn tell(what: impl FnOnce(&mut Machine) -> Vec<Command>) -> JsValue {
    let done = MACHINE.with_borrow_mut(|machine| machine.as_mut().map(what));
    commands(&done.unwrap_or_default())
}

fn commands(commands: &[Command]) -> JsValue {
    let serializer = Serializer::json_compatible();
    commands.serialize(&serializer).expect("commands are made of texts, numbers and objects")
}
