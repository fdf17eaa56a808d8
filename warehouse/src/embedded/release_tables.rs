//! The gold tables of one release, opened at the versions that the release pins, each when it is first needed.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use deltalake::datafusion::catalog::{SchemaProvider, TableProvider};
use deltalake::datafusion::error::{DataFusionError, Result};
use store::Release;
use tokio::sync::OnceCell;

use crate::delta;
use crate::paths::{Layer, Tables};

struct Entry {
    version: i64,
    opened: OnceCell<Arc<dyn TableProvider>>,
}

/// A schema with the tables of one layer of one release.
pub struct ReleaseTables {
    tables: Tables,
    layer: Layer,
    entries: HashMap<String, Entry>,
}

impl ReleaseTables {
    /// The tables of a layer.
    pub fn of(tables: Tables, layer: Layer, release: &Release) -> Self {
        let of_layer = release.tables.iter().filter(|table| table.layer == layer.key());
        let entry = |version| Entry { version, opened: OnceCell::new() };
        let entries = of_layer.map(|table| (table.table.clone(), entry(table.version))).collect();
        Self { tables, layer, entries }
    }

    async fn open(&self, name: &str, version: i64) -> Result<Arc<dyn TableProvider>, crate::WarehouseError> {
        let path = self.tables.table(self.layer, name);
        let table = delta::open(&path, Some(version)).await?;
        delta::provider(&path, &table).await
    }
}

impl fmt::Debug for ReleaseTables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReleaseTables({}, {} tables)", self.layer, self.entries.len())
    }
}

#[async_trait]
impl SchemaProvider for ReleaseTables {
    fn table_names(&self) -> Vec<String> {
        self.entries.keys().cloned().collect()
    }

    async fn table(&self, name: &str) -> Result<Option<Arc<dyn TableProvider>>> {
        let Some(entry) = self.entries.get(name) else { return Ok(None) };
        let opened = entry.opened.get_or_try_init(|| self.open(name, entry.version)).await;
        opened.map(|table| Some(Arc::clone(table))).map_err(|error| DataFusionError::External(Box::new(error)))
    }

    fn table_exist(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }
}
