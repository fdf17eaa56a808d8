//! The embedded engine: DataFusion over Delta tables, in this process.

mod functions;
mod release_tables;
mod session;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use deltalake::datafusion::common::{ParamValues, ScalarValue};
use deltalake::datafusion::dataframe::DataFrame;
use deltalake::datafusion::execution::context::SessionContext;
use deltalake::datafusion::execution::runtime_env::RuntimeEnv;
use domain::{Answer, CustomerId, ReleaseId};
use futures::StreamExt;
use store::{Release, Scope};

pub use session::{CATALOG, Limits, runtime, session};

use crate::compile::{Statement, Value};
use crate::engine::Engine;
use crate::error::WarehouseError;
use crate::paths::{Home, Layer};
use crate::row_stream::RowStream;
use crate::rows::answer_of;
use release_tables::ReleaseTables;

/// Releases whose tables stay open: opening costs a few milliseconds a table, an open one a few kilobytes.
const OPEN_RELEASES: usize = 64;

/// Answers from tables on this machine's disk or in object storage.
pub struct Embedded {
    home: Home,
    limits: Limits,
    runtime: Arc<RuntimeEnv>,
    /// Under the customer too: a session must never be found by what names a release alone.
    open: Mutex<VecDeque<((CustomerId, ReleaseId), SessionContext)>>,
}

impl Embedded {
    /// The tables below a home.
    pub fn new(home: Home, limits: Limits) -> Result<Self, WarehouseError> {
        if matches!(home, Home::Storage { .. }) {
            crate::storage::make_known();
        }
        let runtime = runtime(limits).map_err(WarehouseError::query("the engine's runtime"))?;
        Ok(Self { home, limits, runtime, open: Mutex::default() })
    }

    async fn frame(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<DataFrame, WarehouseError> {
        let context = self.context(scope, release)?;
        let failed = || WarehouseError::query("the answer");
        let frame = context.sql(&statement.sql).await.map_err(failed())?;
        frame.with_param_values(bound(statement)).map_err(failed())
    }

    /// The session of a release. A release of another customer than the scope's has none.
    fn context(&self, scope: &Scope, release: &Release) -> Result<SessionContext, WarehouseError> {
        if release.customer_id != scope.customer().id {
            return Err(WarehouseError::ForeignRelease);
        }
        let key = (scope.customer().id.clone(), release.id.clone());
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, context)) = open.iter().find(|(opened, _)| *opened == key) {
            return Ok(context.clone());
        }
        let context = self.opened(scope, release).map_err(WarehouseError::query("the session of a release"))?;
        open.push_front((key, context.clone()));
        open.truncate(OPEN_RELEASES);
        Ok(context)
    }

    fn opened(&self, scope: &Scope, release: &Release) -> deltalake::datafusion::error::Result<SessionContext> {
        let context = session(Arc::clone(&self.runtime), self.limits, &[])?;
        let tables = ReleaseTables::of(self.home.tables(scope), Layer::Gold, release);
        if let Some(catalog) = context.catalog(CATALOG) {
            catalog.register_schema(Layer::Gold.key(), Arc::new(tables))?;
        }
        Ok(context)
    }
}

#[async_trait]
impl Engine for Embedded {
    async fn answer(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<Answer, WarehouseError> {
        let failed = || WarehouseError::query("the answer");
        let batches = self.frame(scope, release, statement).await?.collect().await.map_err(failed())?;
        answer_of(&batches).map_err(|error| failed()(error.into()))
    }

    async fn rows(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<RowStream, WarehouseError> {
        let frame = self.frame(scope, release, statement).await?;
        let parts = frame.execute_stream().await.map_err(WarehouseError::query("the rows"))?;
        let columns = parts.schema().fields().iter().map(|field| field.name().clone()).collect();
        let parts = parts.map(|batch| batch.map_err(WarehouseError::query("the next rows")));
        Ok(RowStream::new(columns, parts.boxed()))
    }
}

fn bound(statement: &Statement) -> ParamValues {
    let scalar = |value: &Value| match value {
        Value::Int(n) => ScalarValue::Int64(Some(*n)),
        Value::Text(text) => ScalarValue::Utf8(Some(text.clone())),
    };
    let named = statement.values.0.iter().enumerate().map(|(n, value)| (format!("p{n}"), scalar(value)));
    ParamValues::from(named.collect::<std::collections::HashMap<_, _>>())
}
