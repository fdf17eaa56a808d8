//! The heads of tables on Databricks.

use store::{Customer, Release};

use crate::catalogue::Catalogue;
use crate::databricks::Platform;
use crate::databricks::provision::ddl;
use crate::error::EtlError;

/// Makes every table what the last release there says it is. Without one every table is empty.
pub async fn restore(platform: &Platform, customer: &Customer, catalogue: &Catalogue, release: Option<&Release>) -> Result<(), EtlError> {
    let statements: Vec<(String, String)> = match release {
        Some(release) => {
            let named = release.tables.iter().map(|table| (format!("{}.{}", table.layer, table.table), table.version));
            named.map(|(name, version)| (name.clone(), format!("RESTORE TABLE {name} TO VERSION AS OF {version}"))).collect()
        }
        None => ddl::tables(catalogue).iter().map(|table| (table.full_name(), format!("TRUNCATE TABLE {}", table.full_name()))).collect(),
    };
    platform.write_all(customer, statements).await
}
