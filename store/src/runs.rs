//! Runs of the load job.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use domain::CustomerId;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;

use crate::column::{Columns, day_text};
use crate::customers::Customer;
use crate::error::{Doing, StoreError, is_taken};
use crate::fresh;
use crate::store::Store;

/// One run of the load job.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RunId(String);

impl RunId {
    /// Wraps an id that the store gave out.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A run of the load job for one customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Its id.
    pub id: RunId,
    /// For whom it runs.
    pub customer_id: CustomerId,
    /// The day that its data describes.
    pub as_of: NaiveDate,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// How it stands.
    pub state: RunState,
    /// What it has to tell a customer admin; null until it has ended.
    pub report: serde_json::Value,
}

/// How a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunState {
    /// It has not ended.
    Running,
    /// It published a release.
    Published,
    /// Nothing was new; the last release stays.
    Unchanged,
    /// The input or the result was not good enough; the last release stays.
    Refused,
    /// It broke off; the last release stays.
    Failed,
}

impl RunState {
    const ALL: [Self; 5] = [Self::Running, Self::Published, Self::Unchanged, Self::Refused, Self::Failed];

    /// The name in the metadata store and in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Published => "published",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }
}

impl FromStr for RunState {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|state| state.key() == text).ok_or_else(|| format!("there is no state {text:?} of a run"))
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, customer_id, as_of, started_at, finished_at, state, report FROM run ", $rest)
    };
}

impl Store {
    /// Begins a run.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a run of the customer has not ended, or the customer is disabled.
    pub async fn start_run(&self, customer: &Customer, as_of: NaiveDate, now: DateTime<Utc>) -> Result<Run, StoreError> {
        if self.customer_by_id(&customer.id).await?.is_none_or(|customer| customer.disabled) {
            return Err(StoreError::conflict(format!("customer {} is disabled or gone: enable it first", customer.slug)));
        }
        let id = RunId::new(fresh::id(now));
        let insert = "INSERT INTO run (id, customer_id, seq, as_of, started_at, state) \
                      SELECT $1, $2, COALESCE(MAX(seq), 0) + 1, $3, $4, 'running' FROM run WHERE customer_id = $2";
        let query = sqlx::query(insert).bind(id.as_str()).bind(customer.id.as_str()).bind(day_text(as_of)).bind(now.timestamp_micros());
        let started = query.execute(&self.pool).await;
        if is_taken(&started) {
            return Err(StoreError::conflict(format!("a load of {} is running: wait until it has ended", customer.slug)));
        }
        started.doing("starting a run")?;
        self.run(&id).await?.ok_or_else(|| StoreError::not_found(format!("run {id}")))
    }

    /// Ends a run, or adds the report to one that [`Store::publish`] has ended.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if it ended otherwise before, or would be published without a release.
    pub async fn finish_run(&self, id: &RunId, state: RunState, report: &serde_json::Value, now: DateTime<Utc>) -> Result<(), StoreError> {
        let before = if state == RunState::Published { RunState::Published } else { RunState::Running };
        if state == RunState::Running {
            return Err(StoreError::conflict(format!("run {id} cannot end as running: say how it ended")));
        }
        let update = "UPDATE run SET state = $2, report = $3, finished_at = COALESCE(finished_at, $4) WHERE id = $1 AND state = $5";
        let query = sqlx::query(update)
            .bind(id.as_str())
            .bind(state.key())
            .bind(report.to_string())
            .bind(now.timestamp_micros())
            .bind(before.key());
        let done = query.execute(&self.pool).await.doing("ending a run")?.rows_affected();
        if done == 1 {
            return Ok(());
        }
        Err(StoreError::conflict(format!("run {id} cannot end as {}: it is not {}; start a new run", state.key(), before.key())))
    }

    /// A run.
    pub async fn run(&self, id: &RunId) -> Result<Option<Run>, StoreError> {
        let row = sqlx::query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(&self.pool).await.doing("reading a run")?;
        row.as_ref().map(run_of).transpose()
    }

    /// The run of a customer that began last.
    pub async fn latest_run(&self, customer: &CustomerId) -> Result<Option<Run>, StoreError> {
        Ok(self.runs(customer, 1).await?.pop())
    }

    /// The runs of a customer that began last, newest first.
    pub async fn runs(&self, customer: &CustomerId, limit: u32) -> Result<Vec<Run>, StoreError> {
        let query =
            sqlx::query(select!("WHERE customer_id = $1 ORDER BY seq DESC LIMIT $2")).bind(customer.as_str()).bind(i64::from(limit));
        query.fetch_all(&self.pool).await.doing("listing runs")?.iter().map(run_of).collect()
    }

    /// Marks runs that never ended as failed and says how many there were. Only for the holder of the customer's load lock, who knows that
    /// nothing runs.
    pub async fn abandon_running(&self, customer: &CustomerId, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let report = serde_json::json!({ "message": "The load broke off before it ended. Load the folder again." });
        let update = "UPDATE run SET state = 'failed', finished_at = $2, report = $3 WHERE customer_id = $1 AND state = 'running'";
        let query = sqlx::query(update).bind(customer.as_str()).bind(now.timestamp_micros()).bind(report.to_string());
        Ok(query.execute(&self.pool).await.doing("ending runs that broke off")?.rows_affected())
    }
}

fn run_of(row: &SqliteRow) -> Result<Run, StoreError> {
    let columns = Columns::new(row, "run", "id");
    Ok(Run {
        id: RunId::new(columns.get::<String>("id")?),
        customer_id: CustomerId::new(columns.get::<String>("customer_id")?),
        as_of: columns.day("as_of")?,
        started_at: columns.time("started_at")?,
        finished_at: columns.time_if_any("finished_at")?,
        state: columns.parse("state")?,
        report: columns.parse("report")?,
    })
}
