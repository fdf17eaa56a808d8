//! What can go wrong with accounts, and what the outside is told of it.

use std::error::Error;
use std::iter::successors;

use domain::{Problem, RequestId, Slug};
use store::StoreError;
use thiserror::Error;

/// Why an account could not be used or changed.
#[derive(Debug, Error)]
pub enum AccountError {
    /// No session, or one that has ended.
    #[error("the session has ended: sign in again")]
    SignedOut,
    /// One field of what was given cannot be used.
    #[error("{message}")]
    Invalid {
        /// The field: `email`, `name`, `password`, `current_password`, `new_password` or `csrf_token`.
        field: &'static str,
        /// What is wrong and what would be right.
        message: String,
    },
    /// There is no such customer.
    #[error("there is no customer {0}: list the customers, and check the slug")]
    UnknownCustomer(Slug),
    /// There is no such account.
    #[error("there is no account {0}: list the accounts of the customer, and check the address")]
    UnknownAccount(String),
    /// Failed too often.
    #[error("too many tries: try again in {retry_seconds} seconds")]
    TooMany {
        /// Seconds to wait.
        retry_seconds: u64,
    },
    /// More people sign in at this moment than can be served.
    #[error("many people are signing in at this moment: try again in a few seconds")]
    Busy,
    /// The metadata store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A hash that the store holds, or would hold, is none.
    #[error("a password could not be hashed or compared: set a new password for the account")]
    Hashing(#[from] argon2::password_hash::Error),
    /// The hashing broke off.
    #[error("the hashing of a password broke off: try again")]
    BrokeOff(#[from] tokio::task::JoinError),
}

impl AccountError {
    pub(super) fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { field, message: message.into() }
    }

    /// What the outside is told. Whatever is a fault of ours is logged under `request_id` and told by it alone.
    pub(super) fn into_problem(self, request_id: RequestId) -> Problem {
        match self {
            Self::SignedOut => Problem::SignedOut,
            Self::Invalid { field, message } => Problem::invalid(field, message),
            Self::UnknownCustomer(_) | Self::UnknownAccount(_) => Problem::NotFound,
            Self::TooMany { retry_seconds } => Problem::TooMany { retry_seconds },
            Self::Busy => Problem::Unavailable {
                message: "Many people are signing in at this moment. Try again in a few seconds.".to_owned(),
                retry_seconds: 5,
            },
            Self::Store(StoreError::Conflict { .. }) => {
                Problem::Conflict { message: "Your password or session changed meanwhile. Sign in and try again.".to_owned() }
            }
            fault => {
                tracing::error!(%request_id, error = chain(&fault), "an account could not be used");
                Problem::Internal { request_id }
            }
        }
    }
}

/// An error with all that caused it.
fn chain(error: &AccountError) -> String {
    let first: &dyn Error = error;
    successors(Some(first), |error| (*error).source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
