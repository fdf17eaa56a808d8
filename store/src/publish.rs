//! Publishing a release: all or nothing.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{CustomerId, ReleaseId};
use sqlx::{Sqlite, Transaction};

use crate::column::day_text;
use crate::error::{Doing, StoreError, is_taken};
use crate::fresh;
use crate::ledger::{self, TakenFile};
use crate::releases::{Release, TableVersion};
use crate::runs::RunId;
use crate::store::Store;

/// A release to publish.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRelease {
    /// Whose it is.
    pub customer_id: CustomerId,
    /// The run that built it; it must be running.
    pub run_id: RunId,
    /// The day that the data describes.
    pub as_of: NaiveDate,
    /// First month of the year with which it was built, 1–12.
    pub first_month: u32,
    /// Every table of every layer.
    pub tables: Vec<TableVersion>,
    /// Rows that were rejected.
    pub rejected: i64,
    /// What was read, for the customer admin.
    pub sources: serde_json::Value,
    /// What was checked, for the customer admin.
    pub checks: serde_json::Value,
}

impl Store {
    /// Publishes a release with the files it was built from, and ends its run: all or nothing. The only moment at which dashboards change.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the run is not that customer's, or is over, or a table or source is named twice.
    pub async fn publish(&self, new: NewRelease, inputs: &[TakenFile], now: DateTime<Utc>) -> Result<Release, StoreError> {
        let id = ReleaseId::new(fresh::id(now));
        let mut transaction = self.begin().await?;
        end_run(&mut transaction, &new, now).await?;
        insert(&mut transaction, &id, &new, now).await?;
        insert_tables(&mut transaction, &id, &new.tables).await?;
        ledger::insert(&mut transaction, &id, inputs).await?;
        transaction.commit().await.doing("publishing a release")?;
        self.release(&id).await?.ok_or_else(|| StoreError::not_found(format!("release {id}")))
    }
}

async fn end_run(transaction: &mut Transaction<'_, Sqlite>, new: &NewRelease, now: DateTime<Utc>) -> Result<(), StoreError> {
    let update = "UPDATE run SET state = 'published', finished_at = $3 WHERE id = $1 AND customer_id = $2 AND state = 'running'";
    let query = sqlx::query(update).bind(new.run_id.as_str()).bind(new.customer_id.as_str()).bind(now.timestamp_micros());
    let done = query.execute(&mut **transaction).await.doing("publishing a release")?;
    if done.rows_affected() == 1 {
        return Ok(());
    }
    Err(StoreError::conflict(format!("run {} is not running for this customer: start a new run", new.run_id)))
}

async fn insert(transaction: &mut Transaction<'_, Sqlite>, id: &ReleaseId, new: &NewRelease, now: DateTime<Utc>) -> Result<(), StoreError> {
    let insert = "INSERT INTO release (id, customer_id, run_id, seq, as_of, published_at, first_month, rejected, sources, checks, state) \
                  SELECT $1, $2, $3, COALESCE(MAX(seq), 0) + 1, $4, $5, $6, $7, $8, $9, 'good' FROM release WHERE customer_id = $2";
    let query = sqlx::query(insert)
        .bind(id.as_str())
        .bind(new.customer_id.as_str())
        .bind(new.run_id.as_str())
        .bind(day_text(new.as_of))
        .bind(now.timestamp_micros())
        .bind(i64::from(new.first_month))
        .bind(new.rejected)
        .bind(new.sources.to_string())
        .bind(new.checks.to_string());
    query.execute(&mut **transaction).await.doing("publishing a release").map(|_| ())
}

async fn insert_tables(transaction: &mut Transaction<'_, Sqlite>, id: &ReleaseId, tables: &[TableVersion]) -> Result<(), StoreError> {
    for TableVersion { layer, table, version, rows } in tables {
        let insert = sqlx::query("INSERT INTO release_table (release_id, layer, name, version, row_count) VALUES ($1, $2, $3, $4, $5)");
        let query = insert.bind(id.as_str()).bind(layer).bind(table).bind(version).bind(rows);
        let done = query.execute(&mut **transaction).await;
        if is_taken(&done) {
            return Err(StoreError::conflict(format!("table {layer}/{table} is twice in one release: name each once")));
        }
        done.doing("publishing a release's tables")?;
    }
    Ok(())
}
