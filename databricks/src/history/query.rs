//! A query and what it cost.

use serde::Deserialize;

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
