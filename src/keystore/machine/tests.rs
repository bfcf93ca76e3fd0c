//! Everything that can happen to a pair.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod desk;
mod walk;
mod wire;

use super::message::{AnswerKind, Kind};
use super::*;
use desk::{Desk, Got, has_failed, holds, ready, refused, refuses, says, state};

const SEARCHED: KeyState = KeyState::Making { since_ms: 5, replaces_existing: false };

fn failed(why: Failure, replaces_existing: bool) -> KeyState {
    KeyState::Failed { why, replaces_existing }
}

#[test]
fn a_pair_is_searched_for_then_held_then_forgotten() {
    let mut desk = Desk::open();
    let asker = desk.ask(Kind::Make);
    assert_eq!(desk.answers[&asker], state(SEARCHED), "the answer does not wait for the search");
    let worker = desk.newest();
    desk.worker_says(worker, holds("A"));
    let told: Vec<_> = desk.told.iter().map(|(_, state)| state.clone()).collect();
    assert_eq!(told, [SEARCHED, ready("A")]);
    let asker = desk.ask(Kind::Sign);
    assert_eq!(desk.answers.get(&asker), None);
    desk.worker_says(worker, says(AnswerKind::Assertion));
    assert_eq!(desk.answers[&asker], Got::PassedOn);
    let asker = desk.ask(Kind::Forget);
    assert_eq!(desk.answers.get(&asker), None, "first it is wiped");
    assert!(desk.wiped.contains(&worker));
    assert_eq!(desk.state(), KeyState::None);
    desk.worker_says(worker, says(AnswerKind::State));
    assert_eq!(desk.answers[&asker], state(KeyState::None));
    assert!(desk.workers.is_empty());
}

#[test]
fn without_a_pair_nothing_is_signed_shown_or_offered() {
    let mut desk = Desk::open();
    for kind in [Kind::Sign, Kind::Certificate, Kind::OfferPrivateKey] {
        let asker = desk.ask(kind);
        assert_eq!(desk.answers[&asker], refused(Refusal::NoKey));
    }
    let asker = desk.ask(Kind::RevokeOffer);
    assert_eq!(desk.answers[&asker], state(KeyState::None));
}

#[test]
fn a_pair_stays_usable_until_the_next_one_is_there() {
    let mut desk = Desk::open();
    let first = desk.make("A");
    desk.ask_at(Place::Current, Kind::Make, Some("A"));
    let second = desk.newest();
    assert_eq!(desk.state(), KeyState::Making { since_ms: 5, replaces_existing: true });
    let asker = desk.ask(Kind::Sign);
    desk.worker_says(first, says(AnswerKind::Assertion));
    assert_eq!(desk.answers[&asker], Got::PassedOn);
    desk.worker_says(second, holds("B"));
    assert_eq!(desk.state(), ready("B"));
    assert!(desk.wiped.contains(&first));
    desk.worker_says(first, says(AnswerKind::State));
    assert_eq!(desk.workers.keys().collect::<Vec<_>>(), [&second]);
}

#[test]
fn only_what_was_seen_is_replaced() {
    let mut desk = Desk::open();
    desk.ask(Kind::Load);
    let loader = desk.newest();
    let early = desk.ask(Kind::Make);
    assert_eq!(desk.answers[&early], refused(Refusal::OtherKey), "what is loaded may be there at any moment");
    // Between the look at what is held and the question, the load has ended.
    desk.worker_says(loader, holds("A"));
    for replaces in [None, Some("B")] {
        let asker = desk.ask_at(Place::Current, Kind::Make, replaces);
        assert_eq!(desk.answers[&asker], refused(Refusal::OtherKey));
    }
    assert_eq!(desk.state(), ready("A"));
    assert_eq!(desk.workers.len(), 1);
}

#[test]
fn a_second_search_ends_the_first() {
    let mut desk = Desk::open();
    desk.ask(Kind::Make);
    let first = desk.newest();
    let number = desk.workers[&first][0];
    desk.ask(Kind::Make);
    assert!(!desk.workers.contains_key(&first));
    desk.late(number, holds("A"));
    assert_eq!(desk.state(), SEARCHED, "what the first had found is no pair");
}

#[test]
fn a_search_can_be_cancelled_and_can_fail() {
    let mut desk = Desk::open();
    let holder = desk.make("A");
    desk.ask_at(Place::Current, Kind::Make, Some("A"));
    let asker = desk.ask(Kind::Cancel);
    assert_eq!(desk.answers[&asker], state(ready("A")));
    assert_eq!(desk.workers.keys().collect::<Vec<_>>(), [&holder]);
    desk.ask_at(Place::Current, Kind::Make, Some("A"));
    let worker = desk.newest();
    desk.worker_says(worker, has_failed(Failure::Days { days: 0 }));
    assert_eq!(desk.state(), failed(Failure::Days { days: 0 }, true));
    let asker = desk.ask(Kind::Cancel);
    assert_eq!(desk.answers[&asker], state(ready("A")), "the earlier pair is still there");
    desk.ask_at(Place::Current, Kind::Make, Some("A"));
    let worker = desk.newest();
    desk.worker_says(worker, refuses("not_understood"));
    assert_eq!(desk.state(), failed(Failure::Stopped, true));
}

#[test]
fn where_the_worker_with_the_pair_dies_that_is_said_at_once() {
    let mut desk = Desk::open();
    let worker = desk.make("A");
    let (signs, revokes) = (desk.ask(Kind::Sign), desk.ask(Kind::RevokeOffer));
    desk.kill(worker);
    assert_eq!(desk.told.last(), Some(&(Place::Current, failed(Failure::Lost, false))));
    assert_eq!(desk.answers[&signs], refused(Refusal::Stopped));
    assert_eq!(desk.answers[&revokes], state(failed(Failure::Lost, false)));
    let asker = desk.ask(Kind::Sign);
    assert_eq!(desk.answers[&asker], refused(Refusal::NoKey));
    desk.make("B");
    assert_eq!(desk.state(), ready("B"), "another can be made");
}

#[test]
fn a_worker_that_says_it_can_not_go_on_is_ended() {
    let mut desk = Desk::open();
    let worker = desk.make("A");
    let (first, second) = (desk.ask(Kind::Sign), desk.ask(Kind::Certificate));
    desk.worker_says(worker, refuses("stopped"));
    for asker in [first, second] {
        assert_eq!(desk.answers[&asker], refused(Refusal::Stopped));
    }
    assert_eq!((desk.workers.len(), desk.state()), (0, failed(Failure::Lost, false)));
    let worker = desk.make("B");
    let asker = desk.ask(Kind::Sign);
    desk.worker_says(worker, refuses("claim"));
    assert_eq!((&desk.answers[&asker], desk.state()), (&Got::PassedOn, ready("B")), "any other no is no end");
}

#[test]
fn each_other_worker_can_die_as_well() {
    let mut desk = Desk::open();
    desk.ask(Kind::Make);
    desk.kill(desk.newest());
    assert_eq!(desk.told.last(), Some(&(Place::Current, failed(Failure::Stopped, false))));
    let asker = desk.ask(Kind::Load);
    desk.kill(desk.newest());
    assert_eq!(desk.answers[&asker], refused(Refusal::Unanswered));
    let worker = desk.make("A");
    desk.ask_at(Place::Current, Kind::Make, Some("A"));
    desk.kill(desk.newest());
    assert_eq!(desk.state(), failed(Failure::Stopped, true), "the pair is kept");
    let asker = desk.ask(Kind::Forget);
    desk.kill(worker);
    assert_eq!(desk.answers[&asker], state(KeyState::None), "what is to be wiped is gone");
}

#[test]
fn nothing_is_waited_for_without_end() {
    let mut desk = Desk::open();
    desk.ask(Kind::Make);
    desk.ring_last();
    assert_eq!((desk.workers.len(), desk.state()), (0, failed(Failure::Stopped, false)));
    let asker = desk.ask(Kind::Load);
    desk.ring_last();
    assert_eq!((desk.workers.len(), &desk.answers[&asker]), (0, &refused(Refusal::Unanswered)));
    let worker = desk.make("A");
    let asker = desk.ask(Kind::Sign);
    let number = desk.workers[&worker][0];
    desk.ring_last();
    assert_eq!((desk.state(), &desk.answers[&asker]), (ready("A"), &refused(Refusal::Unanswered)));
    // It was late, no more; nobody is answered twice.
    desk.late(number, says(AnswerKind::Assertion));
    let asker = desk.ask(Kind::Forget);
    desk.ring_last();
    assert_eq!((desk.workers.len(), &desk.answers[&asker]), (0, &state(KeyState::None)));
}

#[test]
fn files_that_are_refused_change_nothing() {
    let mut desk = Desk::open();
    desk.ask(Kind::Make);
    let search = desk.newest();
    let asker = desk.ask(Kind::Load);
    let loader = desk.newest();
    desk.worker_says(loader, refuses("file"));
    assert_eq!((&desk.answers[&asker], desk.state()), (&Got::PassedOn, SEARCHED));
    assert_eq!(desk.workers.keys().collect::<Vec<_>>(), [&search]);
}

#[test]
fn what_is_loaded_takes_the_place_of_a_search_and_of_nothing_else() {
    let mut desk = Desk::open();
    desk.ask(Kind::Make);
    let (first, loader) = (desk.ask(Kind::Load), desk.newest());
    let second = desk.ask(Kind::Load);
    assert_eq!(desk.answers[&first], refused(Refusal::Unanswered), "a newer one has taken its place");
    assert!(!desk.workers.contains_key(&loader));
    let loader = desk.newest();
    desk.worker_says(loader, holds("A"));
    assert_eq!(desk.answers[&second], state(ready("A")));
    assert_eq!(desk.workers.keys().collect::<Vec<_>>(), [&loader]);
    let asker = desk.ask(Kind::Load);
    assert_eq!(desk.answers[&asker], refused(Refusal::OtherKey));
}

#[test]
fn a_pair_that_was_found_before_the_files_were_read_is_kept() {
    let mut desk = Desk::open();
    desk.ask(Kind::Make);
    let search = desk.newest();
    let asker = desk.ask(Kind::Load);
    let loader = desk.newest();
    desk.worker_says(search, holds("A"));
    desk.worker_says(loader, holds("B"));
    assert_eq!((desk.state(), &desk.answers[&asker]), (ready("A"), &refused(Refusal::OtherKey)));
    assert!(desk.wiped.contains(&loader));
}

#[test]
fn to_forget_ends_whatever_goes_on() {
    let mut desk = Desk::open();
    let holder = desk.make("A");
    desk.ask_at(Place::Current, Kind::Make, Some("A"));
    let asker = desk.ask(Kind::Forget);
    assert_eq!(desk.workers.keys().collect::<Vec<_>>(), [&holder], "the search is ended, the pair wiped");
    // Meanwhile somebody makes a new one.
    desk.ask(Kind::Make);
    desk.worker_says(holder, says(AnswerKind::State));
    assert_eq!(desk.answers[&asker], state(SEARCHED));
    let load = {
        desk.ask(Kind::Forget);
        desk.ask(Kind::Load)
    };
    desk.ask(Kind::Forget);
    assert_eq!((desk.workers.len(), &desk.answers[&load]), (0, &refused(Refusal::Unanswered)));
}

#[test]
fn in_a_rotation_each_of_two_pairs_goes_its_own_way() {
    let mut desk = Desk::open();
    let current = desk.make("A");
    let next = desk.make_at(Place::Next, "B", None);
    assert_eq!((desk.state(), desk.machine.state(Place::Next)), (ready("A"), ready("B")));
    assert_eq!(desk.told.last(), Some(&(Place::Next, ready("B"))));
    let asker = desk.ask_at(Place::Next, Kind::Sign, None);
    desk.worker_says(next, says(AnswerKind::Assertion));
    assert_eq!(desk.answers[&asker], Got::PassedOn);
    desk.kill(next);
    assert_eq!((desk.state(), desk.machine.state(Place::Next)), (ready("A"), failed(Failure::Lost, false)));
    desk.make_at(Place::Next, "C", None);
    desk.ask(Kind::Forget);
    desk.worker_says(current, says(AnswerKind::State));
    assert_eq!((desk.state(), desk.machine.state(Place::Next)), (KeyState::None, ready("C")));
    desk.ring(REST);
    assert!(!desk.is_closed, "there is still one to keep");
}

#[test]
fn after_a_fault_it_is_said_that_the_pair_is_lost() {
    let desk = Desk::with(Machine::start_after_fault());
    assert_eq!(desk.told, [(Place::Current, failed(Failure::Lost, false))]);
}

#[test]
fn the_document_closes_once_it_has_nothing_to_keep() {
    let mut desk = Desk::open();
    desk.make("A");
    desk.ring(REST);
    assert!(!desk.is_closed && desk.alarms[&REST] == REST_AFTER);
    desk.ask(Kind::Forget);
    desk.ring_last();
    desk.errand(|machine| machine.errand_left("revoke"));
    desk.ring(REST);
    assert!(!desk.is_closed, "something waits to be sent");
    desk.errand(|machine| machine.errand_withdrawn("revoke"));
    desk.ring(REST);
    assert!(desk.is_closed);
}

#[test]
fn what_was_left_is_sent_unless_it_is_taken_back() {
    let mut desk = Desk::open();
    for name in ["a", "b"] {
        desk.errand(|machine| machine.errand_left(name));
    }
    desk.errand(|machine| machine.errand_withdrawn("a"));
    desk.ring_last();
    desk.errand(Machine::errands_due);
    assert_eq!(desk.sent, ["b"], "once, whoever says so");
    desk.errand(|machine| machine.errand_sent("b", None));
    desk.errand(|machine| machine.errand_sent("b", Some(503)));
    assert_eq!(desk.sent, ["b"; 3]);
    desk.errand(|machine| machine.errand_sent("b", Some(429)));
    assert_eq!(desk.sent.len(), 3, "three times at most");
    desk.errand(|machine| machine.errand_left("c"));
    desk.errand(Machine::errands_due);
    desk.errand(|machine| machine.errand_sent("c", Some(400)));
    desk.errand(Machine::errands_due);
    assert_eq!(desk.sent.len(), 4, "a no is an answer");
    assert!(desk.machine.errands.are_none());
}
