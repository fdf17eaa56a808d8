//! Azure storage: made known to Delta, and cleared when a customer goes.

use std::collections::HashMap;
use std::sync::Once;

use deltalake::logstore::object_store::{Error as StorageError, ObjectStoreExt, parse_url_opts};
use futures::{StreamExt, TryStreamExt};
use url::Url;

use crate::error::WarehouseError;

static KNOWN: Once = Once::new();

/// Makes `abfss://…` an address that tables are read from.
pub fn make_known() {
    KNOWN.call_once(|| deltalake_azure::register_handlers(None));
}

/// Deletes every file below an address; how many there were.
pub async fn delete_below(url: &Url, options: &HashMap<String, String>) -> Result<usize, WarehouseError> {
    let failed = |source: StorageError| WarehouseError::Storage { address: url.to_string(), source: Box::new(source) };
    let (store, path) = parse_url_opts(url, options).map_err(failed)?;
    let files: Vec<_> = store.list(Some(&path)).map_ok(|file| file.location).try_collect().await.map_err(failed)?;
    let deleted = futures::stream::iter(&files).map(|file| store.delete(file)).buffer_unordered(16);
    deleted.try_collect::<Vec<()>>().await.map_err(failed)?;
    Ok(files.len())
}
