//! The entry to statements.

use super::answer::{StatementAnswer, StatementState};
use super::cancel::cancel_until_held;
use super::request::StatementRequest;
use super::running::Running;
use super::submit::submit_apart;
use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, segment};

pub(super) const PATH: &str = "/api/2.0/sql/statements";

/// SQL statements on warehouses.
#[derive(Debug, Clone)]
pub struct StatementsApi {
    client: Client,
}

impl StatementsApi {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Sends a statement (`POST /api/2.0/sql/statements`) once there is a place on the warehouse. What comes back is a guard: dropped before
    /// the statement ended, it cancels it. So does dropping this call's future.
    ///
    /// # Errors
    /// [`Error::Request`] for a request that contradicts itself, [`Error::Busy`] without a place, [`Error::SubmissionUnknown`] when the
    /// statement may be running and may not be sent twice. A statement that the service refuses at once is found by [`Running::wait`].
    pub async fn execute(&self, request: StatementRequest) -> Result<Running, Error> {
        request.validate()?;
        let timeout = self.client.config().statements.queue_timeout;
        let place = self.client.inner.places.take(&request.warehouse_id, timeout).await?;
        submit_apart(self.client.clone(), request, place).await
    }

    /// How far a statement is (`GET /api/2.0/sql/statements/{id}`).
    ///
    /// # Errors
    /// [`Error::Api`] with status 404 when it is not known, or ended more than 12 hours ago.
    pub async fn state(&self, statement_id: &str) -> Result<StatementState, Error> {
        let answer = look(&self.client, statement_id).await?;
        Ok(answer.status.state.unwrap_or(StatementState::Pending))
    }

    /// Cancels a statement (`POST /api/2.0/sql/statements/{id}/cancel`) until it has ended, and says how it ended: it may have been quicker.
    ///
    /// # Errors
    /// [`Error::NotCancelled`] when it has not ended in the time that the configuration gives.
    pub async fn cancel(&self, statement_id: &str) -> Result<StatementState, Error> {
        cancel_until_held(&self.client, statement_id).await
    }
}

pub(super) fn path_of(statement_id: &str) -> Result<String, Error> {
    Ok(format!("{PATH}/{}", segment(statement_id)?))
}

pub(super) async fn look(client: &Client, statement_id: &str) -> Result<StatementAnswer, Error> {
    client.json(&Call::get(path_of(statement_id)?, format!("statement {statement_id} is looked at"))).await
}
