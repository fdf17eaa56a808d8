//! What the outside is told when something did not work. Detail goes to the log under the request id.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::ids::RequestId;

/// Every way in which a request can fail, as far as the one who asked may know.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Problem {
    /// No session, or one that has ended.
    #[error("You are signed out. Sign in to go on.")]
    SignedOut,
    /// There is no such thing, or it belongs to someone else: the two are not told apart.
    #[error("There is nothing here. Check the address, or go back to Home.")]
    NotFound,
    /// One field of what was sent cannot be used.
    #[error("{message}")]
    Invalid {
        /// The field's name in the form, the address or the request.
        field: String,
        /// What is wrong and what would be right.
        message: String,
    },
    /// Somebody else was quicker.
    #[error("{message}")]
    Conflict {
        /// What changed meanwhile and what to do.
        message: String,
    },
    /// Asked too often.
    #[error("Too many tries. Try again in {retry_seconds} seconds.")]
    TooMany {
        /// Seconds until it makes sense to try again.
        retry_seconds: u64,
    },
    /// More was sent than is taken.
    #[error("This is too large. Send at most {limit_bytes} bytes.")]
    TooLarge {
        /// The limit in bytes.
        limit_bytes: u64,
    },
    /// A part of the service does not answer at the moment.
    #[error("{message}")]
    Unavailable {
        /// What does not answer, in the first sentence; then what still holds.
        message: String,
        /// Seconds until it makes sense to try again.
        retry_seconds: u64,
    },
    /// A defect or a fault of ours.
    #[error("This could not be loaded. Try again; if it stays, give request {request_id} to support.")]
    Internal {
        /// Finds the detail in the log.
        request_id: RequestId,
    },
}

impl Problem {
    /// The HTTP status.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::NotFound => 404,
            Self::Invalid { .. } => 422,
            Self::Conflict { .. } => 409,
            Self::TooMany { .. } => 429,
            Self::TooLarge { .. } => 413,
            Self::Unavailable { .. } => 503,
            Self::Internal { .. } => 500,
        }
    }

    /// Seconds until it makes sense to ask again, where waiting helps.
    pub fn retry_seconds(&self) -> Option<u64> {
        match self {
            Self::TooMany { retry_seconds } | Self::Unavailable { retry_seconds, .. } => Some((*retry_seconds).max(1)),
            _ => None,
        }
    }

    /// A field that cannot be used.
    pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), message: message.into() }
    }
}
