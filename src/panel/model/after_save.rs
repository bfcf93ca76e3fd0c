//! Reading the org by itself, after a form that was filled here has been left.

use guide::StepId;
use guidepost_core::progress::CheckVerdict;

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
    kept: Option<(StepId, Kept)>,
    readings_ms: Vec<f64>,
    is_stopped: bool,
}

/// A form that was left.
#[derive(Clone, Debug)]
struct Due {
    step: StepId,
    tab: i32,
    at_ms: f64,
    /// What was known of the step's checks before.
    before: Vec<CheckVerdict>,
    /// The readings since it was left.
    done: usize,
    is_reading: bool,
}

/// What the org shows of a form that was left, where that is not what was filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Something has changed since, and is not what the step wants.
    Other,
    /// Nothing has changed since. Whoever cancels leaves a form as well as whoever saves it.
    Nothing,
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
    pub(in crate::panel) fn left(&mut self, step: &StepId, before: Vec<CheckVerdict>, tab: i32, now_ms: f64) {
        self.kept = None;
        if self.is_on && !self.is_stopped {
            let [first, ..] = WAITS_MS;
            let at_ms = now_ms + f64::from(first);
            self.due = Some(Due { step: step.clone(), tab, at_ms, before, done: 0, is_reading: false });
        }
    }

    /// The step whose form was left and is being read for.
    pub(in crate::panel) fn step(&self) -> Option<&StepId> {
        self.due.as_ref().filter(|due| due.is_reading).map(|due| &due.step)
    }

    /// Whether the org is to be read now, for the tab that is shown.
    pub(in crate::panel) fn is_due(&mut self, tab: Option<i32>, now_ms: f64) -> bool {
        let Some(due) = self.due.as_ref().filter(|due| !due.is_reading) else { return false };
        if Some(due.tab) != tab || now_ms - due.at_ms > LATEST_MS {
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

    /// The org was read; `is_right` where it shows all that the step wants, `verdicts` what it
    /// shows. What has changed since the form was left is what Salesforce kept, and no lag.
    pub(in crate::panel) fn read(&mut self, is_right: bool, verdicts: &[CheckVerdict], now_ms: f64) {
        let Some(due) = self.due.take_if(|due| due.is_reading).filter(|_| !is_right) else { return };
        let done = due.done + 1;
        match WAITS_MS.get(done) {
            _ if has_changed(&due.before, verdicts) => self.kept = Some((due.step, Kept::Other)),
            None => self.kept = Some((due.step, Kept::Nothing)),
            Some(wait) => {
                self.due = Some(Due { at_ms: now_ms + f64::from(*wait), done, is_reading: false, ..due });
            }
        }
    }

    /// What the org kept of the form of this step, where it is not what was filled.
    pub(in crate::panel) fn kept(&self, step: &StepId) -> Option<Kept> {
        self.kept.as_ref().filter(|(of, _)| of == step).map(|(_, kept)| *kept)
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
        self.kept = None;
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

/// Whether the org shows anything else than before, as far as it was known before.
fn has_changed(before: &[CheckVerdict], now: &[CheckVerdict]) -> bool {
    let is_known = |verdict: &CheckVerdict| {
        !matches!(verdict, CheckVerdict::NotChecked | CheckVerdict::CouldNotCheck { .. })
    };
    before.iter().zip(now).any(|(before, now)| is_known(before) && is_known(now) && before != now)
}
