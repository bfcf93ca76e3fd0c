//! What is being asked of an org for a panel, so that it can be stopped.

use super::session::{self, Session};
use crate::browser::fetch::Stop;
use crate::protocol::background::Run;
use crate::salesforce::error::ApiError;
use futures_util::lock::Mutex;
use std::cell::RefCell;
use std::rc::Rc;

/// How many runs that were stopped are remembered: a question that was on its way when its
/// run was stopped must find that out.
const REMEMBERED: usize = 16;

/// A run in a tab, the questions of it that are open, and what ends them.
struct Entry {
    tab: i32,
    run: Run,
    open: usize,
    stop: Stop,
    session: Opened,
}

/// The session of a run, opened once for all questions of it that are open together: each
/// reading of a cookie leaves copies of it with the browser. It goes with the last of them.
type Opened = Rc<Mutex<Option<Rc<Session>>>>;

thread_local! {
    static RUNS: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

/// A question of a run; over when it is dropped.
pub(super) struct Asking {
    tab: i32,
    run: Run,
    stop: Stop,
    session: Opened,
}

impl Asking {
    /// Takes note of a question.
    pub(super) fn begin(tab: i32, run: Run) -> Self {
        let (stop, session) = RUNS.with_borrow_mut(|runs| {
            let entry = entry(runs, tab, run);
            entry.open += 1;
            (entry.stop.clone(), entry.session.clone())
        });
        Self { tab, run, stop, session }
    }

    /// The session of the tab's org, as the first question of those that are open opens it.
    ///
    /// # Errors
    /// Why it could not be opened; the next question then tries by itself.
    pub(super) async fn session(&self) -> Result<Rc<Session>, ApiError> {
        let mut opened = self.session.lock().await;
        if let Some(session) = &*opened {
            return Ok(session.clone());
        }
        let session = Rc::new(session::open(self.tab, &self.stop).await?);
        *opened = Some(session.clone());
        Ok(session)
    }

    /// What ends its requests.
    pub(super) fn stop(&self) -> &Stop {
        &self.stop
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        RUNS.with_borrow_mut(|runs| {
            let entry = entry(runs, self.tab, self.run);
            entry.open -= 1;
            if entry.open == 0 {
                entry.session = Opened::default();
            }
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
        runs.push(Entry { tab, run, open: 0, stop: Stop::default(), session: Opened::default() });
        runs.len() - 1
    });
    runs.get_mut(place).expect("it was just found or put there")
}
