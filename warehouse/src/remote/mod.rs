//! The engine on Databricks: the same statements, on a SQL warehouse, in the customer's catalogue.

mod cells;
mod pinned;

use std::time::Duration;

use async_trait::async_trait;
use databricks::{Client, Finished, Running, StatementRequest, WarehouseState};
use domain::Answer;
use futures::StreamExt;
use store::{Release, Scope};

use crate::compile::{Statement, Value};
use crate::engine::Engine;
use crate::error::WarehouseError;
use crate::paths::catalogue_of;
use crate::row_stream::RowStream;

/// Seconds after which a page asks again while a warehouse starts.
const RETRY_SECONDS: u64 = 10;

/// How an installation asks.
#[derive(Clone, Debug)]
pub struct RemoteOptions {
    /// The SQL warehouse.
    pub warehouse_id: String,
    /// How long a question waits before it is looked at whether the warehouse is only starting.
    pub wake: Duration,
    /// How long a question may take in all.
    pub longest: Duration,
}

/// Answers on a SQL warehouse.
pub struct Remote {
    client: Client,
    options: RemoteOptions,
}

impl Remote {
    /// Asks through a client.
    pub fn new(client: Client, options: RemoteOptions) -> Self {
        Self { client, options }
    }

    fn request(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<StatementRequest, WarehouseError> {
        let customer = scope.customer();
        if release.customer_id != customer.id {
            return Err(WarehouseError::ForeignRelease);
        }
        let sql = pinned::at_release(&statement.sql, release)?;
        let mut request = StatementRequest::new(&self.options.warehouse_id, sql).catalog(catalogue_of(customer)).repeatable();
        request = request.tag("customer", customer.slug.as_str()).tag("release", release.id.as_str());
        if let Some(id) = scope.request() {
            request = request.tag("request", id.as_str());
        }
        let values = statement.values.0.iter().enumerate();
        Ok(values.fold(request, |request, (n, value)| match value {
            Value::Int(number) => request.parameter(format!("p{n}"), "BIGINT", Some(number.to_string())),
            Value::Text(text) => request.parameter(format!("p{n}"), "STRING", Some(text.clone())),
        }))
    }

    /// The whole result. Whoever stops waiting for it cancels the statement: what runs is dropped with the question.
    async fn finished(&self, request: StatementRequest) -> Result<Finished, WarehouseError> {
        let failed = || WarehouseError::remote("the answer");
        let asked = tokio::time::timeout(self.options.longest, async {
            let mut running = self.client.statements().submit(request).await.map_err(failed())?;
            match running.finish(Some(self.options.wake)).await.map_err(failed())? {
                Some(finished) => Ok(finished),
                None => self.patient(running).await,
            }
        });
        asked.await.unwrap_or_else(|_| Err(WarehouseError::TooSlow { seconds: self.options.longest.as_secs() }))
    }

    /// A warehouse that starts takes minutes, which no page waits for; one that works is waited for.
    async fn patient(&self, mut running: Running) -> Result<Finished, WarehouseError> {
        let failed = || WarehouseError::remote("the answer");
        let warehouse = self.client.warehouses().get(&self.options.warehouse_id).await.map_err(failed())?;
        if matches!(warehouse.state, WarehouseState::Starting | WarehouseState::Stopped | WarehouseState::Stopping) {
            return Err(WarehouseError::WakingUp { retry_seconds: RETRY_SECONDS });
        }
        let finished = running.finish(Some(self.options.longest)).await.map_err(failed())?;
        finished.ok_or(WarehouseError::TooSlow { seconds: self.options.longest.as_secs() })
    }
}

#[async_trait]
impl Engine for Remote {
    async fn answer(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<Answer, WarehouseError> {
        let finished = self.finished(self.request(scope, release, statement)?.inline()).await?;
        let rows = finished.rows().await.map_err(WarehouseError::remote("the answer"))?;
        cells::answer_of(finished.columns(), rows)
    }

    async fn rows(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<RowStream, WarehouseError> {
        let finished = self.finished(self.request(scope, release, statement)?.arrow()).await?;
        let columns = finished.columns().iter().map(|column| column.name.clone()).collect();
        let parts = finished.batches().map(|batch| batch.map_err(WarehouseError::remote("the next rows")));
        Ok(RowStream::new(columns, parts.boxed()))
    }
}
