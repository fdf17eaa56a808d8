//! What ran on warehouses, for how long, and what it read.
//!
//! `GET /api/2.0/sql/history/queries`, see <https://docs.databricks.com/api/workspace/queryhistory/list>.

mod query;

use chrono::{DateTime, Utc};
use serde::Deserialize;

pub use self::query::{JobInfo, Query, QueryMetrics, QuerySource, QueryStatus};
use crate::client::Client;
use crate::http::{Call, Listing, Page, pages};

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
