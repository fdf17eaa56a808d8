//! What can stop a load.

use std::path::PathBuf;

use thiserror::Error;
use warehouse::WarehouseError;
use warehouse::datafusion::error::DataFusionError;

use crate::sources::Complaint;

/// A load, or a part of the model, that did not work.
#[derive(Debug, Error)]
pub enum EtlError {
    /// The model's own files contradict themselves.
    #[error("model {file}: {what}")]
    Model {
        /// The file in `models/`.
        file: String,
        /// What is wrong with it.
        what: String,
    },
    /// The exports cannot be used. Nothing was changed.
    #[error("the exports cannot be loaded:{}", listed(.0))]
    Input(Vec<Complaint>),
    /// Rows or tables that break a rule which must hold. The last release stays.
    #[error("the load was refused:{}", listed(.0))]
    Refused(Vec<Complaint>),
    /// A model that could not be computed.
    #[error("{model} could not be computed")]
    Compute {
        /// Layer and name.
        model: String,
        /// Why.
        #[source]
        source: Box<DataFusionError>,
    },
    /// A table that could not be read or written.
    #[error(transparent)]
    Tables(#[from] WarehouseError),
    /// A call to Databricks that failed.
    #[error("{what} did not work on Databricks")]
    Remote {
        /// What was asked.
        what: String,
        /// Why.
        #[source]
        source: Box<warehouse::databricks::Error>,
    },
    /// A task of a load on Databricks that failed.
    #[error("task {task} of the load failed on Databricks: {message}")]
    Task {
        /// The task.
        task: String,
        /// The service's words.
        message: String,
    },
    /// A customer on Databricks, and no workspace is set.
    #[error(
        "customer {0} is built on Databricks, and no workspace is set: set databricks_host, databricks_auth and databricks_warehouse_id (see `kineo settings`)"
    )]
    NoDatabricks(String),
    /// The metadata store.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// A file or folder of the load itself.
    #[error("{} cannot be used; see that it exists and may be read and written", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Somebody else loads the same customer.
    #[error("customer {0} is being loaded at this moment; wait until that load has ended")]
    Busy(String),
    /// A time zone that no computer knows.
    #[error("time zone \"{0}\" of the customer is not known; set an IANA name such as Pacific/Auckland")]
    TimeZone(String),
    /// A task that was broken off.
    #[error("a part of the load was broken off: {0}")]
    Broken(String),
}

impl EtlError {
    /// Names what was asked when a call failed.
    pub fn remote(what: impl Into<String>) -> impl FnOnce(warehouse::databricks::Error) -> Self {
        let what = what.into();
        move |source| Self::Remote { what, source: Box::new(source) }
    }

    /// Names the model when the engine failed.
    pub fn compute(model: impl Into<String>) -> impl FnOnce(DataFusionError) -> Self {
        let model = model.into();
        move |source| Self::Compute { model, source: Box::new(source) }
    }
}

fn listed(complaints: &[Complaint]) -> String {
    complaints.iter().map(|complaint| format!("\n  {complaint}")).collect()
}
