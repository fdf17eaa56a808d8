//! From a file to its rows in bronze.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use warehouse::arrow::array::RecordBatch;
use warehouse::arrow::datatypes::SchemaRef;
use warehouse::datafusion::catalog::streaming::StreamingTable;
use warehouse::datafusion::error::DataFusionError;
use warehouse::datafusion::execution::TaskContext;
use warehouse::datafusion::execution::context::SessionContext;
use warehouse::datafusion::physical_plan::SendableRecordBatchStream;
use warehouse::datafusion::physical_plan::stream::RecordBatchReceiverStream;
use warehouse::datafusion::physical_plan::streaming::PartitionStream;
use warehouse::delta::{self, WriteMode};
use warehouse::{Layer, Tables};

use super::parquet_file;
use crate::catalogue::Source;
use crate::error::EtlError;
use crate::sources::{Arrival, Complaint, CsvRows, Layout, RejectedRow, WorkbookRows};

/// Batches that wait between reading and writing.
const WAITING_BATCHES: usize = 8;

/// A file that was taken.
#[derive(Debug)]
pub struct Ingested {
    /// Rows in bronze.
    pub rows: u64,
    /// Rows that could not be read as rows.
    pub rejected: Vec<RejectedRow>,
}

#[derive(Debug, Default)]
struct Outcome {
    rows: u64,
    rejected: Vec<RejectedRow>,
    complaint: Option<Complaint>,
}

enum Rows {
    Csv(CsvRows),
    Workbook(WorkbookRows),
}

impl Rows {
    fn open(source: &Source, arrival: &Arrival) -> Result<Self, Complaint> {
        if source.workbook {
            WorkbookRows::open(&arrival.path, &arrival.file).map(Self::Workbook)
        } else {
            CsvRows::open(&arrival.path, &arrival.file, &source.source).map(Self::Csv)
        }
    }

    fn next_batch(&mut self, arrival: &Arrival, layout: &Layout) -> Result<Option<RecordBatch>, Complaint> {
        match self {
            Self::Csv(rows) => rows.next_batch(&arrival.map, layout),
            Self::Workbook(rows) => rows.next_batch(&arrival.map, layout),
        }
    }

    fn rejected(self) -> Vec<RejectedRow> {
        match self {
            Self::Csv(rows) => rows.rejected,
            Self::Workbook(_) => Vec::new(),
        }
    }
}

/// Appends a file's rows to its bronze table.
pub async fn ingest(
    context: &SessionContext,
    tables: &Tables,
    source: &Source,
    arrival: &Arrival,
    layout: Layout,
) -> Result<Ingested, EtlError> {
    let failed = || EtlError::compute(format!("bronze.{}", source.source));
    let outcome = Arc::new(Mutex::new(Outcome::default()));
    let (schema, source_of, arrival_of, shared) = (layout.schema(), source.clone(), arrival.clone(), Arc::clone(&outcome));
    let part: Arc<dyn PartitionStream> =
        Arc::new(FileStream { schema: schema.clone(), source: source_of, arrival: arrival_of, layout, outcome: shared });
    let rows = StreamingTable::try_new(schema, vec![part]).and_then(|table| context.read_table(Arc::new(table))).map_err(failed())?;
    let path = tables.table(Layer::Bronze, &source.source);
    let written = delta::write(&path, rows, WriteMode::Append, context, &source.description).await;
    let outcome = std::mem::take(&mut *outcome.lock().unwrap_or_else(PoisonError::into_inner));
    match (outcome.complaint, written) {
        (Some(complaint), _) => Err(EtlError::Input(vec![complaint])),
        (None, Err(error)) => Err(error.into()),
        (None, Ok(_)) => Ok(Ingested { rows: outcome.rows, rejected: outcome.rejected }),
    }
}

struct FileStream {
    schema: SchemaRef,
    source: Source,
    arrival: Arrival,
    layout: Layout,
    outcome: Arc<Mutex<Outcome>>,
}

impl fmt::Debug for FileStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rows of {}", self.arrival.file)
    }
}

impl PartitionStream for FileStream {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, _: Arc<TaskContext>) -> SendableRecordBatchStream {
        let mut stream = RecordBatchReceiverStream::builder(Arc::clone(&self.schema), WAITING_BATCHES);
        let (sender, source, arrival) = (stream.tx(), self.source.clone(), self.arrival.clone());
        let (layout, outcome) = (self.layout.clone(), Arc::clone(&self.outcome));
        stream.spawn_blocking(move || {
            let sent = read(&source, &arrival, &layout, &outcome, |batch| sender.blocking_send(Ok(batch)).is_ok());
            sent.map_err(|complaint| stop(&outcome, complaint))
        });
        stream.build()
    }
}

fn read(
    source: &Source,
    arrival: &Arrival,
    layout: &Layout,
    outcome: &Mutex<Outcome>,
    mut send: impl FnMut(RecordBatch) -> bool,
) -> Result<(), Complaint> {
    let mut rows = Rows::open(source, arrival)?;
    let mut count = 0;
    while let Some(batch) = rows.next_batch(arrival, layout)? {
        count += batch.num_rows() as u64;
        if !send(batch) {
            break;
        }
    }
    let mut outcome = outcome.lock().unwrap_or_else(PoisonError::into_inner);
    outcome.rows = count;
    outcome.rejected = rows.rejected();
    Ok(())
}

fn stop(outcome: &Mutex<Outcome>, complaint: Complaint) -> DataFusionError {
    let error = DataFusionError::Execution(complaint.to_string());
    outcome.lock().unwrap_or_else(PoisonError::into_inner).complaint = Some(complaint);
    error
}

/// Writes a file's rows as Parquet, in the layout of its bronze table.
pub fn to_parquet(into: &Path, source: &Source, arrival: &Arrival, layout: &Layout) -> Result<Ingested, EtlError> {
    let mut writer = parquet_file::create(into, layout.schema())?;
    let outcome = Mutex::new(Outcome::default());
    let mut broken = None;
    let complaint = read(source, arrival, layout, &outcome, |batch| match writer.write(&batch) {
        Ok(()) => true,
        Err(error) => {
            broken = Some(error);
            false
        }
    });
    complaint.map_err(|complaint| EtlError::Input(vec![complaint]))?;
    if let Some(error) = broken {
        return Err(parquet_file::failed(into)(error));
    }
    writer.close().map_err(parquet_file::failed(into))?;
    let outcome = outcome.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Ingested { rows: outcome.rows, rejected: outcome.rejected })
}
