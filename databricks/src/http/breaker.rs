//! A breaker: after several failures in a row nothing is sent for a while, then one call tries.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::config;

/// The breaker of one workspace.
pub(crate) struct Breaker {
    settings: config::Breaker,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Failures in a row.
    failures: u32,
    /// Closed to calls until then.
    open_until: Option<Instant>,
    /// Whether a call is trying.
    trying: bool,
}

/// Leave to send one call. What became of it is to be told; dropped untold, it counts neither way.
pub(crate) struct Leave<'a> {
    breaker: &'a Breaker,
    trial: bool,
}

impl Breaker {
    pub(crate) fn new(settings: config::Breaker) -> Self {
        Self { settings, state: Mutex::default() }
    }

    /// Leave to send a call, or how long until there may be one.
    pub(crate) fn ask(&self) -> Result<Leave<'_>, Duration> {
        let mut state = self.state();
        let Some(until) = state.open_until else { return Ok(Leave { breaker: self, trial: false }) };
        let left = until.saturating_duration_since(Instant::now());
        if !left.is_zero() {
            return Err(left);
        }
        if state.trying {
            return Err(self.settings.pause);
        }
        state.trying = true;
        Ok(Leave { breaker: self, trial: true })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Leave<'_> {
    /// The service answered, if only to refuse.
    pub(crate) fn answered(self) {
        let mut state = self.breaker.state();
        state.failures = 0;
        state.open_until = None;
    }

    /// The service failed or was not there.
    pub(crate) fn failed(self) {
        let settings = self.breaker.settings;
        let mut state = self.breaker.state();
        state.failures = state.failures.saturating_add(1);
        if state.failures >= settings.failures {
            state.open_until = Some(Instant::now() + settings.pause);
            tracing::warn!(failures = state.failures, pause = ?settings.pause, "Databricks failed several times in a row and is left alone");
        }
    }
}

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        if self.trial {
            self.breaker.state().trying = false;
        }
    }
}
