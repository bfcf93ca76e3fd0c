//! Long walks through all that can happen, in an order from a seed.

use super::super::message::{AnswerKind, Kind};
use super::super::*;
use super::desk::{Desk, has_failed, holds, refuses, says};

const KINDS: [Kind; 9] = [
    Kind::Make,
    Kind::Load,
    Kind::Cancel,
    Kind::Status,
    Kind::Certificate,
    Kind::Sign,
    Kind::OfferPrivateKey,
    Kind::RevokeOffer,
    Kind::Forget,
];

struct Walk {
    desk: Desk,
    chance: u64,
    pairs: u32,
}

impl Walk {
    fn below(&mut self, end: usize) -> usize {
        // Knuth's linear congruence; its upper bits are the better ones.
        self.chance =
            self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.chance >> 33) % end as u64).unwrap()
    }

    fn step(&mut self) {
        let workers: Vec<WorkerId> = self.desk.workers.keys().copied().collect();
        let asked: Vec<WorkerId> = self
            .desk
            .workers
            .iter()
            .filter(|(_, numbers)| !numbers.is_empty())
            .map(|(worker, _)| *worker)
            .collect();
        match self.below(12) {
            0 if !workers.is_empty() => {
                let worker = workers[self.below(workers.len())];
                self.desk.kill(worker);
            }
            1 if self.desk.alarms.len() > 1 => {
                let alarms: Vec<Number> =
                    self.desk.alarms.keys().copied().filter(|alarm| *alarm != REST).collect();
                let alarm = alarms[self.below(alarms.len())];
                self.desk.ring(alarm);
            }
            2..=6 if !asked.is_empty() => {
                let worker = asked[self.below(asked.len())];
                self.pairs += 1;
                let answered = match self.below(5) {
                    0 => refuses("stopped"),
                    1 => refuses("file"),
                    2 => has_failed(Failure::Unsound),
                    3 => says(AnswerKind::Assertion),
                    _ => holds(&self.pairs.to_string()),
                };
                self.desk.worker_says(worker, answered);
            }
            _ => {
                let place = if self.below(3) == 0 { Place::Next } else { Place::Current };
                let kind = KINDS[self.below(KINDS.len())];
                let held = self.desk.machine.seat(place).fingerprint().map(str::to_owned);
                let replaces = if self.below(5) == 0 { None } else { held };
                self.desk.ask_at(place, kind, replaces.as_deref());
            }
        }
    }

    /// Who is known to the machine lives, and who lives is known to it.
    fn hold_to_account(&self) {
        let machine = &self.desk.machine;
        let mut known: Vec<WorkerId> = Vec::new();
        for seat in [&machine.current, &machine.next] {
            known.extend(seat.held.iter().map(|held| held.worker));
            known.extend(seat.searching.iter().map(|searching| searching.worker));
            known.extend(seat.loading);
        }
        known.extend(&self.desk.wiped);
        known.retain(|worker| self.desk.workers.contains_key(worker) || !self.desk.wiped.contains(worker));
        known.sort_unstable();
        known.dedup();
        assert_eq!(known, self.desk.workers.keys().copied().collect::<Vec<_>>());
        // Where a pair is being wiped, that is told once it is done.
        if self.desk.wiped.iter().any(|worker| self.desk.workers.contains_key(worker)) {
            return;
        }
        for place in [Place::Current, Place::Next] {
            let last = self.desk.told.iter().rev().find(|(told, _)| *told == place).map(|(_, state)| state);
            assert_eq!(
                last.unwrap_or(&KeyState::None),
                &machine.state(place),
                "what was told last is what is"
            );
        }
    }
}

#[test]
fn nobody_is_forgotten_and_no_worker_is_left_behind() {
    for seed in 0..300 {
        let mut walk = Walk { desk: Desk::open(), chance: seed, pairs: 0 };
        for _ in 0..120 {
            walk.step();
            walk.hold_to_account();
        }
        // Whatever still waits is ended by its deadline.
        for alarm in walk.desk.alarms.keys().copied().filter(|alarm| *alarm != REST).collect::<Vec<_>>() {
            if walk.desk.alarms.contains_key(&alarm) {
                walk.desk.ring(alarm);
                walk.hold_to_account();
            }
        }
        let mut left: Vec<Number> = walk.desk.alarms.keys().copied().filter(|alarm| *alarm != REST).collect();
        while let Some(alarm) = left.pop() {
            walk.desk.ring(alarm);
        }
        let everybody: Vec<Asker> = (1..=walk.desk.askers).collect();
        assert_eq!(walk.desk.answers.keys().copied().collect::<Vec<_>>(), everybody, "{seed}");
        for place in [Place::Current, Place::Next] {
            walk.desk.ask_at(place, Kind::Forget, None);
            if walk.desk.alarms.len() > 1 {
                walk.desk.ring_last();
            }
        }
        assert!(walk.desk.workers.is_empty(), "{seed}: {:?}", walk.desk.workers);
        walk.desk.ring(REST);
        assert!(walk.desk.is_closed, "{seed}: nothing is left to keep");
    }
}
