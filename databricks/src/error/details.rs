//! What the service said, and which setting is wrong.

use std::time::Duration;

use thiserror::Error;

use crate::statements::StatementState;

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("setting {field} {fault}; write {write}")]
pub struct ConfigError {
    /// The field of [`Config`](crate::Config).
    pub field: &'static str,
    /// What is wrong with it.
    pub fault: &'static str,
    /// What to write.
    pub write: String,
}

impl ConfigError {
    pub(crate) fn new(field: &'static str, fault: &'static str, write: impl Into<String>) -> Self {
        Self { field, fault, write: write.into() }
    }
}

/// An error that the service reported.
#[derive(Debug, Clone, Error)]
#[error("{doing}: {message} ({error_code}, HTTP {status}{}); {}", request(request_id), what_next(*status, error_code))]
pub struct ApiError {
    /// What was being done.
    pub doing: String,
    /// The HTTP status.
    pub status: u16,
    /// The service's code, such as `RESOURCE_DOES_NOT_EXIST`; empty where the answer had none.
    pub error_code: String,
    /// The service's words.
    pub message: String,
    /// What the service's support asks for.
    pub request_id: Option<String>,
    /// How long the service asked to wait, where it did.
    pub retry_after: Option<Duration>,
}

/// A statement that ended without a result.
#[derive(Debug, Clone, Error)]
#[error("statement {statement_id} is {state}: {message}{}", code(error_code, sql_state))]
pub struct StatementError {
    /// The statement.
    pub statement_id: String,
    /// How it ended: failed, cancelled or closed.
    pub state: StatementState,
    /// The service's code, such as `BAD_REQUEST`.
    pub error_code: Option<String>,
    /// The service's words.
    pub message: String,
    /// SQLSTATE, such as `42P01`.
    pub sql_state: Option<String>,
}

fn request(id: &Option<String>) -> String {
    id.as_ref().map_or_else(String::new, |id| format!(", request {id}"))
}

fn code(error_code: &Option<String>, sql_state: &Option<String>) -> String {
    let known: Vec<_> = error_code.iter().cloned().chain(sql_state.iter().map(|state| format!("SQLSTATE {state}"))).collect();
    if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) }
}

fn what_next(status: u16, error_code: &str) -> &'static str {
    match (status, error_code) {
        (_, "RESOURCE_ALREADY_EXISTS" | "ALREADY_EXISTS") | (409, _) => "choose another name, or use what is there",
        (403, _) => "ask for the permission that is missing",
        (404, _) => "check the name or id, and that it may be seen",
        (429, _) => "ask less often, or later",
        (500.., _) => "try again later; if it stays, give the request id to the service's support",
        _ => "correct the request",
    }
}
