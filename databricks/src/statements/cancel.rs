//! Cancelling until it holds.

use tokio::time::Instant;

use super::answer::StatementState;
use super::api::{look, path_of};
use super::pauses::Pauses;
use crate::client::Client;
use crate::error::Error;
use crate::http::Call;

/// Cancels a statement again and again until it has ended: one that reaches the service before the statement has begun is lost there.
pub(super) async fn cancel_until_held(client: &Client, statement_id: &str) -> Result<StatementState, Error> {
    let settings = client.config().statements;
    let until = Instant::now() + settings.cancel_timeout;
    let mut pauses = Pauses::new(settings.first_poll, settings.longest_poll);
    loop {
        let state = once(client, statement_id).await;
        match state {
            Ok(state) if state.is_terminal() => return Ok(state),
            Err(error) if error.is_not_found() => return Ok(StatementState::Closed),
            Err(error) if !error.is_passing() => return Err(error),
            _ => {}
        }
        if Instant::now() >= until {
            let state = state?;
            return Err(Error::NotCancelled { statement_id: statement_id.to_owned(), state, after: settings.cancel_timeout });
        }
        tokio::time::sleep(pauses.next()).await;
    }
}

async fn once(client: &Client, statement_id: &str) -> Result<StatementState, Error> {
    let call = Call::post(format!("{}/cancel", path_of(statement_id)?), format!("statement {statement_id} is cancelled"));
    let sent = client.done(&call.idempotent().json(&serde_json::json!({}))?).await;
    let state = look(client, statement_id).await?.status.state.unwrap_or(StatementState::Pending);
    // What ended by itself may refuse to be cancelled.
    if state.is_terminal() { Ok(state) } else { sent.map(|()| state) }
}
