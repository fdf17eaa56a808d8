//! Schemas.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{listed, path_of};
use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, Listing, Page, pages};

/// A schema.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct SchemaInfo {
    /// Its name.
    pub name: String,
    /// The catalogue that it is in.
    pub catalog_name: String,
    /// Catalogue and name.
    pub full_name: String,
    /// What its owner says of it.
    pub comment: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// Names and values that were attached to it.
    pub properties: BTreeMap<String, String>,
    /// Where its managed tables are, if it has a place of its own.
    pub storage_root: Option<String>,
    /// When it was made.
    pub created_at: Option<i64>,
    /// When it was last changed.
    pub updated_at: Option<i64>,
}

/// A schema to be made.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewSchema {
    /// Its name.
    pub name: String,
    /// The catalogue that it goes in.
    pub catalog_name: String,
    /// What is said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Names and values to attach.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, String>,
    /// Where its managed tables go; without it, where the catalogue says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_root: Option<String>,
}

/// What to change about a schema; what is none stays.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SchemaUpdate {
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
}

#[derive(Deserialize)]
struct SchemaInfoPage {
    #[serde(default)]
    schemas: Vec<SchemaInfo>,
    next_page_token: Option<String>,
}

impl Page for SchemaInfoPage {
    type Item = SchemaInfo;

    fn into_parts(self) -> (Vec<SchemaInfo>, Option<String>) {
        (self.schemas, self.next_page_token)
    }
}

/// Schemas (<https://docs.databricks.com/api/workspace/schemas>).
#[derive(Debug, Clone)]
pub struct Schemas {
    pub(super) client: Client,
}

impl Schemas {
    /// Those of a catalogue that may be seen (`GET …/schemas`).
    pub fn list(&self, catalog: &str) -> Listing<SchemaInfo> {
        let call = listed("schemas", format!("schemas of catalogue {catalog} are listed")).query("catalog_name", catalog);
        pages::<SchemaInfoPage>(self.client.clone(), Ok(call))
    }

    /// One (`GET …/schemas/{full_name}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none.
    pub async fn get(&self, full_name: &str) -> Result<SchemaInfo, Error> {
        self.client.json(&Call::get(path_of("schemas", full_name)?, format!("schema {full_name} is looked at"))).await
    }

    /// Makes one (`POST …/schemas`).
    ///
    /// # Errors
    /// [`Error::is_already_there`] when one of this name is.
    pub async fn create(&self, new: &NewSchema) -> Result<SchemaInfo, Error> {
        let call = Call::post(format!("{}/schemas", super::ROOT), format!("schema {}.{} is made", new.catalog_name, new.name));
        self.client.json(&call.json(new)?).await
    }

    /// Changes one (`PATCH …/schemas/{full_name}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none.
    pub async fn update(&self, full_name: &str, update: &SchemaUpdate) -> Result<SchemaInfo, Error> {
        self.client.json(&Call::patch(path_of("schemas", full_name)?, format!("schema {full_name} is changed")).json(update)?).await
    }

    /// Removes one (`DELETE …/schemas/{full_name}`), with all that is in it if `force`.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none, also when an attempt whose answer was lost has removed it.
    pub async fn delete(&self, full_name: &str, force: bool) -> Result<(), Error> {
        self.client
            .done(&Call::delete(path_of("schemas", full_name)?, format!("schema {full_name} is removed")).query("force", force))
            .await
    }
}
