//! Catalogues.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{listed, path_of};
use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, Listing, Page, pages};

/// A catalogue.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct CatalogInfo {
    /// Its name.
    pub name: String,
    /// What its owner says of it.
    pub comment: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// Its kind, such as `MANAGED_CATALOG`.
    pub catalog_type: Option<String>,
    /// Whether all workspaces see it (`OPEN`) or some (`ISOLATED`).
    pub isolation_mode: Option<String>,
    /// Names and values that were attached to it.
    pub properties: BTreeMap<String, String>,
    /// Where its managed tables are, if it has a place of its own.
    pub storage_root: Option<String>,
    /// When it was made.
    pub created_at: Option<i64>,
    /// When it was last changed.
    pub updated_at: Option<i64>,
}

/// A catalogue to be made.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewCatalog {
    /// Its name.
    pub name: String,
    /// What is said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Names and values to attach.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, String>,
    /// Where its managed tables go; without it, where the metastore says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_root: Option<String>,
}

/// What to change about a catalogue; what is none stays.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CatalogUpdate {
    /// Another name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_name: Option<String>,
    /// Another text about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Another owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// All names and values that are attached from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<BTreeMap<String, String>>,
    /// `OPEN` or `ISOLATED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub isolation_mode: Option<String>,
}

#[derive(Deserialize)]
struct CatalogInfoPage {
    #[serde(default)]
    catalogs: Vec<CatalogInfo>,
    next_page_token: Option<String>,
}

impl Page for CatalogInfoPage {
    type Item = CatalogInfo;

    fn into_parts(self) -> (Vec<CatalogInfo>, Option<String>) {
        (self.catalogs, self.next_page_token)
    }
}

/// Catalogues (<https://docs.databricks.com/api/workspace/catalogs>).
#[derive(Debug, Clone)]
pub struct Catalogs {
    pub(super) client: Client,
}

impl Catalogs {
    /// Those that may be seen (`GET …/catalogs`).
    pub fn list(&self) -> Listing<CatalogInfo> {
        pages::<CatalogInfoPage>(self.client.clone(), Ok(listed("catalogs", "catalogues are listed".to_owned())))
    }

    /// One (`GET …/catalogs/{name}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none.
    pub async fn get(&self, name: &str) -> Result<CatalogInfo, Error> {
        self.client.json(&Call::get(path_of("catalogs", name)?, format!("catalogue {name} is looked at"))).await
    }

    /// Makes one (`POST …/catalogs`).
    ///
    /// # Errors
    /// [`Error::is_already_there`] when one of this name is.
    pub async fn create(&self, new: &NewCatalog) -> Result<CatalogInfo, Error> {
        let call = Call::post(format!("{}/catalogs", super::ROOT), format!("catalogue {} is made", new.name));
        self.client.json(&call.json(new)?).await
    }

    /// Changes one (`PATCH …/catalogs/{name}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none.
    pub async fn update(&self, name: &str, update: &CatalogUpdate) -> Result<CatalogInfo, Error> {
        self.client.json(&Call::patch(path_of("catalogs", name)?, format!("catalogue {name} is changed")).json(update)?).await
    }

    /// Removes one (`DELETE …/catalogs/{name}`), with all that is in it if `force`.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none, also when an attempt whose answer was lost has removed it.
    pub async fn delete(&self, name: &str, force: bool) -> Result<(), Error> {
        self.client.done(&Call::delete(path_of("catalogs", name)?, format!("catalogue {name} is removed")).query("force", force)).await
    }
}
