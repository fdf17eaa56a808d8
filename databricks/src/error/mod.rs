//! What can go wrong between this client and the service, and what to do then.

mod details;

use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;

pub use self::details::{ApiError, ConfigError, StatementError};
use crate::statements::StatementState;

/// Why a call did not bring what it should. No message holds a secret, nor the address of a part of a result.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A setting that cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The service answered with an error.
    #[error(transparent)]
    Api(#[from] Box<ApiError>),
    /// The service knows who asks no longer, not even with a fresh token.
    #[error("{doing}: the workspace does not accept the credentials; see that the token or secret is valid and belongs to this workspace")]
    Unauthorised {
        /// What was being done.
        doing: String,
    },
    /// There is no token to ask with.
    #[error("no token from {issuer}: {what}; check the id and the secret, and that the identity may use the workspace")]
    Token {
        /// Who issues tokens.
        issuer: String,
        /// What the issuer said.
        what: String,
    },
    /// The service could not be reached, or the connection broke off.
    #[error("{doing}: {what}; check the address and the network, then try again")]
    Connection {
        /// What was being done.
        doing: String,
        /// What happened to the connection.
        what: &'static str,
        /// Whether the request may have arrived.
        sent: bool,
        /// What the HTTP library says, without the address.
        #[source]
        source: reqwest::Error,
    },
    /// No answer in time.
    #[error("{doing}: no answer within {after:?}; try again, or allow more time")]
    TimedOut {
        /// What was being done.
        doing: String,
        /// How long was waited.
        after: Duration,
    },
    /// The service failed so often that it is left alone for a while.
    #[error("{doing}: the service failed several times in a row and is left alone; try again in {retry_in:?}")]
    BreakerOpen {
        /// What was to be done.
        doing: String,
        /// When a call will be let through again.
        retry_in: Duration,
    },
    /// All places on the warehouse stayed taken.
    #[error("warehouse {warehouse_id} had no free place for {after:?}; try again later, or allow more statements at a time")]
    Busy {
        /// The warehouse.
        warehouse_id: String,
        /// How long was waited.
        after: Duration,
    },
    /// An answer that is not what the API's definition says.
    #[error("{doing}: the answer cannot be read: {what}; see whether the API has changed")]
    Unreadable {
        /// What was being done.
        doing: String,
        /// What is wrong with it.
        what: String,
    },
    /// A statement that may or may not have been taken: the connection failed after it was sent, and it must not run twice.
    #[error("the statement may be running although its submission failed; look for it in the query history before sending it again")]
    SubmissionUnknown {
        /// What failed.
        #[source]
        source: Box<Error>,
    },
    /// A statement that ended without a result.
    #[error(transparent)]
    Statement(#[from] Box<StatementError>),
    /// A statement that could not be cancelled within the time for that.
    #[error("statement {statement_id} is still {state} after being cancelled for {after:?}; cancel it in the query history")]
    NotCancelled {
        /// The statement.
        statement_id: String,
        /// Its state when last looked at.
        state: StatementState,
        /// How long cancelling was tried.
        after: Duration,
    },
    /// A result of which something is missing. What was read of it must not be used.
    #[error("the result of statement {statement_id} is not whole: {what}; run the statement again")]
    Incomplete {
        /// The statement.
        statement_id: String,
        /// What is missing.
        what: String,
    },
    /// A result that the service cut off, though no row limit was asked for.
    #[error(
        "the result of statement {statement_id} was cut off at {rows} rows; ask for fewer, or set a row limit if the first rows are enough"
    )]
    Truncated {
        /// The statement.
        statement_id: String,
        /// How many rows are left.
        rows: u64,
    },
    /// A part of a result that could not be fetched.
    #[error("part {chunk} of the result of statement {statement_id} cannot be fetched: {what}; run the statement again")]
    Chunk {
        /// The statement.
        statement_id: String,
        /// The part's number, from 0.
        chunk: u64,
        /// Why.
        what: String,
    },
    /// A file of this machine that cannot be read or written.
    #[error("file {} cannot be used; see that it is there and may be read", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        #[source]
        source: std::io::Error,
    },
    /// A path or a request that the API does not know.
    #[error("{what}")]
    Request {
        /// What is wrong and what to write.
        what: String,
    },
}

impl Error {
    /// The code of the service, where it gave one.
    pub fn error_code(&self) -> Option<&str> {
        match self {
            Self::Api(error) => Some(&error.error_code).filter(|code| !code.is_empty()).map(String::as_str),
            Self::Statement(error) => error.error_code.as_deref(),
            _ => None,
        }
    }

    /// The HTTP status, where there was an answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => Some(error.status),
            Self::Unauthorised { .. } => Some(401),
            _ => None,
        }
    }

    /// Whether what was asked for is not there.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(404) || self.error_code().is_some_and(|code| matches!(code, "RESOURCE_DOES_NOT_EXIST" | "NOT_FOUND"))
    }

    /// Whether what was to be made is there already.
    pub fn is_already_there(&self) -> bool {
        self.status() == Some(409) || self.error_code().is_some_and(|code| code.ends_with("ALREADY_EXISTS"))
    }

    /// Whether the service may have done what was asked although the call failed.
    pub(crate) fn is_unsure(&self) -> bool {
        match self {
            Self::Connection { sent, .. } => *sent,
            Self::TimedOut { .. } | Self::Unreadable { .. } => true,
            Self::Api(error) => matches!(error.status, 500 | 502 | 504),
            _ => false,
        }
    }

    /// Whether the same call may well work later: the service was busy, unreachable or slow.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Connection { .. } | Self::TimedOut { .. } | Self::BreakerOpen { .. } | Self::Busy { .. } => true,
            Self::Api(error) => matches!(error.status, 429 | 500 | 502 | 503 | 504),
            _ => false,
        }
    }
}
