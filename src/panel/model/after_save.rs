//! Reading the org by itself, after a form that was filled here has been left.

use guide::StepId;

/// How long after the form was left the org is read, and how long after a reading that does not
/// show it yet: Salesforce may lag.
const WAITS_MS: [u32; 3] = [1_000, 10_000, 60_000];

/// How late a reading may be: the panel was hidden meanwhile, or the admin has gone.
const LATEST_MS: f64 = 120_000.0;

/// The most readings of this kind in an hour.
const MOST_AN_HOUR: usize = 40;

const HOUR_MS: f64 = 3_600_000.0;

/// What is read by itself, and when.
#[derive(Debug, Default)]
pub struct AfterSave {
    /// Whether the admin has agreed to it.
    pub is_on: bool,
    due: Option<Due>,
    readings_ms: Vec<f64>,
    is_stopped: bool,
}

/// A form that was left.
#[derive(Clone, Debug)]
struct Due {
    step: StepId,
    tab: i32,
    at_ms: f64,
    /// The readings since it was left.
    done: usize,
    is_reading: bool,
}

/// What becomes of a form that was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The org is read at once.
    Reads,
    /// It does not show it yet, and is read again after so many seconds.
    ReadsAgain {
        /// How long after the reading before.
        seconds: u32,
    },
}

impl AfterSave {
    /// The form of this step was left in this tab.
    pub(in crate::panel) fn left(&mut self, step: &StepId, tab: i32, now_ms: f64) {
        if self.is_on && !self.is_stopped {
            let [first, ..] = WAITS_MS;
            let at_ms = now_ms + f64::from(first);
            self.due = Some(Due { step: step.clone(), tab, at_ms, done: 0, is_reading: false });
        }
    }

    /// Whether the org is to be read now, for the step and tab that are shown.
    pub(in crate::panel) fn is_due(&mut self, step: &StepId, tab: Option<i32>, now_ms: f64) -> bool {
        let Some(due) = self.due.as_ref().filter(|due| !due.is_reading) else { return false };
        if due.step != *step || Some(due.tab) != tab || now_ms - due.at_ms > LATEST_MS {
            self.due = None;
            return false;
        }
        self.readings_ms.retain(|at| now_ms - at < HOUR_MS);
        now_ms >= due.at_ms && self.readings_ms.len() < MOST_AN_HOUR
    }

    /// The org is being read by itself.
    pub(in crate::panel) fn begin(&mut self, now_ms: f64) {
        self.readings_ms.push(now_ms);
        if let Some(due) = &mut self.due {
            due.is_reading = true;
        }
    }

    /// The org was read; `is_right` where it shows all that the step wants.
    pub(in crate::panel) fn read(&mut self, is_right: bool, now_ms: f64) {
        self.due = self.due.take().filter(|due| due.is_reading && !is_right).and_then(|due| {
            let done = due.done + 1;
            let wait = WAITS_MS.get(done)?;
            Some(Due { at_ms: now_ms + f64::from(*wait), done, is_reading: false, ..due })
        });
    }

    /// The org could not be read. Where it turned the reading away, none follows by itself until
    /// the admin asks for one.
    pub(in crate::panel) fn failed(&mut self, is_turned_away: bool) {
        self.due = None;
        self.is_stopped |= is_turned_away;
    }

    /// The admin has asked for a reading, or the form is not left any more.
    pub(in crate::panel) fn forget(&mut self) {
        self.due = None;
    }

    /// The admin has asked for a reading: those by itself may follow again.
    pub(in crate::panel) fn asked(&mut self) {
        self.forget();
        self.is_stopped = false;
    }

    /// What is waited for, for this step.
    pub(in crate::panel) fn waiting(&self, step: &StepId) -> Option<Waiting> {
        let due = self.due.as_ref().filter(|due| due.step == *step)?;
        if due.is_reading || due.done == 0 {
            return Some(Waiting::Reads);
        }
        Some(Waiting::ReadsAgain { seconds: WAITS_MS.get(due.done)? / 1000 })
    }
}
