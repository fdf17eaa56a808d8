//! What loads cost, from the query history of the workspace: per customer, run and model.
//!
//! Statements of this program carry tags. Those of a job carry none; the history names the job's run, and a task's file begins with the
//! catalogue and its own name.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use warehouse::databricks::history::{Filter, Query};

use super::platform::Platform;
use crate::error::EtlError;

/// What the statements of one model in one run took.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// The customer's slug, or its catalogue where the history names no more.
    pub customer: String,
    /// The load's run, or the job's; `dashboards` for what dashboards asked.
    pub run: String,
    /// The table, or what else was done.
    pub model: String,
    /// How many statements.
    pub statements: u64,
    /// How long they ran, in milliseconds of the warehouse.
    pub milliseconds: u64,
    /// What they read.
    pub bytes_read: u64,
    /// What they wrote, in rows.
    pub rows_produced: u64,
}

/// Every statement of a time, put together by customer, run and model.
pub async fn of_each(platform: &Platform, since: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Cost>, EtlError> {
    let filter = Filter::between(since, until);
    let queries = platform.client.history().all(&filter).await.map_err(EtlError::remote("the query history"))?;
    let mut costs: BTreeMap<(String, String, String), Cost> = BTreeMap::new();
    for query in &queries {
        let Some(key) = key_of(query) else { continue };
        let (customer, run, model) = key.clone();
        let cost = costs.entry(key).or_insert_with(|| Cost { customer, run, model, ..Cost::default() });
        cost.statements += 1;
        cost.milliseconds += query.milliseconds();
        cost.bytes_read += query.bytes_read();
        cost.rows_produced += query.rows_produced();
    }
    Ok(costs.into_values().collect())
}

/// Whose, in which run, for what. None for statements of others in the same workspace.
fn key_of(query: &Query) -> Option<(String, String, String)> {
    if let Some(customer) = query.tag("customer") {
        let run = query.tag("run").unwrap_or("dashboards").to_owned();
        let model = query.tag("model").unwrap_or("other").to_owned();
        return Some((customer.to_owned(), run, model));
    }
    let job_run = query.job_run_id()?;
    let (catalogue, model) = named_in(query.text())?;
    Some((catalogue, job_run.to_string(), model))
}

/// What the first comment of a task's statement says: `-- kineo customer_007 gold_dim_user`.
fn named_in(text: &str) -> Option<(String, String)> {
    let mut words = text.trim_start().lines().next()?.strip_prefix("-- kineo ")?.split(' ');
    Some((words.next()?.to_owned(), words.next()?.to_owned()))
}
