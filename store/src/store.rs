//! Opening the store.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, Transaction};

use crate::error::{Doing, StoreError};
use crate::migrate;

/// How long a writer waits for another one before it gives up.
const BUSY: Duration = Duration::from_secs(10);
/// SQLite reads in parallel and writes one at a time: more connections than this only queue.
const CONNECTIONS: u32 = 8;

/// The metadata of the platform. Cheap to clone; all clones share one pool.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) pool: SqlitePool,
}

impl Store {
    /// Opens the store in a file, which is made if it is missing, and brings its tables up to date.
    ///
    /// Several processes may open the same new file at once: a lock beside the file lets them migrate one after the other.
    ///
    /// # Errors
    /// [`StoreError::Open`] if the file cannot be made, [`StoreError::Migration`] if a newer version wrote it.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let lock = migrate::lock(path).await?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_with(options).await.doing("opening it")?;
        let store = Self::migrated(pool).await;
        drop(lock);
        store
    }

    /// Opens an empty store that is gone with the last clone of it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_in_memory() -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        // Each connection would have a database of its own, so there is one, and it is never given up.
        let one = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
        Self::migrated(one.connect_with(options).await.doing("opening it in memory")?).await
    }

    /// Waits until every connection is closed and the file is whole by itself.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// A transaction that holds the right to write from its start, so that it cannot fail half-way for want of it.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.pool.begin_with("BEGIN IMMEDIATE").await.doing("waiting for its turn to write")
    }

    async fn migrated(pool: SqlitePool) -> Result<Self, StoreError> {
        let store = Self { pool };
        migrate::run(&store).await?;
        Ok(store)
    }
}
