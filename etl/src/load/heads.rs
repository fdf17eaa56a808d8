//! The heads of tables: a load that is not published puts them back to what the last release pins.

use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use store::Release;
use warehouse::{Layer, Tables, WarehouseError, delta};

use crate::error::EtlError;

/// Makes every table what the last release says it is. Without a release there are no tables.
pub async fn restore(tables: &Tables, release: Option<&Release>) -> Result<(), EtlError> {
    let Some(release) = release else { return remove_all(tables).await };
    for table in &release.tables {
        let Some(layer) = Layer::from_key(&table.layer) else { continue };
        delta::restore(&tables.table(layer, &table.table), table.version).await?;
    }
    Ok(())
}

/// What a first load left behind that never became a release.
async fn remove_all(tables: &Tables) -> Result<(), EtlError> {
    let root = tables.folder();
    for folder in root.into_iter().flat_map(|root| Layer::ALL.map(|layer| root.join(layer.key()))) {
        if folder.is_dir() {
            remove(&folder).await.map_err(|source| WarehouseError::Folder { path: folder, source })?;
        }
    }
    Ok(())
}

/// A write that was broken off may still finish a file behind our back; then the folder is not empty at the first try.
async fn remove(folder: &Path) -> std::io::Result<()> {
    for _ in 0..20 {
        match std::fs::remove_dir_all(folder) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => tokio::time::sleep(Duration::from_millis(50)).await,
            other => return other,
        }
    }
    std::fs::remove_dir_all(folder)
}
