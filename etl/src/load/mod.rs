//! A whole load: from a folder of exports to a release, or to a clear account of why there is none.

mod building;
mod heads;
mod inputs;
mod lock;
mod publishing;
mod remote;
mod report;
mod run;
mod taking;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::clock::Clock;
use store::{Customer, Release, Store};
use warehouse::embedded::Limits;

pub use report::{FileReport, Report, TableReport};

use crate::catalogue::Catalogue;
use crate::databricks::Platform;
use crate::error::EtlError;

/// Told what a load is doing.
pub trait Progress: Send + Sync {
    /// A step begins: the step, how many are done, how many there are.
    fn step(&self, what: &str, done: usize, of: usize);
}

/// Tells nobody.
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _: &str, _: usize, _: usize) {}
}

/// What to load.
#[derive(Clone, Debug)]
pub struct LoadRequest {
    /// Whose exports.
    pub customer: Customer,
    /// Where they are.
    pub folder: PathBuf,
    /// The day that the model is computed for.
    pub as_of: NaiveDate,
}

/// What a load came to.
#[derive(Clone, Debug)]
pub struct LoadOutcome {
    /// The release that dashboards now read.
    pub release: Release,
    /// Whether it is a new one; the same files on the same day change nothing.
    pub published: bool,
    /// What arrived, what was rejected, what was built.
    pub report: Report,
}

/// Loads customers, one load of a customer at a time.
#[derive(Clone)]
pub struct Loader {
    store: Store,
    data_dir: PathBuf,
    limits: Limits,
    catalogue: Arc<Catalogue>,
    clock: Arc<dyn Clock>,
    platform: Option<Platform>,
}

impl Loader {
    /// A loader over a metadata store and a data folder.
    pub fn new(store: Store, data_dir: PathBuf, limits: Limits, clock: Arc<dyn Clock>) -> Result<Self, EtlError> {
        Ok(Self { store, data_dir, limits, catalogue: Arc::new(Catalogue::read()?), clock, platform: None })
    }

    /// Builds customers who are set so on Databricks.
    pub fn with_databricks(self, platform: Option<Platform>) -> Self {
        Self { platform, ..self }
    }

    /// Loads a folder. Whatever fails, dashboards go on reading the release before.
    pub async fn load(&self, request: &LoadRequest, progress: &dyn Progress) -> Result<LoadOutcome, EtlError> {
        run::load(self, request, progress).await
    }
}
