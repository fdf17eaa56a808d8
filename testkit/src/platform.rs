//! The parts of the platform, wired as the binary does it.

use std::fs::DirEntry;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::ManualClock;
use etl::Loader;
use rand::SeedableRng;
use rand::rngs::StdRng;
use service::{AccountsService, DashboardsService};
use sqlx::{Connection, SqliteConnection};
use store::Store;
use tempfile::TempDir;
use warehouse::embedded::Limits;
use warehouse::{Embedded, Home, Warehouse};

use crate::moment;

/// Enough for a small customer, with as many threads as make queries run in parallel at all.
pub const LIMITS: Limits = Limits { memory: 512 << 20, threads: 2 };

const PREFIX: &str = "kineo-test-";
/// No test process runs for so long.
const ABANDONED: Duration = Duration::from_secs(3_600);

/// A platform in a folder of its own, which goes with it.
pub struct TestPlatform {
    /// Metadata.
    pub store: Store,
    /// The tables of every customer.
    pub warehouse: Arc<Warehouse>,
    /// Stands still at 02:14 UTC on 1 October 2024, the night after the generated exports, until a test moves it.
    pub clock: Arc<ManualClock>,
    /// Answers dashboards, and keeps answers.
    pub dashboards: DashboardsService,
    /// Signs people in.
    pub accounts: AccountsService,
    /// Loads customers.
    pub loader: Loader,
    folder: TempDir,
}

impl TestPlatform {
    /// A platform without customers.
    pub async fn empty() -> Self {
        let folder = TempDir::with_prefix_in(PREFIX, parent()).unwrap();
        let store = Store::open(&folder.path().join("kineo.db")).await.unwrap();
        let warehouse = Arc::new(Warehouse::new(Arc::new(Embedded::new(Home::Folder(folder.path().to_owned()), LIMITS).unwrap())));
        let clock = Arc::new(ManualClock::new(moment("2024-10-01T02:14:00Z")));
        let accounts = AccountsService::new(store.clone(), Arc::<ManualClock>::clone(&clock), StdRng::seed_from_u64(7));
        let loader = Loader::new(store.clone(), folder.path().to_owned(), LIMITS, Arc::<ManualClock>::clone(&clock)).unwrap();
        let dashboards = DashboardsService::new(store.clone(), Arc::clone(&warehouse), Arc::<ManualClock>::clone(&clock), 1_000);
        Self { store, warehouse, clock, dashboards, accounts, loader, folder }
    }

    /// Where everything is kept.
    pub fn data_dir(&self) -> &Path {
        self.folder.path()
    }

    /// Dashboards of the same platform at another time, with a cache of their own.
    pub fn dashboards_at(&self, now: DateTime<Utc>) -> DashboardsService {
        DashboardsService::new(self.store.clone(), Arc::clone(&self.warehouse), Arc::new(ManualClock::new(now)), 1_000)
    }

    /// Writes to the metadata what no part of the program would write.
    pub async fn tamper(&self, sql: &'static str, id: &str) {
        let address = format!("sqlite://{}", self.data_dir().join("kineo.db").display());
        let mut connection = SqliteConnection::connect(&address).await.unwrap();
        let done = sqlx::query(sql).bind(id).execute(&mut connection).await.unwrap();
        assert!(done.rows_affected() > 0, "nothing was changed by {sql}");
        connection.close().await.unwrap();
    }
}

/// The folder for leftovers of tests beside the test's own binary, so that what a process leaves behind goes with `cargo clean`.
fn parent() -> PathBuf {
    let binary = std::env::current_exe().unwrap();
    let folder = binary.ancestors().nth(3).map_or_else(std::env::temp_dir, |target| target.join("tmp"));
    std::fs::create_dir_all(&folder).unwrap();
    sweep(&folder);
    folder
}

/// What tests share lives as long as their process and is not cleaned up by it, so the next process does it.
fn sweep(folder: &Path) {
    let is_ours = |entry: &DirEntry| entry.file_name().to_string_lossy().starts_with(PREFIX);
    let age = |entry: &DirEntry| entry.metadata().ok()?.modified().ok()?.elapsed().ok();
    for entry in std::fs::read_dir(folder).unwrap().flatten().filter(is_ours) {
        if age(&entry).is_some_and(|age| age > ABANDONED) {
            // Another process may be sweeping too.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
