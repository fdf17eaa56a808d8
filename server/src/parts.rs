//! The parts that commands are put together from.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use domain::{Clock, Slug};
use etl::Loader;
use etl::databricks::Platform;
use etl::databricks::job::JobOptions;
use rand::SeedableRng;
use rand::rngs::StdRng;
use service::{AccountsService, DashboardsService, SystemClock};
use store::{Customer, Store};
use warehouse::embedded::Limits;
use warehouse::remote::Remote;
use warehouse::{Embedded, Home, Warehouse};

use crate::exit::NotFound;
use crate::settings::Settings;
use crate::workspace::{self, Workspace};

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
    workspace: Option<Workspace>,
}

impl Parts {
    /// Opens the metadata store below the data folder.
    pub async fn open(settings: Settings) -> Result<Self> {
        let data_dir = settings.folder("data_dir");
        std::fs::create_dir_all(&data_dir)
            .with_context(|| format!("data folder {} cannot be made; choose another with --data-dir", data_dir.display()))?;
        let store = Store::open(&data_dir.join("kineo.db")).await?;
        let limits = limits(&settings)?;
        let workspace = Workspace::of(&settings)?;
        Ok(Self { store, data_dir, settings, clock: Arc::new(SystemClock), limits, workspace })
    }

    /// Loads customers.
    pub fn loader(&self) -> Result<Loader> {
        let loader = Loader::new(self.store.clone(), self.data_dir.clone(), self.limits, Arc::clone(&self.clock))?;
        Ok(loader.with_databricks(self.workspace.as_ref().map(|workspace| workspace.platform.clone())))
    }

    /// Answers dashboards.
    pub fn dashboards(&self) -> Result<DashboardsService> {
        let warehouse = Arc::new(self.warehouse()?);
        let cached = self.settings.value("cached_dashboards")?;
        Ok(DashboardsService::new(self.store.clone(), warehouse, Arc::clone(&self.clock), cached))
    }

    fn warehouse(&self) -> Result<Warehouse> {
        let embedded = |home| Embedded::new(home, self.limits).map(Arc::new);
        let mut warehouse = Warehouse::new(embedded(Home::Folder(self.data_dir.clone()))?);
        if let Some(workspace) = &self.workspace {
            warehouse = warehouse.with_databricks(Arc::new(Remote::new(workspace.platform.client.clone(), workspace.remote.clone())));
            if let Some(storage) = &workspace.storage {
                warehouse = warehouse.with_direct(embedded(storage.clone())?);
            }
        }
        Ok(warehouse)
    }

    /// What this installation sets for jobs on Databricks.
    pub fn job_options(&self) -> Result<JobOptions> {
        workspace::job_options(&self.settings)
    }

    /// The workspace that is set up.
    pub fn platform(&self) -> Result<&Platform> {
        let Some(workspace) = &self.workspace else {
            bail!(
                "no Databricks workspace is set up: set databricks_host, databricks_auth and databricks_warehouse_id; see `kineo settings`"
            );
        };
        Ok(&workspace.platform)
    }

    /// Where Databricks' tables are, if they are in a storage of the installation's own.
    pub fn storage(&self) -> Option<&Home> {
        self.workspace.as_ref().and_then(|workspace| workspace.storage.as_ref())
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
