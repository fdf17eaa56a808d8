//! A call with everything around it: breaker, token, attempts.

use std::future::Future;
use std::time::Duration;

use serde::de::DeserializeOwned;

use super::answer::Answer;
use super::attempt::{Failure, Kind};
use super::breaker::Leave;
use super::call::Call;
use super::retry::Attempts;
use crate::auth::Bearer;
use crate::client::Client;
use crate::config::Config;
use crate::error::Error;

/// What is sent, once per attempt, and what comes of it.
pub(crate) trait Exchange: Sync {
    /// What comes of it.
    type Out: Send;

    /// The call it is, for errors and the rule of repetition.
    fn call(&self) -> &Call;

    /// How long an attempt and all attempts may take.
    fn limits(&self, config: &Config) -> (Duration, Duration);

    /// One attempt.
    fn attempt(&self, client: &Client, bearer: &Bearer, limit: Duration) -> impl Future<Output = Result<Self::Out, Failure>> + Send;
}

impl Exchange for Call {
    type Out = Answer;

    fn call(&self) -> &Call {
        self
    }

    fn limits(&self, config: &Config) -> (Duration, Duration) {
        (self.timeout.unwrap_or(config.request_timeout), config.total_timeout)
    }

    async fn attempt(&self, client: &Client, bearer: &Bearer, limit: Duration) -> Result<Answer, Failure> {
        client.exchange(self, bearer, limit).await
    }
}

impl Client {
    /// Sends a call and reads its answer as JSON.
    pub(crate) async fn json<T: DeserializeOwned>(&self, call: &Call) -> Result<T, Error> {
        self.run(call).await?.json(&call.doing)
    }

    /// Sends a call whose answer says nothing.
    pub(crate) async fn done(&self, call: &Call) -> Result<(), Error> {
        self.run(call).await.map(drop)
    }

    /// Attempts until one succeeds, none is left, or another would do harm.
    pub(crate) async fn run<E: Exchange>(&self, exchange: &E) -> Result<E::Out, Error> {
        let Call { doing, safety, method, path, .. } = exchange.call();
        let (each, total) = exchange.limits(self.config());
        let mut attempts = Attempts::new(self.config(), total);
        loop {
            let failure = match self.once(exchange, attempts.time_left(each)).await {
                Ok(out) => return Ok(out),
                Err(failure) => failure,
            };
            let Some(pause) = attempts.after(&failure, *safety) else { return Err(failure.error) };
            tracing::warn!(%method, path, doing, error = %failure.error, ?pause, "Databricks is asked again");
            tokio::time::sleep(pause).await;
        }
    }

    /// One attempt, and after a 401 another with a fresh token.
    async fn once<E: Exchange>(&self, exchange: &E, limit: Duration) -> Result<E::Out, Failure> {
        let doing = &exchange.call().doing;
        let bearer = self.inner.tokens.get(self).await.map_err(Failure::last)?;
        let leave = self.inner.breaker.ask();
        let leave = leave.map_err(|retry_in| Failure::last(Error::BreakerOpen { doing: doing.clone(), retry_in }))?;
        let mut result = exchange.attempt(self, &bearer, limit).await;
        if matches!(&result, Err(failure) if failure.kind == Kind::Status(401))
            && let Some(fresh) = self.inner.tokens.renewed(self, &bearer).await.map_err(Failure::last)?
        {
            result = exchange.attempt(self, &fresh, limit).await;
        }
        tell(leave, &result);
        result
    }
}

/// Tells the breaker: the service failed if it could not be reached, broke off, was late, or said so itself.
fn tell<T>(leave: Leave<'_>, result: &Result<T, Failure>) {
    match result {
        Err(Failure { kind: Kind::Status(500..) | Kind::Unreached | Kind::Broken | Kind::TimedOut, .. }) => leave.failed(),
        Err(Failure { kind: Kind::Final, .. }) => drop(leave),
        Ok(_) | Err(_) => leave.answered(),
    }
}
