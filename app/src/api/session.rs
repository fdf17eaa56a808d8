//! The session of the request that a server function answers.

use domain::account::SessionToken;
use domain::ports::Ports;
use domain::problem::Problem;
use leptos::prelude::use_context;

use crate::error::AppError;
use crate::status::{answer_with, ask_again_in};

/// The session that the request's cookie names, if it has one.
#[derive(Clone, Debug, Default)]
pub struct Session(pub Option<SessionToken>);

/// The ports and the session. Without a session nothing is asked at all.
pub(super) fn ports() -> Result<(Ports, SessionToken), AppError> {
    let Session(token) = use_context().unwrap_or_default();
    let token = token.ok_or(Problem::SignedOut)?;
    let ports = use_context::<Ports>().ok_or(AppError::Unreachable)?;
    Ok((ports, token))
}

/// Gives a refusal its HTTP status, and one that waiting helps the time to ask again.
pub fn with_status<T>(result: Result<T, AppError>) -> Result<T, AppError> {
    if let Err(error) = &result {
        answer_with(error.status());
        error.retry_seconds().into_iter().for_each(ask_again_in);
    }
    result
}
