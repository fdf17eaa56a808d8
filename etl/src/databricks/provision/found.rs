//! What a customer has on Databricks.

use std::collections::BTreeSet;

use futures::TryStreamExt;
use store::Customer;
use warehouse::databricks::catalog::{SecurableType, TableInfo};

use super::wanted::{SCHEMAS, Wanted};
use crate::databricks::Platform;
use crate::error::EtlError;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Whether there is a catalogue.
    pub catalogue: bool,
    /// Its tags.
    pub tags: Vec<(String, String)>,
    /// Its schemas.
    pub schemas: Vec<String>,
    /// The volumes of bronze.
    pub volumes: Vec<String>,
    /// Its tables; views are made with each release.
    pub tables: Vec<FoundTable>,
    /// Who may what.
    pub grants: Vec<FoundGrant>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTable {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// Its columns: name and type.
    pub columns: Vec<(String, String)>,
}

/// Rights of one principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGrant {
    /// `CATALOG` or `SCHEMA`.
    pub kind: &'static str,
    /// On what.
    pub on: String,
    /// To whom.
    pub principal: String,
    /// Which.
    pub privileges: Vec<String>,
}

impl Found {
    /// Looks.
    pub async fn look(platform: &Platform, customer: &Customer, wanted: &Wanted) -> Result<Self, EtlError> {
        let (catalog, name, failed) = (platform.client.catalog(), &wanted.catalogue, || EtlError::remote("what the customer has"));
        match catalog.catalogs().get(name).await {
            Err(error) if error.is_not_found() => return Ok(Self::default()),
            other => other.map(|_| ()).map_err(failed())?,
        }
        let schemas = catalog.schemas().list(name).map_ok(|schema| schema.name).try_collect().await.map_err(failed())?;
        let mut found = Self { catalogue: true, schemas, ..Self::default() };
        found.tags = tags(platform, customer, name).await?;
        if found.schemas.iter().any(|schema| schema == "bronze") {
            found.volumes = catalog.volumes().list(name, "bronze").map_ok(|volume| volume.name).try_collect().await.map_err(failed())?;
        }
        for (schema, _) in SCHEMAS.iter().filter(|(schema, _)| *schema != "published" && found.schemas.iter().any(|known| known == schema))
        {
            found.tables.extend(tables(platform, name, schema).await?);
        }
        found.grants = grants(platform, wanted, &found.schemas).await?;
        Ok(found)
    }
}

async fn tags(platform: &Platform, customer: &Customer, catalogue: &str) -> Result<Vec<(String, String)>, EtlError> {
    let sql = format!("SELECT tag_name, tag_value FROM {catalogue}.information_schema.catalog_tags WHERE catalog_name = '{catalogue}'");
    let rows = platform.run("the catalogue's tags", platform.bare_statement(customer, sql).read_only()).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.first()?.clone()?, row.get(1)?.clone()?))).collect())
}

async fn tables(platform: &Platform, catalogue: &str, schema: &str) -> Result<Vec<FoundTable>, EtlError> {
    let list = platform.client.catalog().tables().list(catalogue, schema);
    let found: Vec<TableInfo> = list.try_collect().await.map_err(EtlError::remote("the customer's tables"))?;
    let table = |table: TableInfo| FoundTable {
        schema: schema.to_owned(),
        columns: table.columns.iter().map(|column| (column.name.clone(), column.type_text.clone())).collect(),
        name: table.name,
    };
    Ok(found.into_iter().map(table).collect())
}

async fn grants(platform: &Platform, wanted: &Wanted, schemas: &[String]) -> Result<Vec<FoundGrant>, EtlError> {
    let mut places = BTreeSet::from([("CATALOG", wanted.catalogue.clone())]);
    places.extend(
        schemas.iter().filter(|schema| *schema != "information_schema").map(|schema| ("SCHEMA", format!("{}.{schema}", wanted.catalogue))),
    );
    let mut found = Vec::new();
    for (kind, on) in places {
        let securable = if kind == "CATALOG" { SecurableType::Catalog } else { SecurableType::Schema };
        let list = platform.client.catalog().grants().list(&securable, &on);
        let given: Vec<_> = list.try_collect().await.map_err(EtlError::remote(format!("the rights on {on}")))?;
        found.extend(given.into_iter().map(|given| FoundGrant {
            kind,
            on: on.clone(),
            principal: given.principal,
            privileges: given.privileges,
        }));
    }
    Ok(found)
}
