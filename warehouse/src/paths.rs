//! Where a customer's tables are: `<data-dir>/customers/<slug>/<layer>/<table>`.

use std::fmt;
use std::path::{Path, PathBuf};

use store::Scope;
use url::Url;

use crate::error::WarehouseError;

/// The layers of a lakehouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// What arrived.
    Bronze,
    /// Clean and typed.
    Silver,
    /// Dimensions, facts and histories, and the aggregates that dashboards read.
    Gold,
}

impl Layer {
    /// Every layer, from below.
    pub const ALL: [Self; 3] = [Self::Bronze, Self::Silver, Self::Gold];

    /// The name of its folder and its schema.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Bronze => "bronze",
            Self::Silver => "silver",
            Self::Gold => "gold",
        }
    }

    /// The layer of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layer| layer.key() == key)
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The folders of one customer. Only a scope leads here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    root: PathBuf,
}

impl Tables {
    /// The folders of the scope's customer.
    pub fn of(data_dir: &Path, scope: &Scope) -> Self {
        Self { root: data_dir.join("customers").join(scope.customer().slug.as_str()) }
    }

    /// The folder that holds the layers.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// One table.
    pub fn table(&self, layer: Layer, name: &str) -> TablePath {
        TablePath { layer, name: name.to_owned(), folder: self.root.join(layer.key()).join(name) }
    }
}

/// One table of one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePath {
    /// Its layer.
    pub layer: Layer,
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
}

impl TablePath {
    /// Whether the table has ever been written.
    pub fn exists(&self) -> bool {
        self.folder.join("_delta_log").is_dir()
    }

    /// The folder as an address.
    pub fn url(&self) -> Result<Url, WarehouseError> {
        let folder = std::path::absolute(&self.folder).map_err(|source| WarehouseError::Folder { path: self.folder.clone(), source })?;
        Url::from_directory_path(&folder).map_err(|()| WarehouseError::NotAbsolute { path: folder })
    }
}

impl fmt::Display for TablePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.layer, self.name)
    }
}
