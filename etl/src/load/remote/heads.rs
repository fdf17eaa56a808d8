//! The heads of tables on Databricks.

use futures::{StreamExt, TryStreamExt};
use store::{Customer, Release};

use crate::catalogue::Catalogue;
use crate::databricks::Platform;
use crate::databricks::provision::ddl;
use crate::error::EtlError;

/// Statements that run at the same time.
const AT_ONCE: usize = 8;

/// Makes every table what the last release there says it is. Without one every table is empty.
pub async fn restore(platform: &Platform, customer: &Customer, catalogue: &Catalogue, release: Option<&Release>) -> Result<(), EtlError> {
    let statements: Vec<(String, String)> = match release {
        Some(release) => {
            let named = release.tables.iter().map(|table| (format!("{}.{}", table.layer, table.table), table.version));
            named.map(|(name, version)| (format!("RESTORE TABLE {name} TO VERSION AS OF {version}"), name)).collect()
        }
        None => ddl::tables(catalogue).iter().map(|table| (format!("TRUNCATE TABLE {}", table.full_name()), table.full_name())).collect(),
    };
    let run = statements.into_iter().map(|(sql, name)| async move { platform.write(customer, &name, sql).await });
    futures::stream::iter(run).buffer_unordered(AT_ONCE).try_collect().await
}
