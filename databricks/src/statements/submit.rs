//! Sending a statement.

use std::time::Duration;

use tracing::Instrument;

use super::answer::StatementAnswer;
use super::api::PATH;
use super::places::Place;
use super::request::StatementRequest;
use super::running::Running;
use crate::client::Client;
use crate::error::Error;
use crate::http::Call;

/// What the service may take beyond the wait that was asked for.
const BEYOND_WAIT: Duration = Duration::from_secs(20);

/// Sends a statement in a task of its own. A caller who gives up meanwhile leaves the task behind, which then drops what was sent and so
/// cancels it: without its answer the statement would have no id to cancel it by.
pub(super) async fn submit_apart(client: Client, request: StatementRequest, place: Place) -> Result<Running, Error> {
    let task = tokio::spawn(async move { submit(client, request, place).await }.in_current_span());
    let ended = |_| Error::Request { what: "the runtime ended while a statement was sent; look for it in the query history".to_owned() };
    task.await.map_err(ended)?
}

async fn submit(client: Client, request: StatementRequest, place: Place) -> Result<Running, Error> {
    let doing = format!("a statement is sent to warehouse {}", request.warehouse_id);
    let mut call = Call::post(PATH, doing).json(&request)?;
    call.timeout = Some(client.config().request_timeout.max(Duration::from_secs(request.wait_timeout.into()) + BEYOND_WAIT));
    if request.retry_submit {
        call = call.idempotent();
    }
    let answer: StatementAnswer = client.json(&call).await.map_err(|error| unsure(error, request.retry_submit))?;
    if answer.statement_id.is_empty() {
        return Err(Error::Unreadable { doing: call.doing, what: "it names no statement_id".to_owned() });
    }
    Ok(Running::new(client, answer, &request, place))
}

fn unsure(error: Error, may_repeat: bool) -> Error {
    if error.is_unsure() && !may_repeat { Error::SubmissionUnknown { source: Box::new(error) } } else { error }
}
