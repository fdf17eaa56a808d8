//! The engine on Databricks: the same statements, on a SQL warehouse, in the customer's catalogue.

mod cells;
mod pinned;

use std::time::Duration;

use async_trait::async_trait;
use databricks::warehouses::WarehouseState;
use databricks::{Client, Finished, Outcome, Parameter, StatementRequest, StatementState};
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

    /// Tags, place and values for a statement; whose tables it reads, the scope alone says.
    fn ready(&self, scope: &Scope, release: &Release, statement: &Statement, form: Form) -> Result<StatementRequest, WarehouseError> {
        let customer = scope.customer();
        if release.customer_id != customer.id {
            return Err(WarehouseError::ForeignRelease);
        }
        let sql = pinned::at_release(&statement.sql, release)?;
        let mut request = form(&self.options.warehouse_id, sql).read_only();
        request.catalog = Some(catalogue_of(customer));
        request = request.tag("customer", customer.slug.as_str()).tag("release", release.id.as_str());
        if let Some(id) = scope.request() {
            request = request.tag("request", id.as_str());
        }
        let values = statement.values.0.iter().enumerate();
        Ok(values.fold(request, |request, (n, value)| {
            request.bind(match value {
                Value::Int(number) => Parameter::new(format!("p{n}"), number.to_string(), "BIGINT"),
                Value::Text(text) => Parameter::new(format!("p{n}"), text, "STRING"),
            })
        }))
    }

    /// The whole result. Whoever stops waiting for it cancels the statement: what runs is dropped with the question.
    async fn finished(&self, request: StatementRequest) -> Result<Finished, WarehouseError> {
        let failed = || WarehouseError::remote("the answer");
        let asked = tokio::time::timeout(self.options.longest, async {
            let mut running = self.client.statements().execute(request).await.map_err(failed())?;
            match running.wait(Some(self.options.wake)).await.map_err(failed())? {
                Outcome::Finished(finished) => Ok(finished),
                // A warehouse that starts takes minutes, which no page waits for; one that is only busy is waited for.
                Outcome::StillRunning(StatementState::Pending) if !self.is_awake().await? => {
                    Err(WarehouseError::WakingUp { retry_seconds: RETRY_SECONDS })
                }
                Outcome::StillRunning(_) => running.finish().await.map_err(failed()),
            }
        });
        asked.await.unwrap_or_else(|_| Err(WarehouseError::TooSlow { seconds: self.options.longest.as_secs() }))
    }

    async fn is_awake(&self) -> Result<bool, WarehouseError> {
        let warehouse =
            self.client.warehouses().get(&self.options.warehouse_id).await.map_err(WarehouseError::remote("the warehouse's state"))?;
        Ok(warehouse.state == Some(WarehouseState::Running))
    }
}

/// A request whose rows come as texts, or as Arrow.
type Form = fn(&str, String) -> StatementRequest;

#[async_trait]
impl Engine for Remote {
    async fn answer(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<Answer, WarehouseError> {
        let finished = self.finished(self.ready(scope, release, statement, |id, sql| StatementRequest::json(id, sql))?).await?;
        let rows = finished.json_rows().await.map_err(WarehouseError::remote("the answer"))?;
        cells::answer_of(finished.columns(), rows)
    }

    async fn rows(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<RowStream, WarehouseError> {
        let finished = self.finished(self.ready(scope, release, statement, |id, sql| StatementRequest::arrow(id, sql))?).await?;
        let columns = finished.columns().iter().map(|column| column.name.clone()).collect();
        let parts = finished.arrow().map(|batch| batch.map_err(WarehouseError::remote("the next rows")));
        Ok(RowStream::new(columns, parts.boxed()))
    }
}
