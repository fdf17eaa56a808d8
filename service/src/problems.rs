//! From what went wrong inside to what the outside is told: the detail goes to the log under an id, the id to the viewer.

use std::error::Error;

use domain::{Problem, RequestId};

/// Logs an error with its causes and returns what to tell.
pub fn internal(what: &str, error: &dyn Error) -> Problem {
    let request_id = fresh_id();
    let mut causes = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(error) = cause {
        causes.push(error.to_string());
        cause = error.source();
    }
    tracing::error!(request_id = %request_id, what, error = causes.join(": "), "failed");
    Problem::Internal { request_id }
}

#[expect(clippy::disallowed_methods, reason = "an id that only joins a message to a line of the log; nothing is computed from it")]
fn fresh_id() -> RequestId {
    RequestId::new(uuid::Uuid::now_v7().simple().to_string())
}
