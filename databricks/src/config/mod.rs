//! How a workspace is reached, and how patient the client is with it.

mod parts;

use std::fmt;
use std::num::NonZeroUsize;
use std::time::Duration;

pub use self::parts::{Breaker, JobsVersion, Retry, Statements};
use crate::credentials::Credentials;
use crate::error::{ConfigError, Error};
use crate::host::Host;
use crate::surroundings::Surroundings;

/// Everything that a [`Client`](crate::Client) can be told. [`Config::new`] gives values that suit a dashboard; change the fields that do not.
#[derive(Clone)]
#[non_exhaustive]
pub struct Config {
    /// The workspace's address, such as `https://adb-1234.5.azuredatabricks.net`: https, no path. Plain http is for loopback addresses alone.
    pub host: String,
    /// Who asks.
    pub credentials: Credentials,
    /// How long a connection may take to be made.
    pub connect_timeout: Duration,
    /// How long one attempt at a call may take, its answer included. Longer than the 50 s that a statement may keep its caller waiting.
    pub request_timeout: Duration,
    /// How long a call may take with all its attempts and pauses.
    pub total_timeout: Duration,
    /// How long one attempt at sending a file may take.
    pub upload_timeout: Duration,
    /// How long one attempt at fetching a part of a result may take, and how long a download may bring nothing.
    pub download_timeout: Duration,
    /// What happens when a call fails.
    pub retry: Retry,
    /// When calls are refused without being sent.
    pub breaker: Breaker,
    /// How a statement that runs is looked after.
    pub statements: Statements,
    /// How long before it runs out a token is replaced.
    pub token_margin: Duration,
    /// Which version of the Jobs API is spoken.
    pub jobs_version: JobsVersion,
    /// A proxy for all requests, such as `http://proxy.example:3128`. None is used unless it is named here; the environment is not read.
    pub proxy: Option<String>,
    /// What is added to the client's name in `User-Agent`, such as `kineo/1.0`.
    pub agent: Option<String>,
    /// The clock and the randomness.
    pub surroundings: Surroundings,
}

impl Config {
    /// A workspace and who asks it, with the defaults for the rest.
    pub fn new(host: impl Into<String>, credentials: Credentials) -> Self {
        Self {
            host: host.into(),
            credentials,
            connect_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(70),
            total_timeout: Duration::from_secs(240),
            upload_timeout: Duration::from_secs(3600),
            download_timeout: Duration::from_secs(120),
            retry: Retry::default(),
            breaker: Breaker::default(),
            statements: Statements::default(),
            token_margin: Duration::from_secs(120),
            jobs_version: JobsVersion::V2_2,
            proxy: None,
            agent: None,
            surroundings: Surroundings::default(),
        }
    }

    /// Checks all fields, so that a bad one is found before anything is sent. [`Client::new`](crate::Client::new) does this too.
    ///
    /// # Errors
    /// [`Error::Config`] names the first field that cannot be used and what to write instead.
    pub fn validate(&self) -> Result<(), Error> {
        Host::parse(&self.host)?;
        self.credentials.validate()?;
        self.validate_durations()?;
        self.validate_counts()
    }

    fn validate_durations(&self) -> Result<(), ConfigError> {
        let fields = [
            ("connect_timeout", self.connect_timeout),
            ("request_timeout", self.request_timeout),
            ("total_timeout", self.total_timeout),
            ("upload_timeout", self.upload_timeout),
            ("download_timeout", self.download_timeout),
            ("retry.first_pause", self.retry.first_pause),
            ("retry.longest_pause", self.retry.longest_pause),
            ("breaker.pause", self.breaker.pause),
            ("statements.first_poll", self.statements.first_poll),
            ("statements.longest_poll", self.statements.longest_poll),
            ("statements.cancel_timeout", self.statements.cancel_timeout),
        ];
        match fields.into_iter().find(|(_, duration)| duration.is_zero()) {
            Some((field, _)) => Err(ConfigError::new(field, "is zero", "a duration above zero")),
            None => Ok(()),
        }
    }

    fn validate_counts(&self) -> Result<(), Error> {
        let fields = [
            ("retry.attempts", self.retry.attempts as usize),
            ("breaker.failures", self.breaker.failures as usize),
            ("statements.per_warehouse", self.statements.per_warehouse),
            ("statements.fetch_ahead", self.statements.fetch_ahead),
        ];
        match fields.into_iter().find(|(_, count)| NonZeroUsize::new(*count).is_none()) {
            Some((field, _)) => Err(ConfigError::new(field, "is zero", "a number of at least 1").into()),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config").field("host", &self.host).field("credentials", &self.credentials).finish_non_exhaustive()
    }
}
