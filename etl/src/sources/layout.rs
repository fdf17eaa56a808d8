//! What a bronze batch looks like: the file's columns as text, then where the row came from.

use std::sync::Arc;

use warehouse::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray, StringBuilder, TimestampMicrosecondArray};
use warehouse::arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use warehouse::arrow::error::ArrowError;

/// Rows of one batch.
pub const BATCH_ROWS: usize = 8192;

/// The columns of one file's bronze rows and the values that are the same in all of them.
#[derive(Clone, Debug)]
pub struct Layout {
    schema: SchemaRef,
    columns: usize,
    ingested_at: ArrayRef,
    constants: Vec<ArrayRef>,
}

impl Layout {
    /// `columns` are the file's, `ingested_at` is in microseconds since 1970.
    pub fn new(columns: &[String], ingested_at: i64, file: &str, hash: &str, batch: &str, customer: &str) -> Self {
        let repeated = |text: &str| -> ArrayRef { Arc::new(StringArray::from_iter_values(std::iter::repeat_n(text, BATCH_ROWS))) };
        let time = TimestampMicrosecondArray::from_value(ingested_at, BATCH_ROWS).with_timezone("UTC");
        let constants = [file, hash, batch, customer].into_iter().map(repeated).collect();
        Self { schema: Self::schema_of(columns), columns: columns.len(), ingested_at: Arc::new(time), constants }
    }

    /// The schema of a bronze table with some columns.
    pub fn schema_of(columns: &[String]) -> SchemaRef {
        let text = |name: &str| Field::new(name, DataType::Utf8, true);
        let mut fields: Vec<Field> = columns.iter().map(|name| text(name)).collect();
        fields.push(Field::new("_ingestion_timestamp", DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())), true));
        fields.extend(["_source_file", "_source_hash", "_batch_id", "_customer_id"].map(text));
        fields.push(Field::new("_source_row", DataType::Int64, true));
        Arc::new(Schema::new(fields))
    }

    /// The schema of the batches.
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// An empty batch to fill.
    pub fn filling(&self) -> Filling<'_> {
        Filling { layout: self, columns: (0..self.columns).map(|_| StringBuilder::new()).collect(), rows: Vec::new() }
    }
}

/// A batch while it is filled.
pub struct Filling<'a> {
    layout: &'a Layout,
    columns: Vec<StringBuilder>,
    rows: Vec<i64>,
}

impl Filling<'_> {
    /// Adds a row; an empty value is a null.
    pub fn push<'v>(&mut self, row: i64, values: impl Iterator<Item = &'v str>) {
        for (column, value) in self.columns.iter_mut().zip(values) {
            column.append_option(Some(value).filter(|value| !value.is_empty()));
        }
        self.rows.push(row);
    }

    /// Whether the batch has as many rows as it takes.
    pub fn is_full(&self) -> bool {
        self.rows.len() >= BATCH_ROWS
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The batch.
    pub fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let rows = self.rows.len();
        let mut arrays: Vec<ArrayRef> = self.columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
        arrays.push(self.layout.ingested_at.slice(0, rows));
        arrays.extend(self.layout.constants.iter().map(|constant| constant.slice(0, rows)));
        arrays.push(Arc::new(Int64Array::from(self.rows)));
        RecordBatch::try_new(self.layout.schema(), arrays)
    }
}
