//! What ran on warehouses, for how long, and what it read.
//!
//! `GET /api/2.0/sql/history/queries`, see <https://docs.databricks.com/api/workspace/queryhistory/list>.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::client::Client;
use crate::http::{Call, Listing, Page, pages};
use crate::open_enum::open_enum;
use crate::statements::QueryTag;

open_enum! {
    /// How far a query is, or how it ended.
    QueryStatus {
        /// It waits.
        Queued = "QUEUED",
        /// It has begun.
        Started = "STARTED",
        /// It is being planned.
        Compiling = "COMPILING",
        /// It is planned.
        Compiled = "COMPILED",
        /// It is being computed.
        Running = "RUNNING",
        /// It was cancelled.
        Canceled = "CANCELED",
        /// It could not be computed.
        Failed = "FAILED",
        /// It was computed.
        Finished = "FINISHED",
    }
}

/// Which queries are wanted. Without anything: all that may be seen.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct QueryFilter {
    /// Those that began then or later.
    pub started_from: Option<DateTime<Utc>>,
    /// Those that began then or before.
    pub started_to: Option<DateTime<Utc>>,
    /// Those of these warehouses.
    pub warehouse_ids: Vec<String>,
    /// These.
    pub statement_ids: Vec<String>,
    /// Those that are so far.
    pub statuses: Vec<QueryStatus>,
    /// Those of these users.
    pub user_ids: Vec<i64>,
    /// With [`QueryMetrics`]; costly, so only for few.
    pub include_metrics: bool,
    /// How many come at a time, below 1000; the service's choice is 100.
    pub page_size: Option<u32>,
}

/// A query. Times are milliseconds since 1970 (UTC), durations milliseconds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Query {
    /// The statement's id.
    pub query_id: String,
    /// How far it is.
    pub status: Option<QueryStatus>,
    /// Its text.
    pub query_text: Option<String>,
    /// Its kind, such as `SELECT`.
    pub statement_type: Option<String>,
    /// Its warehouse.
    pub warehouse_id: Option<String>,
    /// Who ran it.
    pub user_name: Option<String>,
    /// As whom.
    pub executed_as_user_name: Option<String>,
    /// With what.
    pub client_application: Option<String>,
    /// Within which session.
    pub session_id: Option<String>,
    /// How long it took, in milliseconds.
    pub duration: Option<u64>,
    /// When it began.
    pub query_start_time_ms: Option<i64>,
    /// When its computing ended.
    pub execution_end_time_ms: Option<i64>,
    /// When its last row was fetched.
    pub query_end_time_ms: Option<i64>,
    /// How many rows it gave.
    pub rows_produced: Option<u64>,
    /// Why it failed.
    pub error_message: Option<String>,
    /// Whether nothing of this changes any more.
    pub is_final: Option<bool>,
    /// What it cost; only where asked for.
    pub metrics: Option<QueryMetrics>,
    /// What it belongs to.
    pub query_source: Option<QuerySource>,
    /// Its marks.
    pub query_tags: Vec<QueryTag>,
}

/// What a query cost. Durations are milliseconds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct QueryMetrics {
    /// From the beginning to the end.
    pub total_time_ms: Option<u64>,
    /// Planning.
    pub compilation_time_ms: Option<u64>,
    /// Computing.
    pub execution_time_ms: Option<u64>,
    /// Fetching the result.
    pub result_fetch_time_ms: Option<u64>,
    /// The sum over all tasks.
    pub task_total_time_ms: Option<u64>,
    /// The share of these in the vectorised engine.
    pub photon_total_time_ms: Option<u64>,
    /// Bytes read.
    pub read_bytes: Option<u64>,
    /// Bytes read from the cloud's storage.
    pub read_remote_bytes: Option<u64>,
    /// Bytes read from the warehouse's cache.
    pub read_cache_bytes: Option<u64>,
    /// Bytes of files that were left after leaving some out.
    pub read_files_bytes: Option<u64>,
    /// How many files these are.
    pub read_files_count: Option<u64>,
    /// How many partitions were read.
    pub read_partitions_count: Option<u64>,
    /// Bytes of files that were left out.
    pub pruned_bytes: Option<u64>,
    /// How many files these are.
    pub pruned_files_count: Option<u64>,
    /// Rows read.
    pub rows_read_count: Option<u64>,
    /// Rows given.
    pub rows_produced_count: Option<u64>,
    /// Bytes that did not fit into memory.
    pub spill_to_disk_bytes: Option<u64>,
    /// Bytes written to the cloud's storage.
    pub write_remote_bytes: Option<u64>,
    /// Bytes sent between machines.
    pub network_sent_bytes: Option<u64>,
    /// Whether an earlier result was used.
    pub result_from_cache: Option<bool>,
    /// When it began to wait because the warehouse was busy, in milliseconds since 1970.
    pub overloading_queue_start_timestamp: Option<i64>,
    /// When it began to wait because the warehouse started, in milliseconds since 1970.
    pub provisioning_queue_start_timestamp: Option<i64>,
    /// When its planning began, in milliseconds since 1970.
    pub query_compilation_start_timestamp: Option<i64>,
}

/// What a query belongs to.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct QuerySource {
    /// A run of a job.
    pub job_info: Option<JobInfo>,
    /// A notebook.
    pub notebook_id: Option<String>,
    /// A dashboard.
    pub dashboard_id: Option<String>,
    /// An alert.
    pub alert_id: Option<String>,
    /// A saved query.
    pub sql_query_id: Option<String>,
    /// A space for questions.
    pub genie_space_id: Option<String>,
}

/// The run that a query belongs to.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct JobInfo {
    /// The job.
    pub job_id: Option<String>,
    /// The run.
    pub job_run_id: Option<String>,
    /// The task's run.
    pub job_task_run_id: Option<String>,
}

#[derive(Deserialize)]
struct QueryPage {
    #[serde(default)]
    res: Vec<Query>,
    next_page_token: Option<String>,
    has_next_page: Option<bool>,
}

impl Page for QueryPage {
    type Item = Query;

    fn into_parts(self) -> (Vec<Query>, Option<String>) {
        let more = self.has_next_page.unwrap_or(true);
        (self.res, self.next_page_token.filter(|_| more))
    }
}

/// What ran on warehouses.
#[derive(Debug, Clone)]
pub struct History {
    client: Client,
}

impl History {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Queries, the latest first (`GET /api/2.0/sql/history/queries`).
    pub fn list(&self, filter: &QueryFilter) -> Listing<Query> {
        let millis = |time: Option<DateTime<Utc>>| time.map(|time| time.timestamp_millis());
        let call = Call::get("/api/2.0/sql/history/queries", "the query history is read")
            .maybe("filter_by.query_start_time_range.start_time_ms", millis(filter.started_from))
            .maybe("filter_by.query_start_time_range.end_time_ms", millis(filter.started_to))
            .each("filter_by.warehouse_ids", &filter.warehouse_ids)
            .each("filter_by.statement_ids", &filter.statement_ids)
            .each("filter_by.statuses", &filter.statuses)
            .each("filter_by.user_ids", &filter.user_ids)
            .maybe("include_metrics", filter.include_metrics.then_some(true))
            .maybe("max_results", filter.page_size);
        pages::<QueryPage>(self.client.clone(), Ok(call))
    }
}
