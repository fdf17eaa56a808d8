//! Between a model and its table: rows that break a rule are set aside and counted while the others stream on.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures::StreamExt;
use warehouse::arrow::array::{Array, AsArray, BooleanArray, RecordBatch};
use warehouse::arrow::compute::{filter_record_batch, is_not_null, is_null};
use warehouse::arrow::datatypes::SchemaRef;
use warehouse::datafusion::catalog::streaming::StreamingTable;
use warehouse::datafusion::error::Result;
use warehouse::datafusion::execution::TaskContext;
use warehouse::datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use warehouse::datafusion::physical_plan::streaming::PartitionStream;
use warehouse::datafusion::physical_plan::{ExecutionPlan, ExecutionPlanProperties, SendableRecordBatchStream};

/// What a model's rows come to.
#[derive(Debug, Default)]
pub struct Tally {
    rows: AtomicU64,
    flags: Vec<AtomicU64>,
    rejected: Mutex<Vec<RecordBatch>>,
}

impl Tally {
    fn with_flags(flags: usize) -> Self {
        Self { flags: (0..flags).map(|_| AtomicU64::new(0)).collect(), ..Self::default() }
    }

    /// Rows that were let through.
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// For each flag the rows let through for which it was set.
    pub fn flags(&self) -> Vec<u64> {
        self.flags.iter().map(|flag| flag.load(Ordering::Relaxed)).collect()
    }

    /// The rows set aside, with all their columns.
    pub fn rejected(&self) -> Vec<RecordBatch> {
        self.rejected.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// How a plan's columns are laid out: first those of the table, then what decides.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// Columns of the table.
    pub kept: usize,
    /// The column that is null for rows to let through, if the model has rules.
    pub rule: Option<usize>,
    /// The first of the flags, and how many there are.
    pub flags: (usize, usize),
}

/// The rows of a plan that are let through, as a table to write from, and the tally that is right once it was read.
pub fn split(plan: &Arc<dyn ExecutionPlan>, schema: SchemaRef, columns: Columns) -> Result<(StreamingTable, Arc<Tally>)> {
    let tally = Arc::new(Tally::with_flags(columns.flags.1));
    let part = |index| -> Arc<dyn PartitionStream> {
        Arc::new(Part { plan: Arc::clone(plan), index, schema: Arc::clone(&schema), columns, tally: Arc::clone(&tally) })
    };
    let parts = (0..plan.output_partitioning().partition_count()).map(part).collect();
    Ok((StreamingTable::try_new(schema.clone(), parts)?, tally))
}

struct Part {
    plan: Arc<dyn ExecutionPlan>,
    index: usize,
    schema: SchemaRef,
    columns: Columns,
    tally: Arc<Tally>,
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "part {} of a model", self.index)
    }
}

impl PartitionStream for Part {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, context: Arc<TaskContext>) -> SendableRecordBatchStream {
        let (schema, columns, tally) = (Arc::clone(&self.schema), self.columns, Arc::clone(&self.tally));
        let out = Arc::clone(&schema);
        let rows: futures::stream::BoxStream<'static, Result<RecordBatch>> = match self.plan.execute(self.index, context) {
            Ok(rows) => rows.map(move |batch| let_through(&batch?, &schema, columns, &tally)).boxed(),
            Err(error) => futures::stream::once(async move { Err(error) }).boxed(),
        };
        Box::pin(RecordBatchStreamAdapter::new(out, rows))
    }
}

fn let_through(batch: &RecordBatch, schema: &SchemaRef, columns: Columns, tally: &Tally) -> Result<RecordBatch> {
    let batch = match columns.rule.map(|rule| batch.column(rule)) {
        Some(rule) if rule.null_count() < rule.len() => {
            let aside = filter_record_batch(batch, &is_not_null(rule)?)?;
            tally.rejected.lock().unwrap_or_else(PoisonError::into_inner).push(aside);
            filter_record_batch(batch, &is_null(rule)?)?
        }
        _ => batch.clone(),
    };
    tally.rows.fetch_add(batch.num_rows() as u64, Ordering::Relaxed);
    for (flag, count) in tally.flags.iter().enumerate() {
        let set: &BooleanArray = batch.column(columns.flags.0 + flag).as_boolean();
        count.fetch_add(set.true_count() as u64, Ordering::Relaxed);
    }
    let kept = batch.columns().iter().take(columns.kept).cloned().collect();
    Ok(RecordBatch::try_new(Arc::clone(schema), kept)?)
}
