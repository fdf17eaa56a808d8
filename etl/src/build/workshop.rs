//! The session of one load: the customer's tables under the names that models use.

use std::sync::Arc;

use warehouse::arrow::array::RecordBatch;
use warehouse::arrow::datatypes::SchemaRef;
use warehouse::datafusion::catalog::TableProvider;
use warehouse::datafusion::common::TableReference;
use warehouse::datafusion::dataframe::DataFrame;
use warehouse::datafusion::datasource::MemTable;
use warehouse::datafusion::error::Result;
use warehouse::datafusion::execution::context::SessionContext;
use warehouse::embedded::{self, Limits};

use super::parameters::Parameters;

/// A session with the tables of one customer.
pub struct Workshop {
    context: SessionContext,
    parameters: Parameters,
}

impl Workshop {
    /// A session without tables.
    pub fn new(limits: Limits, parameters: Parameters) -> Result<Self> {
        let context = embedded::session(embedded::runtime(limits)?, limits, &["bronze", "silver", "gold", "work"])?;
        Ok(Self { context, parameters })
    }

    /// The session.
    pub const fn context(&self) -> &SessionContext {
        &self.context
    }

    /// Makes a table known as `layer.name`, in place of what was there.
    pub fn register(&self, full_name: &str, table: Arc<dyn TableProvider>) -> Result<()> {
        let reference = TableReference::parse_str(full_name);
        self.context.deregister_table(reference.clone())?;
        self.context.register_table(reference, table)?;
        Ok(())
    }

    /// Makes rows known as `layer.name`.
    pub fn register_rows(&self, full_name: &str, schema: SchemaRef, rows: Vec<RecordBatch>) -> Result<()> {
        self.register(full_name, Arc::new(MemTable::try_new(schema, vec![rows])?))
    }

    /// A query with the load's parameters.
    pub async fn query(&self, sql: &str) -> Result<DataFrame> {
        self.context.sql(sql).await?.with_param_values(self.parameters.values())
    }

    /// The first number that a query answers.
    pub async fn number(&self, sql: &str) -> Result<i64> {
        let batches = self.query(sql).await?.collect().await?;
        let answer = warehouse::answer_of(&batches)?;
        let first = answer.rows.first().and_then(|row| row.first()).and_then(domain::Cell::number);
        Ok(first.map_or(0, |number| number as i64))
    }
}
