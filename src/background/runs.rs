//! What is being asked of an org for a panel, so that it can be stopped.

use crate::browser::fetch::Stop;
use crate::protocol::background::Run;
use std::cell::RefCell;

/// How many runs that were stopped are remembered: a question that was on its way when its
/// run was stopped must find that out.
const REMEMBERED: usize = 16;

/// A run in a tab, the questions of it that are open, and what ends them.
struct Entry {
    tab: i32,
    run: Run,
    open: usize,
    stop: Stop,
}

thread_local! {
    static RUNS: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

/// A question of a run; over when it is dropped.
pub(super) struct Asking {
    tab: i32,
    run: Run,
    stop: Stop,
}

impl Asking {
    /// Takes note of a question.
    pub(super) fn begin(tab: i32, run: Run) -> Self {
        let stop = RUNS.with_borrow_mut(|runs| {
            let entry = entry(runs, tab, run);
            entry.open += 1;
            entry.stop.clone()
        });
        Self { tab, run, stop }
    }

    /// What ends its requests.
    pub(super) fn stop(&self) -> &Stop {
        &self.stop
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        RUNS.with_borrow_mut(|runs| {
            entry(runs, self.tab, self.run).open -= 1;
            runs.retain(|entry| entry.open > 0 || entry.stop.is_stopped());
        });
    }
}

/// Stops what is asked for that run.
pub(super) fn stop(tab: i32, run: Run) {
    RUNS.with_borrow_mut(|runs| {
        entry(runs, tab, run).stop.stop();
        let is_over = |entry: &Entry| entry.open == 0;
        while runs.len() > REMEMBERED && runs.iter().any(is_over) {
            let oldest = runs.iter().position(is_over).unwrap_or_default();
            runs.remove(oldest);
        }
    });
}

fn entry(runs: &mut Vec<Entry>, tab: i32, run: Run) -> &mut Entry {
    let place = runs.iter().position(|entry| entry.tab == tab && entry.run == run).unwrap_or_else(|| {
        runs.push(Entry { tab, run, open: 0, stop: Stop::default() });
        runs.len() - 1
    });
    runs.get_mut(place).expect("it was just found or put there")
}
