//! What can go wrong with the metadata store, and what to do then.

use std::path::PathBuf;

use thiserror::Error;

/// Why the store did not do what was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// What was asked contradicts what is there. The message says what to do.
    #[error("{what}")]
    Conflict {
        /// What is in the way and what to do about it.
        what: String,
    },
    /// There is no such thing.
    #[error("there is no {what}: list what there is, and check the name")]
    NotFound {
        /// What was looked for.
        what: String,
    },
    /// The file of the store cannot be made or locked.
    #[error("the metadata store {} cannot be opened: check that its folder exists and can be written", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// The database did not answer, or refused.
    #[error("the metadata store failed while {action}: check free disk space and that no other program holds the file, then try again")]
    Database {
        /// What was being done.
        action: &'static str,
        /// What the database says.
        source: sqlx::Error,
    },
    /// The tables could not be brought to the form that this version needs.
    #[error("the metadata store could not be migrated: start the version that wrote it, or restore the file from a backup")]
    Migration {
        /// What the migration says.
        source: sqlx::migrate::MigrateError,
    },
    /// A row holds what this version cannot read.
    #[error("table {table} of the metadata store holds a row ({id}) that cannot be read: {what}; correct it or restore a backup")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The row's id.
        id: String,
        /// What is wrong with it.
        what: String,
    },
}

impl StoreError {
    pub(crate) fn conflict(what: impl Into<String>) -> Self {
        Self::Conflict { what: what.into() }
    }

    pub(crate) fn not_found(what: impl Into<String>) -> Self {
        Self::NotFound { what: what.into() }
    }
}

/// Names what was being done when the database failed.
pub(crate) trait Doing<T> {
    /// `action` completes "the metadata store failed while …".
    fn doing(self, action: &'static str) -> Result<T, StoreError>;
}

impl<T> Doing<T> for Result<T, sqlx::Error> {
    fn doing(self, action: &'static str) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::Database { action, source })
    }
}

/// Whether a write failed because a unique key is taken.
pub(crate) fn is_taken<T>(result: &Result<T, sqlx::Error>) -> bool {
    matches!(result, Err(sqlx::Error::Database(error)) if error.is_unique_violation())
}
