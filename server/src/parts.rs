//! The parts that commands are put together from.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use domain::{Clock, Slug};
use etl::Loader;
use etl::databricks::job::JobOptions;
use rand::SeedableRng;
use rand::rngs::StdRng;
use service::{AccountsService, DashboardsService, SystemClock};
use store::{Customer, Store};
use warehouse::embedded::Limits;
use warehouse::{Embedded, Home, Warehouse};

use crate::exit::NotFound;
use crate::settings::Settings;

/// Everything a command may need.
pub struct Parts {
    /// Metadata.
    pub store: Store,
    /// Where everything is kept.
    pub data_dir: PathBuf,
    /// The settings in force.
    pub settings: Settings,
    /// The machine's clock.
    pub clock: Arc<dyn Clock>,
    limits: Limits,
}

impl Parts {
    /// Opens the metadata store below the data folder.
    pub async fn open(settings: Settings) -> Result<Self> {
        let data_dir = settings.folder("data_dir");
        std::fs::create_dir_all(&data_dir)
            .with_context(|| format!("data folder {} cannot be made; choose another with --data-dir", data_dir.display()))?;
        let store = Store::open(&data_dir.join("kineo.db")).await?;
        let limits = limits(&settings)?;
        Ok(Self { store, data_dir, settings, clock: Arc::new(SystemClock), limits })
    }

    /// Loads customers.
    pub fn loader(&self) -> Result<Loader> {
        Ok(Loader::new(self.store.clone(), self.data_dir.clone(), self.limits, Arc::clone(&self.clock))?)
    }

    /// Answers dashboards.
    pub fn dashboards(&self) -> Result<DashboardsService> {
        let warehouse = Arc::new(Warehouse::new(Arc::new(Embedded::new(Home::Folder(self.data_dir.clone()), self.limits)?)));
        let cached = self.settings.value("cached_dashboards")?;
        Ok(DashboardsService::new(self.store.clone(), warehouse, Arc::clone(&self.clock), cached))
    }

    /// What this installation sets for jobs on Databricks.
    pub fn job_options(&self) -> Result<JobOptions> {
        let text = |key| self.settings.text(key).unwrap_or_default();
        let build = self.settings.text("databricks_build_warehouse_id").unwrap_or_else(|| text("databricks_warehouse_id"));
        let notify = text("databricks_notify").split(',').map(str::trim).filter(|mail| !mail.is_empty()).map(str::to_owned).collect();
        let task_minutes = self.settings.value("databricks_task_minutes")?;
        Ok(JobOptions { warehouse_id: build.to_owned(), notify, task_minutes, retries: 1 })
    }

    /// Signs people in.
    #[expect(clippy::disallowed_methods, reason = "this is where randomness comes from; everything else takes it as a parameter")]
    pub fn accounts(&self) -> AccountsService {
        AccountsService::new(self.store.clone(), Arc::clone(&self.clock), StdRng::from_os_rng())
    }

    /// The customer of a slug.
    pub async fn customer(&self, slug: &Slug) -> Result<Customer> {
        let found = self.store.customer(slug).await?;
        found.ok_or_else(|| {
            NotFound(format!("there is no customer \"{slug}\"; `kineo customer list` shows all, `kineo load --create` makes one")).into()
        })
    }
}

fn limits(settings: &Settings) -> Result<Limits> {
    let megabytes: usize = settings.value("memory_mb")?;
    let threads = match settings.value("threads")? {
        0 => std::thread::available_parallelism().map_or(2, std::num::NonZero::get),
        threads => threads,
    };
    Ok(Limits { memory: megabytes << 20, threads })
}
