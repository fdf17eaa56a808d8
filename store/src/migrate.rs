//! Brings the tables to the form that this version needs, one process at a time.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use sqlx::migrate::Migrator;

use crate::error::StoreError;
use crate::store::Store;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Runs what is missing, each migration whole or not at all. The caller holds the lock, or is alone with a store in memory.
pub(crate) async fn run(store: &Store) -> Result<(), StoreError> {
    MIGRATIONS.run(&store.pool).await.map_err(|source| StoreError::Migration { source })
}

/// Waits for the lock beside the file of the store; it is given up when the returned file is dropped.
///
/// Turning a new file to write-ahead logging needs it as well: SQLite does not wait for that by itself.
pub(crate) async fn lock(path: &Path) -> Result<File, StoreError> {
    let file = path.to_owned();
    let joined = tokio::task::spawn_blocking(move || prepared(&file)).await;
    joined.map_err(std::io::Error::from).flatten().map_err(|source| StoreError::Open { path: path.to_owned(), source })
}

/// Makes the folder and the file, readable by their owner alone since the file holds password hashes, and takes the lock.
fn prepared(path: &Path) -> std::io::Result<File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let lock = private().open(beside(path, ".lock"))?;
    lock.lock()?;
    private().open(path)?;
    Ok(lock)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
