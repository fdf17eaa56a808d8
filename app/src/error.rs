//! What a page is told when a call did not work.

use domain::problem::Problem;
use serde::{Deserialize, Serialize};
use server_fn::error::{FromServerFnError, ServerFnErrorErr};
use thiserror::Error;

use crate::api::JsonText;
use crate::page::Page;

/// Every way in which a call from a page can fail: a [`Problem`], as far as a page makes a difference, in the problem's own words.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
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
    /// It is not there yet: the same question is answered in a while.
    #[error("{message}")]
    Later {
        /// What is waited for.
        message: String,
        /// Seconds until it makes sense to ask again.
        retry_seconds: u64,
        /// What a dashboard shows meanwhile.
        page: Option<Box<Page>>,
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
            Self::Later { .. } => 503,
            Self::Unreachable => 502,
        }
    }

    /// Seconds until it makes sense to ask again, where waiting helps.
    pub const fn retry_seconds(&self) -> Option<u64> {
        match self {
            Self::Later { retry_seconds, .. } => Some(*retry_seconds),
            _ => None,
        }
    }

    /// What a dashboard shows meanwhile.
    pub fn page(&self) -> Option<&Page> {
        match self {
            Self::Later { page, .. } => page.as_deref(),
            _ => None,
        }
    }
}

impl From<Problem> for AppError {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::SignedOut => Self::SignedOut,
            Problem::Unavailable { message, retry_seconds } => Self::Later { message, retry_seconds: retry_seconds.max(1), page: None },
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
