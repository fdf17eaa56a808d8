//! What the client takes from its surroundings: the clock and randomness.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use chrono::{DateTime, Utc};

/// The clock and the randomness, as functions, so that a test decides both.
#[derive(Clone)]
pub struct Surroundings {
    now: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    chance: Arc<dyn Fn() -> f64 + Send + Sync>,
}

impl Surroundings {
    /// A clock, and numbers from 0 up to 1 that spread pauses.
    pub fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static, chance: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        Self { now: Arc::new(now), chance: Arc::new(chance) }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.now)()
    }

    pub(crate) fn chance(&self) -> f64 {
        (self.chance)().clamp(0.0, 1.0)
    }
}

impl Default for Surroundings {
    /// The machine's clock, and numbers that differ from process to process and call to call.
    fn default() -> Self {
        Self::new(system_now, system_chance)
    }
}

impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Surroundings")
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the client reads the clock; `Surroundings::new` replaces it")]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

/// The seed of a hash map: good enough to keep clients from asking in step.
fn system_chance() -> f64 {
    let bits = RandomState::new().hash_one(0_u8);
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}
