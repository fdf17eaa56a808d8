//! What a page is told when a call did not work.

use domain::problem::Problem;
use serde::{Deserialize, Serialize};
use server_fn::error::{FromServerFnError, ServerFnErrorErr};
use thiserror::Error;

use crate::api::JsonText;

/// Every way in which a call from a page can fail: a [`Problem`], as far as a page makes a difference, in the problem's own words.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// Signing in again is the way out.
    #[error("You are signed out. Sign in to go on.")]
    SignedOut,
    /// The server says why it did not work.
    #[error("{message}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// What is wrong and what to do.
        message: String,
    },
    /// The server did not answer, or not as it should.
    #[error("The server did not answer. Check the connection and try again.")]
    Unreachable,
}

impl AppError {
    /// The HTTP status.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignedOut => Problem::SignedOut.status(),
            Self::Refused { status, .. } => *status,
            Self::Unreachable => 502,
        }
    }
}

impl From<Problem> for AppError {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::SignedOut => Self::SignedOut,
            other => Self::Refused { status: other.status(), message: other.to_string() },
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(reason) | ServerFnErrorErr::MissingArg(reason) => {
                Self::Refused { status: 422, message: format!("The request cannot be read: {reason}. Reload the page.") }
            }
            _ => Self::Unreachable,
        }
    }
}
