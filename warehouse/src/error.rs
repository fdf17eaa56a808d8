//! What can go wrong with tables and queries.

use std::path::PathBuf;

use deltalake::DeltaTableError;
use deltalake::datafusion::error::DataFusionError;
use thiserror::Error;

/// A table or a query that did not work.
#[derive(Debug, Error)]
pub enum WarehouseError {
    /// A table that cannot be read.
    #[error("table {table} cannot be read; load the customer again, which restores the tables of the last release")]
    Read {
        /// Layer and name.
        table: String,
        /// Why.
        #[source]
        source: Box<DeltaTableError>,
    },
    /// A table that cannot be written.
    #[error("table {table} cannot be written; see that the disk has room and the folder may be written, then load again")]
    Write {
        /// Layer and name.
        table: String,
        /// Why.
        #[source]
        source: Box<DeltaTableError>,
    },
    /// A query that the engine refused or could not finish.
    #[error("{what} could not be computed")]
    Query {
        /// What was asked.
        what: String,
        /// Why.
        #[source]
        source: Box<DataFusionError>,
    },
    /// A folder that cannot be used.
    #[error("folder {} cannot be used; see that it exists and may be written", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A folder whose path cannot be an address.
    #[error("folder {} is not an absolute path", path.display())]
    NotAbsolute {
        /// The folder.
        path: PathBuf,
    },
    /// A release that lacks a table which the query needs.
    #[error("the release has no table {table}; load the customer again with this version")]
    MissingTable {
        /// Layer and name.
        table: String,
    },
    /// Storage that cannot be used.
    #[error("storage {address} cannot be used; see databricks_storage_root and azure_storage_key in the settings")]
    Storage {
        /// Its address.
        address: String,
        /// Why.
        #[source]
        source: Box<deltalake::ObjectStoreError>,
    },
    /// A call to Databricks that failed.
    #[error("{what} could not be fetched from Databricks")]
    Remote {
        /// What was asked.
        what: String,
        /// Why.
        #[source]
        source: Box<databricks::Error>,
    },
    /// A value that is not of the type its column states.
    #[error("column {column} of the answer holds a value that is no {kind}; the answer is not used")]
    OddValue {
        /// The column.
        column: String,
        /// The type that it states.
        kind: String,
    },
    /// A question that took longer than a page may wait.
    #[error("the warehouse gave no answer in {seconds} seconds; ask for less, or give the warehouse more size")]
    TooSlow {
        /// How long was waited.
        seconds: u64,
    },
    /// The engine starts; it answers in a while.
    #[error("the warehouse is starting; ask again in {retry_seconds} seconds")]
    WakingUp {
        /// Seconds until it makes sense to ask again.
        retry_seconds: u64,
    },
    /// A customer whose engine this program is not set up for.
    #[error(
        "the customer's tables are on the engine {engine}, which is not set up here; see `kineo settings`, the keys that begin with databricks"
    )]
    NoEngine {
        /// The customer's engine.
        engine: domain::Engine,
    },
    /// A scope of another customer than the release's.
    #[error("the release belongs to another customer")]
    ForeignRelease,
}

impl WarehouseError {
    /// Names what was asked when a call failed.
    pub fn remote(what: impl Into<String>) -> impl FnOnce(databricks::Error) -> Self {
        let what = what.into();
        move |source| Self::Remote { what, source: Box::new(source) }
    }

    /// Names what was computed when the engine failed.
    pub fn query(what: impl Into<String>) -> impl FnOnce(DataFusionError) -> Self {
        let what = what.into();
        move |source| Self::Query { what, source: Box::new(source) }
    }
}
