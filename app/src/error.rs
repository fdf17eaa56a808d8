//! What a page is told when a call did not work.

use domain::problem::Problem;
use serde::{Deserialize, Serialize};
use server_fn::error::{FromServerFnError, ServerFnErrorErr};
use thiserror::Error;

use crate::api::JsonText;

/// Every way in which a call from a page can fail.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AppError {
    /// The server answered, and says why it did not work.
    #[error(transparent)]
    Problem(#[from] Problem),
    /// The server did not answer, or not as it should.
    #[error("The server did not answer. Check the connection and try again.")]
    Unreachable,
}

impl AppError {
    /// Whether signing in again is the way out.
    pub const fn is_signed_out(&self) -> bool {
        matches!(self, Self::Problem(Problem::SignedOut))
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(reason) | ServerFnErrorErr::MissingArg(reason) => {
                Self::Problem(Problem::invalid("request", format!("The request cannot be read: {reason}. Reload the page.")))
            }
            _ => Self::Unreachable,
        }
    }
}
