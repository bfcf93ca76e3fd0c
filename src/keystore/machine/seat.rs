//! One pair and what goes on with it.

use super::name::WorkerId;
use crate::protocol::keystore::{Failure, KeyState};

/// What there is of one pair.
#[derive(Default)]
pub(super) struct Seat {
    /// The usable pair, or certificate.
    pub(super) held: Option<Held>,
    /// The search for the next one.
    pub(super) searching: Option<Searching>,
    /// The worker that loads from files.
    pub(super) loading: Option<WorkerId>,
    /// Why the last search ended without a pair, or the pair is gone.
    pub(super) failure: Option<Failure>,
}

/// A worker with something to keep, and what it has said of it.
pub(super) struct Held {
    pub(super) worker: WorkerId,
    pub(super) state: KeyState,
}

/// A worker that searches.
pub(super) struct Searching {
    pub(super) worker: WorkerId,
    pub(super) since_ms: u64,
}

impl Seat {
    /// As the panel shows it.
    pub(super) fn state(&self) -> KeyState {
        let replaces_existing = self.held.is_some();
        match (&self.searching, &self.failure, &self.held) {
            (Some(Searching { since_ms, .. }), _, _) => {
                KeyState::Making { since_ms: *since_ms, replaces_existing }
            }
            (None, Some(why), _) => KeyState::Failed { why: why.clone(), replaces_existing },
            (None, None, Some(held)) => held.state.clone(),
            (None, None, None) => KeyState::None,
        }
    }

    /// Of the certificate that is held.
    pub(super) fn fingerprint(&self) -> Option<&str> {
        self.held.as_ref()?.state.certificate().map(|facts| facts.fingerprint.as_str())
    }

    pub(super) fn is_searching(&self, worker: WorkerId) -> bool {
        self.searching.as_ref().is_some_and(|searching| searching.worker == worker)
    }

    /// Whether there is nothing to keep, nothing going on and nothing to say.
    pub(super) fn is_empty(&self) -> bool {
        self.held.is_none() && self.searching.is_none() && self.loading.is_none() && self.failure.is_none()
    }
}
