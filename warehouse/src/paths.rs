//! Where a customer's tables are: `<data-dir>/customers/<slug>/<layer>/<table>`, or `<root>/customer_<nnn>/<layer>/<table>` in the storage
//! of Databricks.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use store::{Customer, Scope};
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

/// The name of a customer's catalogue on Databricks, and of its folder in storage. It is made of the number, which never changes and is never
/// given twice; a slug may hold characters that a catalogue's name may not.
pub fn catalogue_of(customer: &Customer) -> String {
    format!("customer_{:03}", customer.number)
}

/// Where the tables of all customers are.
#[derive(Clone)]
pub enum Home {
    /// A data folder of this machine.
    Folder(PathBuf),
    /// A folder in object storage.
    Storage {
        /// Its address.
        root: Url,
        /// What the storage's client needs: account, key and the like.
        options: Arc<HashMap<String, String>>,
    },
}

impl Home {
    /// The tables of the scope's customer.
    pub fn tables(&self, scope: &Scope) -> Tables {
        match self {
            Self::Folder(data_dir) => Tables::of(data_dir, scope),
            Self::Storage { root, options } => {
                let root = below(root, &[&catalogue_of(scope.customer())]);
                Tables { root: Location::Storage { url: root, options: Arc::clone(options) } }
            }
        }
    }
}

/// A place for files.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A folder in object storage.
    Storage {
        /// Its address.
        url: Url,
        /// What the storage's client needs.
        options: Arc<HashMap<String, String>>,
    },
}

// The options hold keys.
impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.fmt(f),
            Self::Storage { url, .. } => f.write_str(url.as_str()),
        }
    }
}

/// An address below another, as that of a folder.
fn below(root: &Url, parts: &[&str]) -> Url {
    let mut url = root.clone();
    url.set_path(&format!("{}/{}/", root.path().trim_end_matches('/'), parts.join("/")));
    url
}

/// The tables of one customer. Only a scope leads here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    root: Location,
}

impl Tables {
    /// The folders of the scope's customer.
    pub fn of(data_dir: &Path, scope: &Scope) -> Self {
        Self { root: Location::Folder(data_dir.join("customers").join(scope.customer().slug.as_str())) }
    }

    /// The folder that holds the layers, if they are on this machine.
    pub fn folder(&self) -> Option<&Path> {
        match &self.root {
            Location::Folder(folder) => Some(folder),
            Location::Storage { .. } => None,
        }
    }

    /// Deletes every file of the customer in storage; how many there were. On this machine nothing is deleted.
    pub async fn delete_all(&self) -> Result<usize, WarehouseError> {
        match &self.root {
            Location::Folder(_) => Ok(0),
            Location::Storage { url, options } => crate::storage::delete_below(url, options).await,
        }
    }

    /// One table.
    pub fn table(&self, layer: Layer, name: &str) -> TablePath {
        let place = match &self.root {
            Location::Folder(root) => Location::Folder(root.join(layer.key()).join(name)),
            Location::Storage { url, options } => Location::Storage { url: below(url, &[layer.key(), name]), options: Arc::clone(options) },
        };
        TablePath { layer, name: name.to_owned(), place }
    }
}

/// One table of one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePath {
    /// Its layer.
    pub layer: Layer,
    /// Its name.
    pub name: String,
    /// Where its files are.
    pub place: Location,
}

impl TablePath {
    /// Its folder, if it is on this machine.
    pub fn folder(&self) -> Option<&Path> {
        match &self.place {
            Location::Folder(folder) => Some(folder),
            Location::Storage { .. } => None,
        }
    }

    /// Its address.
    pub fn url(&self) -> Result<Url, WarehouseError> {
        match &self.place {
            Location::Storage { url, .. } => Ok(url.clone()),
            Location::Folder(folder) => {
                let folder = std::path::absolute(folder).map_err(|source| WarehouseError::Folder { path: folder.clone(), source })?;
                Url::from_directory_path(&folder).map_err(|()| WarehouseError::NotAbsolute { path: folder })
            }
        }
    }

    /// What the storage's client needs; nothing on this machine.
    pub fn options(&self) -> HashMap<String, String> {
        match &self.place {
            Location::Folder(_) => HashMap::new(),
            Location::Storage { options, .. } => options.as_ref().clone(),
        }
    }
}

impl fmt::Display for TablePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.layer, self.name)
    }
}
