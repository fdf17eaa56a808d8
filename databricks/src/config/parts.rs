//! Parts of the configuration.

use std::time::Duration;

/// Attempts and the pauses between them.
#[derive(Debug, Clone, Copy)]
pub struct Retry {
    /// Attempts in all, at least 1.
    pub attempts: u32,
    /// The pause before the second attempt; it doubles from there. A random part of up to half is taken off each.
    pub first_pause: Duration,
    /// The longest pause.
    pub longest_pause: Duration,
    /// The longest pause that is kept when the service names one (`Retry-After`).
    pub longest_retry_after: Duration,
}

/// A service that fails again and again is left alone for a while.
#[derive(Debug, Clone, Copy)]
pub struct Breaker {
    /// So many failures in a row stop the calls, at least 1.
    pub failures: u32,
    /// So long until one call may try again.
    pub pause: Duration,
}

/// How statements are run and their results fetched.
#[derive(Debug, Clone, Copy)]
pub struct Statements {
    /// How many statements of this client run on one warehouse at a time, at least 1.
    pub per_warehouse: usize,
    /// How long a statement waits for one of these places.
    pub queue_timeout: Duration,
    /// The pause before the first look at a statement that runs; pauses grow by half.
    pub first_poll: Duration,
    /// The longest pause between two looks.
    pub longest_poll: Duration,
    /// How long a cancelling is repeated until it holds.
    pub cancel_timeout: Duration,
    /// Parts of a result that are fetched ahead of the one being read, at least 1. A part is some 20 MB and is held with its rows.
    pub fetch_ahead: usize,
    /// Whether a part with fewer bytes than announced counts as broken, whatever its rows say.
    pub check_byte_count: bool,
}

/// A version of the Jobs API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobsVersion {
    /// 2.1: all tasks come at once.
    V2_1,
    /// 2.2: tasks come in pages of 100.
    V2_2,
}

impl JobsVersion {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::V2_1 => "2.1",
            Self::V2_2 => "2.2",
        }
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 5,
            first_pause: Duration::from_millis(500),
            longest_pause: Duration::from_secs(20),
            longest_retry_after: Duration::from_secs(60),
        }
    }
}

impl Default for Breaker {
    fn default() -> Self {
        Self { failures: 8, pause: Duration::from_secs(15) }
    }
}

impl Default for Statements {
    fn default() -> Self {
        Self {
            per_warehouse: 10,
            queue_timeout: Duration::from_secs(60),
            first_poll: Duration::from_millis(200),
            longest_poll: Duration::from_secs(5),
            cancel_timeout: Duration::from_secs(300),
            fetch_ahead: 3,
            check_byte_count: true,
        }
    }
}
