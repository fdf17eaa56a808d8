//! Rows that were left out, kept with rule, reason and what they held: `silver.rejects`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use warehouse::Tables;
use warehouse::arrow::array::{Array, ArrayRef, AsArray, Int64Array, RecordBatch, StringArray};
use warehouse::arrow::compute::cast;
use warehouse::arrow::datatypes::{DataType, Field, Int64Type, Schema};
use warehouse::datafusion::error::Result as EngineResult;
use warehouse::delta::{self, WriteMode};
use warehouse::{Layer, TablePath};

use super::parquet_file;
use super::workshop::Workshop;
use crate::catalogue::{Model, Rule};
use crate::error::EtlError;
use crate::sources::{RejectedRow, reading_rules};

/// The rows of one source that its silver model set aside.
#[derive(Debug, Default)]
pub struct Rejection {
    /// The rows to keep.
    pub rows: Vec<RejectedRow>,
    /// Exact duplicates of a row that stays or is kept here: dropped, counted, not kept (D01).
    pub duplicates: u64,
}

/// Looks up what the rows held that a silver model set aside.
pub async fn reject_rows(
    workshop: &Workshop,
    model: &Model,
    source: &str,
    file: &str,
    aside: &[RecordBatch],
) -> Result<Rejection, EtlError> {
    let mut marks: Vec<Mark> = aside.iter().flat_map(marks).collect();
    marks.sort_by_key(|mark| mark.row);
    if marks.is_empty() {
        return Ok(Rejection::default());
    }
    let contents = contents(workshop, source, &marks).await.map_err(EtlError::compute(format!("rejects of {}", model.full_name())))?;
    let (mut rejection, mut seen) = (Rejection::default(), HashSet::new());
    for mark in &marks {
        let Some(rule) = model.twin.rules.get(mark.rule) else { continue };
        let own = contents.get(&mark.row).cloned().unwrap_or_default();
        let of_kept = mark.kept.is_some_and(|kept| kept != mark.row && contents.get(&kept) == Some(&own));
        if of_kept || !seen.insert(own.clone()) {
            rejection.duplicates += 1;
        } else {
            rejection.rows.push(rejected(source, file, mark, rule, own));
        }
    }
    Ok(rejection)
}

fn rejected(source: &str, file: &str, mark: &Mark, rule: &Rule, content: String) -> RejectedRow {
    let kept = mark.kept.filter(|_| rule.condition.contains("_rank")).map_or_else(String::new, |row| format!(" It is row {row}."));
    RejectedRow {
        source: source.to_owned(),
        file: file.to_owned(),
        row: mark.row,
        rule: rule.name.clone(),
        action: rule.action.key().to_owned(),
        reason: format!("{}{kept}", rule.reason),
        content,
    }
}

struct Mark {
    row: i64,
    rule: usize,
    kept: Option<i64>,
}

fn marks(batch: &RecordBatch) -> Vec<Mark> {
    let numbers = |name: &str| batch.column_by_name(name).and_then(|column| cast(column, &DataType::Int64).ok());
    let value = |column: &ArrayRef, row: usize| column.is_valid(row).then(|| column.as_primitive::<Int64Type>().value(row));
    let (rows, rules, kept) = (numbers("source_row"), numbers("_rule"), numbers("_kept_row"));
    let mark = |at: usize| {
        let rule = rules.as_ref().and_then(|rules| value(rules, at)).and_then(|rule| usize::try_from(rule).ok())?;
        Some(Mark { row: value(rows.as_ref()?, at)?, rule, kept: kept.as_ref().and_then(|kept| value(kept, at)) })
    };
    (0..batch.num_rows()).filter_map(mark).collect()
}

/// What some rows of bronze held, as JSON, by the row's number.
async fn contents(workshop: &Workshop, source: &str, marks: &[Mark]) -> EngineResult<HashMap<i64, String>> {
    let mut wanted: Vec<i64> = marks.iter().flat_map(|mark| [Some(mark.row), mark.kept]).flatten().collect();
    wanted.sort_unstable();
    wanted.dedup();
    let schema = Arc::new(Schema::new(vec![Field::new("row", DataType::Int64, true)]));
    let rows = RecordBatch::try_new(schema.clone(), vec![Arc::new(Int64Array::from(wanted))])?;
    workshop.register_rows("work.wanted", schema, vec![rows])?;
    let sql = format!("SELECT b.* FROM bronze.{source} AS b JOIN work.wanted AS w ON w.row = b._source_row");
    let batches = workshop.query(&sql).await?.collect().await?;
    let mut found = HashMap::new();
    for batch in &batches {
        let answer = warehouse::answer_of(std::slice::from_ref(batch))?;
        for row in &answer.rows {
            let pairs = answer.columns.iter().zip(row);
            let number = pairs.clone().find(|(name, _)| *name == "_source_row").and_then(|(_, cell)| cell.number());
            let content: serde_json::Map<_, _> =
                pairs.filter(|(name, _)| !name.starts_with('_')).map(|(name, cell)| (name.clone(), cell.to_json())).collect();
            found.insert(number.map_or(0, |number| number as i64), serde_json::Value::Object(content).to_string());
        }
    }
    Ok(found)
}

/// The rows of an earlier version of the rejects that could not be read as rows. Silver's own rejects are found anew by every load.
pub async fn rejects_of_reading(workshop: &Workshop, tables: &Tables, version: i64) -> Result<Vec<RejectedRow>, EtlError> {
    let failed = || EtlError::compute("silver.rejects");
    let path: TablePath = tables.table(Layer::Silver, "rejects");
    let table = delta::open(&path, Some(version)).await?;
    workshop.register("work.rejects", delta::provider(&path, &table).await?).map_err(failed())?;
    let rules = reading_rules();
    let columns = "source, source_file, rule, action, reason, content, source_row";
    let frame = workshop.query(&format!("SELECT {columns} FROM work.rejects WHERE rule IN ({rules}) ORDER BY source, source_row")).await;
    let batches = frame.map_err(failed())?.collect().await.map_err(failed())?;
    let answer = warehouse::answer_of(&batches).map_err(|error| failed()(error.into()))?;
    Ok(answer.rows.iter().map(|row| recalled(row)).collect())
}

fn recalled(row: &[domain::Cell]) -> RejectedRow {
    let text = |at: usize| match row.get(at) {
        Some(domain::Cell::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let number = row.last().and_then(domain::Cell::number).map_or(0, |number| number as i64);
    RejectedRow { source: text(0), file: text(1), rule: text(2), action: text(3), reason: text(4), content: text(5), row: number }
}

/// Writes all rejects of a load; returns the table's version.
pub async fn write_rejects(workshop: &Workshop, tables: &Tables, rows: &[RejectedRow]) -> Result<i64, EtlError> {
    let failed = || EtlError::compute("silver.rejects");
    let batch = batch(rows).map_err(|error| failed()(error.into()))?;
    let frame = workshop.context().read_batch(batch).map_err(failed())?;
    let path: TablePath = tables.table(Layer::Silver, "rejects");
    let description = "Rows of the exports that were left out, with rule and reason.";
    let table = delta::write(&path, frame, WriteMode::Replace, workshop.context(), description).await?;
    Ok(delta::version(&table))
}

/// Writes rejects as a Parquet file.
pub fn rejects_to_parquet(into: &std::path::Path, rows: &[RejectedRow]) -> Result<(), EtlError> {
    let batch = batch(rows).map_err(|error| EtlError::compute("the rejects")(error.into()))?;
    let mut writer = parquet_file::create(into, batch.schema())?;
    writer.write(&batch).and_then(|()| writer.close().map(|_| ())).map_err(parquet_file::failed(into))
}

fn batch(rows: &[RejectedRow]) -> Result<RecordBatch, warehouse::arrow::error::ArrowError> {
    let text = |get: fn(&RejectedRow) -> &String| -> ArrayRef { Arc::new(StringArray::from_iter_values(rows.iter().map(get))) };
    let number: ArrayRef = Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| row.row)));
    let columns = [
        ("source", text(|row| &row.source)),
        ("source_file", text(|row| &row.file)),
        ("source_row", number),
        ("rule", text(|row| &row.rule)),
        ("action", text(|row| &row.action)),
        ("reason", text(|row| &row.reason)),
        ("content", text(|row| &row.content)),
    ];
    let fields: Vec<Field> = columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), true)).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns.into_iter().map(|(_, column)| column).collect())
}
