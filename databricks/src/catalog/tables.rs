//! Tables and views. They are made by SQL; here they are found and removed.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{listed, path_of};
use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, Listing, Page, pages};
use crate::open_enum::open_enum;

open_enum! {
    /// What a table is.
    TableType {
        /// A table whose files the catalogue looks after.
        Managed = "MANAGED",
        /// A table whose files somebody else looks after.
        External = "EXTERNAL",
        /// A view.
        View = "VIEW",
        /// A view that is kept.
        MaterializedView = "MATERIALIZED_VIEW",
        /// A table that a stream fills.
        StreamingTable = "STREAMING_TABLE",
        /// A table of another system.
        Foreign = "FOREIGN",
        /// A copy that shares the files of a table.
        ManagedShallowClone = "MANAGED_SHALLOW_CLONE",
        /// A copy that shares the files of an external table.
        ExternalShallowClone = "EXTERNAL_SHALLOW_CLONE",
        /// A view of measures.
        MetricView = "METRIC_VIEW",
    }
}

/// A table.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct TableInfo {
    /// Its name.
    pub name: String,
    /// The catalogue that it is in.
    pub catalog_name: String,
    /// The schema that it is in.
    pub schema_name: String,
    /// Catalogue, schema and name.
    pub full_name: String,
    /// What it is.
    pub table_type: Option<TableType>,
    /// Its files' form, such as `DELTA`.
    pub data_source_format: Option<String>,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// What its owner says of it.
    pub comment: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// Names and values that were attached to it.
    pub properties: BTreeMap<String, String>,
    /// Where its files are.
    pub storage_location: Option<String>,
    /// A view's text.
    pub view_definition: Option<String>,
    /// Its id, which another table of its name has not.
    pub table_id: Option<String>,
    /// When it was made.
    pub created_at: Option<i64>,
    /// When it was last changed.
    pub updated_at: Option<i64>,
}

/// A column of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// Its place, from 0.
    pub position: u32,
    /// Its type as SQL writes it, such as `decimal(18,2)`.
    pub type_text: String,
    /// Its type in a word, such as `DECIMAL`.
    pub type_name: Option<String>,
    /// Whether it may hold NULL.
    pub nullable: Option<bool>,
    /// What is said of it.
    pub comment: Option<String>,
}

#[derive(Deserialize)]
struct TableInfoPage {
    #[serde(default)]
    tables: Vec<TableInfo>,
    next_page_token: Option<String>,
}

impl Page for TableInfoPage {
    type Item = TableInfo;

    fn into_parts(self) -> (Vec<TableInfo>, Option<String>) {
        (self.tables, self.next_page_token)
    }
}

#[derive(Deserialize)]
struct Exists {
    #[serde(default)]
    table_exists: bool,
}

/// Tables and views (<https://docs.databricks.com/api/workspace/tables>).
#[derive(Debug, Clone)]
pub struct Tables {
    pub(super) client: Client,
}

impl Tables {
    /// Those of a schema that may be seen (`GET …/tables`).
    pub fn list(&self, catalog: &str, schema: &str) -> Listing<TableInfo> {
        let call = listed("tables", format!("tables of schema {catalog}.{schema} are listed"));
        pages::<TableInfoPage>(self.client.clone(), Ok(call.query("catalog_name", catalog).query("schema_name", schema)))
    }

    /// One (`GET …/tables/{full_name}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none.
    pub async fn get(&self, full_name: &str) -> Result<TableInfo, Error> {
        self.client.json(&Call::get(path_of("tables", full_name)?, format!("table {full_name} is looked at"))).await
    }

    /// Whether one is there (`GET …/tables/{full_name}/exists`). The service answers with an error when the schema is not there; that is a no too.
    ///
    /// # Errors
    /// What the call brings, other than that something is not there.
    pub async fn exists(&self, full_name: &str) -> Result<bool, Error> {
        let call = Call::get(format!("{}/exists", path_of("tables", full_name)?), format!("table {full_name} is looked for"));
        match self.client.json::<Exists>(&call).await {
            Ok(answer) => Ok(answer.table_exists),
            Err(error) if error.is_not_found() => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes one (`DELETE …/tables/{full_name}`), a managed one with its files.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none, also when an attempt whose answer was lost has removed it.
    pub async fn delete(&self, full_name: &str) -> Result<(), Error> {
        self.client.done(&Call::delete(path_of("tables", full_name)?, format!("table {full_name} is removed"))).await
    }
}
