//! Releases: the sets of table versions that dashboards read.

use std::collections::HashMap;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{CustomerId, ReleaseId};
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;

use crate::column::{Columns, day_text};
use crate::error::{Doing, StoreError};
use crate::runs::RunId;
use crate::store::Store;

/// One table as a release pins it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableVersion {
    /// `bronze`, `silver` or `gold`.
    pub layer: String,
    /// The table's name.
    pub table: String,
    /// Its version in Delta Lake.
    pub version: i64,
    /// Its rows at that version.
    pub rows: i64,
}

/// A release that was published.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// Its id.
    pub id: ReleaseId,
    /// Whose it is.
    pub customer_id: CustomerId,
    /// The run that built it.
    pub run_id: RunId,
    /// The day that the data describes.
    pub as_of: NaiveDate,
    /// When dashboards began to show it.
    pub published_at: DateTime<Utc>,
    /// First month of the year with which it was built, 1–12.
    pub first_month: u32,
    /// Every table of every layer, by layer and name.
    pub tables: Vec<TableVersion>,
    /// Rows that were rejected.
    pub rejected: i64,
    /// What was read.
    pub sources: serde_json::Value,
    /// What was checked.
    pub checks: serde_json::Value,
    /// Whether it may still be shown.
    pub state: ReleaseState,
}

impl Release {
    /// Whether its tables are on Databricks; else they are in the data folder.
    pub fn is_on_databricks(&self) -> bool {
        self.checks.get("home").and_then(serde_json::Value::as_str) == Some("databricks")
    }
}

/// Whether a release may still be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReleaseState {
    /// It may.
    Good,
    /// Somebody took it back.
    RolledBack,
}

impl FromStr for ReleaseState {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "good" => Ok(Self::Good),
            "rolled-back" => Ok(Self::RolledBack),
            other => Err(format!("there is no state {other:?} of a release")),
        }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, customer_id, run_id, as_of, published_at, first_month, rejected, sources, checks, state FROM release ", $rest)
    };
}

impl Store {
    /// A release, also one that was rolled back.
    pub async fn release(&self, id: &ReleaseId) -> Result<Option<Release>, StoreError> {
        let row = sqlx::query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(&self.pool).await.doing("reading a release")?;
        self.whole(row).await
    }

    /// The good release that was published last: the one that dashboards show.
    pub async fn newest_release(&self, customer: &CustomerId) -> Result<Option<Release>, StoreError> {
        let query = sqlx::query(select!("WHERE customer_id = $1 AND state = 'good' ORDER BY seq DESC LIMIT 1")).bind(customer.as_str());
        let row = query.fetch_optional(&self.pool).await.doing("reading the newest release")?;
        self.whole(row).await
    }

    /// The good release that describes `day`, or the last day before it that one describes; of several for one day the one published last.
    pub async fn release_at(&self, customer: &CustomerId, day: NaiveDate) -> Result<Option<Release>, StoreError> {
        let select = select!("WHERE customer_id = $1 AND state = 'good' AND as_of <= $2 ORDER BY as_of DESC, seq DESC LIMIT 1");
        let query = sqlx::query(select).bind(customer.as_str()).bind(day_text(day));
        let row = query.fetch_optional(&self.pool).await.doing("reading the release of a day")?;
        self.whole(row).await
    }

    /// All releases of a customer, the one published last first.
    pub async fn releases(&self, customer: &CustomerId) -> Result<Vec<Release>, StoreError> {
        let query = sqlx::query(select!("WHERE customer_id = $1 ORDER BY seq DESC")).bind(customer.as_str());
        let rows = query.fetch_all(&self.pool).await.doing("listing releases")?;
        let tables = "SELECT t.release_id, t.layer, t.name, t.version, t.row_count FROM release_table t \
                      JOIN release r ON r.id = t.release_id WHERE r.customer_id = $1 ORDER BY t.layer, t.name";
        let query = sqlx::query(tables).bind(customer.as_str());
        let mut tables = by_release(&query.fetch_all(&self.pool).await.doing("listing releases")?)?;
        rows.iter().map(|row| release_of(row, &mut tables)).collect()
    }

    /// Takes a release back: dashboards show the good one before it, or nothing if there is none. Doing it twice changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such release.
    pub async fn roll_back(&self, id: &ReleaseId, now: DateTime<Utc>) -> Result<(), StoreError> {
        let update = "UPDATE release SET state = 'rolled-back', rolled_back_at = COALESCE(rolled_back_at, $2) WHERE id = $1";
        let query = sqlx::query(update).bind(id.as_str()).bind(now.timestamp_micros());
        let done = query.execute(&self.pool).await.doing("rolling a release back")?;
        if done.rows_affected() == 0 { Err(StoreError::not_found(format!("release {id}"))) } else { Ok(()) }
    }

    async fn whole(&self, row: Option<SqliteRow>) -> Result<Option<Release>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        let id: String = Columns::new(&row, "release", "id").get("id")?;
        let select = "SELECT release_id, layer, name, version, row_count FROM release_table WHERE release_id = $1 ORDER BY layer, name";
        let rows = sqlx::query(select).bind(id).fetch_all(&self.pool).await.doing("reading a release's tables")?;
        release_of(&row, &mut by_release(&rows)?).map(Some)
    }
}

fn by_release(rows: &[SqliteRow]) -> Result<HashMap<String, Vec<TableVersion>>, StoreError> {
    let mut tables: HashMap<String, Vec<TableVersion>> = HashMap::new();
    for row in rows {
        let columns = Columns::new(row, "release_table", "release_id");
        tables.entry(columns.get("release_id")?).or_default().push(TableVersion {
            layer: columns.get("layer")?,
            table: columns.get("name")?,
            version: columns.get("version")?,
            rows: columns.get("row_count")?,
        });
    }
    Ok(tables)
}

fn release_of(row: &SqliteRow, tables: &mut HashMap<String, Vec<TableVersion>>) -> Result<Release, StoreError> {
    let columns = Columns::new(row, "release", "id");
    let id: String = columns.get("id")?;
    Ok(Release {
        tables: tables.remove(&id).unwrap_or_default(),
        id: ReleaseId::new(id),
        customer_id: CustomerId::new(columns.get::<String>("customer_id")?),
        run_id: RunId::new(columns.get::<String>("run_id")?),
        as_of: columns.day("as_of")?,
        published_at: columns.time("published_at")?,
        first_month: columns.month("first_month")?,
        rejected: columns.get("rejected")?,
        sources: columns.parse("sources")?,
        checks: columns.parse("checks")?,
        state: columns.parse("state")?,
    })
}
