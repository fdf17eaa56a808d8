//! Unity Catalog: catalogues, schemas, volumes, tables and who may do what with them.
//!
//! Endpoints below `/api/2.1/unity-catalog`, see <https://docs.databricks.com/api/workspace/catalogs> and the pages beside it. A full name is
//! `catalogue.schema.thing`. Times are milliseconds since 1970 (UTC).

mod catalogs;
mod grants;
mod schemas;
mod tables;
mod volumes;

pub use catalogs::{CatalogInfo, CatalogUpdate, Catalogs, NewCatalog};
pub use grants::{Grants, PermissionsChange, PrivilegeAssignment, SecurableType};
pub use schemas::{NewSchema, SchemaInfo, SchemaUpdate, Schemas};
pub use tables::{TableColumn, TableInfo, TableType, Tables};
pub use volumes::{NewVolume, VolumeInfo, VolumeType, VolumeUpdate, Volumes};

use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, segment};

pub(crate) const ROOT: &str = "/api/2.1/unity-catalog";

/// Unity Catalog.
#[derive(Debug, Clone)]
pub struct Catalog {
    client: Client,
}

impl Catalog {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Catalogues.
    pub fn catalogs(&self) -> Catalogs {
        Catalogs { client: self.client.clone() }
    }

    /// Schemas.
    pub fn schemas(&self) -> Schemas {
        Schemas { client: self.client.clone() }
    }

    /// Volumes.
    pub fn volumes(&self) -> Volumes {
        Volumes { client: self.client.clone() }
    }

    /// Tables and views.
    pub fn tables(&self) -> Tables {
        Tables { client: self.client.clone() }
    }

    /// Who may do what.
    pub fn grants(&self) -> Grants {
        Grants { client: self.client.clone() }
    }
}

/// The address of a thing of a kind (`catalogs`, `schemas`, …).
fn path_of(kind: &str, full_name: &str) -> Result<String, Error> {
    Ok(format!("{ROOT}/{kind}/{}", segment(full_name)?))
}

/// Lists of a kind, paged: `max_results=0` lets the service choose the size of pages, while without it some lists come unpaged.
fn listed(kind: &str, doing: String) -> Call {
    Call::get(format!("{ROOT}/{kind}"), doing).query("max_results", 0)
}
