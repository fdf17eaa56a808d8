//! What loads cost, from the query history of the workspace: per customer, run and model.
//!
//! Statements of this program carry tags. Those of a job carry none; the history names the job's run, and a task's file begins with the
//! catalogue and its own name.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use serde::Serialize;
use store::Customer;
use warehouse::catalogue_of;
use warehouse::databricks::history::{Query, QueryFilter};

use super::platform::Platform;
use crate::error::EtlError;

/// What the statements of one model in one run took.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// The customer's slug.
    pub customer: String,
    /// The load's run, or the job's; `dashboards` for what dashboards asked, `preparing` for what is no model's.
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
pub async fn of_each(
    platform: &Platform,
    customers: &[Customer],
    since: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Cost>, EtlError> {
    let mut filter = QueryFilter::default();
    (filter.started_from, filter.started_to, filter.include_metrics) = (Some(since), Some(until), true);
    let queries: Vec<Query> = platform.client.history().list(&filter).try_collect().await.map_err(EtlError::remote("the query history"))?;
    let mut costs: BTreeMap<(String, String, String), Cost> = BTreeMap::new();
    for query in &queries {
        let Some(key) = key_of(query, customers) else { continue };
        let (customer, run, model) = key.clone();
        let cost = costs.entry(key).or_insert_with(|| Cost { customer, run, model, ..Cost::default() });
        cost.statements += 1;
        let metrics = query.metrics.clone().unwrap_or_default();
        cost.milliseconds += metrics.total_time_ms.or(query.duration).unwrap_or_default();
        cost.bytes_read += metrics.read_bytes.unwrap_or_default();
        cost.rows_produced += metrics.rows_produced_count.or(query.rows_produced).unwrap_or_default();
    }
    Ok(costs.into_values().collect())
}

/// Whose, in which run, for what. None for statements of others in the same workspace.
fn key_of(query: &Query, customers: &[Customer]) -> Option<(String, String, String)> {
    let tag = |key: &str| query.query_tags.iter().find(|tag| tag.key == key).and_then(|tag| tag.value.clone());
    if let Some(customer) = tag("customer") {
        let (run, model) =
            (tag("run").unwrap_or_else(|| without_run(tag("release").is_some())), tag("model").unwrap_or_else(|| "other".to_owned()));
        return Some((customer, run, model));
    }
    let job_run = query.query_source.as_ref()?.job_info.as_ref()?.job_run_id.clone()?;
    let (catalogue, model) = named_in(query.query_text.as_deref()?)?;
    let customer = customers.iter().find(|customer| catalogue_of(customer) == catalogue)?;
    Some((customer.slug.to_string(), job_run, model))
}

/// Dashboards ask of a release; all else is what loads and provisioning do beside their models.
fn without_run(of_release: bool) -> String {
    if of_release { "dashboards" } else { "preparing" }.to_owned()
}

/// What the first comment of a task's statement says: `-- kineo customer_007 gold_dim_user`.
fn named_in(text: &str) -> Option<(String, String)> {
    let mut words = text.trim_start().lines().next()?.strip_prefix("-- kineo ")?.split(' ');
    Some((words.next()?.to_owned(), words.next()?.to_owned()))
}
