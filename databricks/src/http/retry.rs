//! Whether a call that failed is sent again, and after what pause.

use std::time::Duration;

use tokio::time::Instant;

use super::attempt::{Failure, Kind};
use super::call::Safety;
use crate::config::{Config, Retry};
use crate::surroundings::Surroundings;

/// The attempts at one call.
pub(crate) struct Attempts {
    retry: Retry,
    surroundings: Surroundings,
    until: Instant,
    made: u32,
}

impl Attempts {
    pub(crate) fn new(config: &Config, total: Duration) -> Self {
        Self { retry: config.retry, surroundings: config.surroundings.clone(), until: Instant::now() + total, made: 0 }
    }

    /// How long the next attempt may take, at most `usual`.
    pub(crate) fn time_left(&self, usual: Duration) -> Duration {
        usual.min(self.until.saturating_duration_since(Instant::now()))
    }

    /// The pause before the next attempt; none if there is to be none.
    pub(crate) fn after(&mut self, failure: &Failure, safety: Safety) -> Option<Duration> {
        self.made += 1;
        let again = self.made < self.retry.attempts && may_repeat(failure.kind, safety);
        let pause = self.pause(failure.retry_after);
        (again && Instant::now() + pause < self.until).then_some(pause)
    }

    /// What the service asks for, within bounds, but at least the pause that doubles.
    fn pause(&self, asked: Option<Duration>) -> Duration {
        let doubled = self.retry.first_pause.saturating_mul(1 << (self.made.saturating_sub(1)).min(16));
        let own = doubled.min(self.retry.longest_pause).mul_f64(1.0 - self.surroundings.chance() / 2.0);
        asked.map_or(own, |asked| asked.min(self.retry.longest_retry_after).max(own))
    }
}

fn may_repeat(kind: Kind, safety: Safety) -> bool {
    let surely_not_taken = matches!(kind, Kind::Status(429 | 503) | Kind::Unreached);
    let passing = matches!(kind, Kind::Status(500 | 502 | 504) | Kind::Broken | Kind::TimedOut);
    surely_not_taken || passing && safety == Safety::Idempotent
}
