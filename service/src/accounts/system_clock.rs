//! The machine's clock.

use chrono::{DateTime, Utc};
use domain::Clock;

/// The machine's clock, for the binary alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the time comes from; everything else takes it as a parameter")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}
