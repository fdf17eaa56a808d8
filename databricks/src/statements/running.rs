//! A statement that was sent.

use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout_at};

use super::answer::{StatementAnswer, StatementState};
use super::api::look;
use super::cancel::cancel_until_held;
use super::finished::Finished;
use super::pauses::Pauses;
use super::places::Place;
use super::request::StatementRequest;
use crate::client::Client;
use crate::error::{Error, StatementError};

/// A statement that was sent. It holds a place on its warehouse. Dropped before the statement ended, it cancels it in the background.
#[derive(Debug)]
#[must_use = "a statement that is dropped is cancelled"]
pub struct Running {
    client: Client,
    statement_id: String,
    state: StatementState,
    row_limit: Option<u64>,
    pauses: Pauses,
    /// The last answer, once the statement ended, until it is handed out.
    end: Option<StatementAnswer>,
    place: Option<Place>,
}

/// What waiting came to.
#[derive(Debug)]
pub enum Outcome {
    /// The statement has a result.
    Finished(Finished),
    /// The time is over and the statement runs on. [`StatementState::Pending`] usually means that the warehouse starts.
    StillRunning(StatementState),
}

impl Running {
    pub(super) fn new(client: Client, answer: StatementAnswer, request: &StatementRequest, place: Place) -> Self {
        let settings = client.config().statements;
        let mut running = Self {
            client,
            statement_id: answer.statement_id.clone(),
            state: StatementState::Pending,
            row_limit: request.row_limit,
            pauses: Pauses::new(settings.first_poll, settings.longest_poll),
            end: None,
            place: Some(place),
        };
        running.take_in(answer);
        running
    }

    /// The statement's id.
    pub fn statement_id(&self) -> &str {
        &self.statement_id
    }

    /// Its state when last looked at.
    pub fn state(&self) -> &StatementState {
        &self.state
    }

    /// Waits for the end (`GET /api/2.0/sql/statements/{id}`, with growing pauses), at most for `deadline`; then it may be waited for again.
    /// Dropping this call's future does the statement no harm.
    ///
    /// # Errors
    /// [`Error::Statement`] when it ended without a result, [`Error::Truncated`] when the result was cut off; else what the calls bring, with
    /// the statement still running.
    pub async fn wait(&mut self, deadline: Option<Duration>) -> Result<Outcome, Error> {
        let until = deadline.and_then(|deadline| Instant::now().checked_add(deadline));
        while !self.state.is_terminal() {
            let looked = match until {
                Some(until) => timeout_at(until, self.look_later()).await.ok(),
                None => Some(self.look_later().await),
            };
            let Some(answer) = looked else { return Ok(Outcome::StillRunning(self.state.clone())) };
            let answer = answer.inspect_err(|error| self.lost(error))?;
            self.take_in(answer);
        }
        self.ended().map(Outcome::Finished)
    }

    /// Waits for the end, however long it takes.
    ///
    /// # Errors
    /// Those of [`Running::wait`].
    pub async fn finish(mut self) -> Result<Finished, Error> {
        loop {
            if let Outcome::Finished(finished) = self.wait(None).await? {
                return Ok(finished);
            }
        }
    }

    /// Cancels the statement until it has ended, and says how it ended: it may have been quicker.
    ///
    /// # Errors
    /// [`Error::NotCancelled`] when it has not ended in the time that the configuration gives.
    pub async fn cancel(mut self) -> Result<StatementState, Error> {
        if !self.state.is_terminal() {
            self.state = cancel_until_held(&self.client, &self.statement_id).await?;
        }
        Ok(self.state.clone())
    }

    /// Lets the statement run on without anybody looking after it, and gives its id.
    pub fn detach(mut self) -> String {
        self.place = None;
        self.state = StatementState::Closed;
        std::mem::take(&mut self.statement_id)
    }

    async fn look_later(&mut self) -> Result<StatementAnswer, Error> {
        sleep(self.pauses.next()).await;
        look(&self.client, &self.statement_id).await
    }

    fn take_in(&mut self, answer: StatementAnswer) {
        if let Some(state) = answer.status.state.clone() {
            self.state = state;
        }
        if self.state.is_terminal() {
            self.end = Some(answer);
            self.place = None;
        }
    }

    /// A statement that the service does not know need not be cancelled.
    fn lost(&mut self, error: &Error) {
        if error.is_not_found() {
            self.state = StatementState::Closed;
            self.place = None;
        }
    }

    fn ended(&mut self) -> Result<Finished, Error> {
        let told = || Error::Request { what: format!("statement {} ended, and that was told before", self.statement_id) };
        let answer = self.end.take().ok_or_else(told)?;
        if self.state == StatementState::Succeeded {
            return Finished::new(self.client.clone(), self.statement_id.clone(), answer, self.row_limit);
        }
        let fault = answer.status.error.unwrap_or_default();
        let error = StatementError {
            statement_id: self.statement_id.clone(),
            state: self.state.clone(),
            error_code: fault.error_code,
            message: fault.message.unwrap_or_else(|| "the service gave no reason".to_owned()),
            sql_state: answer.status.sql_state,
        };
        Err(Box::new(error).into())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.state.is_terminal() {
            return;
        }
        // Without a runtime nothing can be sent; the service ends a statement that nobody asks for by itself.
        let Ok(runtime) = Handle::try_current() else { return };
        let (client, id, place) = (self.client.clone(), std::mem::take(&mut self.statement_id), self.place.take());
        runtime.spawn(async move {
            if let Err(error) = cancel_until_held(&client, &id).await {
                tracing::warn!(statement_id = id, %error, "a statement that nobody waits for could not be cancelled");
            }
            drop(place);
        });
    }
}
