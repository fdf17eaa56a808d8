//! From the engine's batches to the cells that a page shows.

use chrono::{Days, NaiveDate};
use deltalake::arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use deltalake::arrow::compute::cast;
use deltalake::arrow::datatypes::{DataType, Date32Type, Float64Type, Int64Type};
use deltalake::arrow::error::ArrowError;
use domain::{Answer, Cell};

/// All rows of some batches under the names of their columns.
pub fn answer_of(batches: &[RecordBatch]) -> Result<Answer, ArrowError> {
    let mut answer = Answer::default();
    for batch in batches {
        answer.columns = batch.schema().fields().iter().map(|field| field.name().clone()).collect();
        let columns = batch.columns().iter().map(plain).collect::<Result<Vec<_>, _>>()?;
        answer.rows.extend((0..batch.num_rows()).map(|row| columns.iter().map(|column| cell(column, row)).collect()));
    }
    Ok(answer)
}

fn plain(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    let target = match column.data_type() {
        kind if kind.is_integer() => DataType::Int64,
        kind if kind.is_numeric() => DataType::Float64,
        DataType::Date32 => DataType::Date32,
        _ => DataType::Utf8,
    };
    cast(column, &target)
}

fn cell(column: &ArrayRef, row: usize) -> Cell {
    if column.is_null(row) {
        return Cell::Null;
    }
    match column.data_type() {
        DataType::Int64 => Cell::Int(column.as_primitive::<Int64Type>().value(row)),
        DataType::Float64 => Cell::Number(column.as_primitive::<Float64Type>().value(row)),
        DataType::Date32 => day(column.as_primitive::<Date32Type>().value(row)),
        _ => Cell::Text(column.as_string::<i32>().value(row).to_owned()),
    }
}

fn day(days: i32) -> Cell {
    let epoch = NaiveDate::default();
    let distance = Days::new(u64::from(days.unsigned_abs()));
    let day = if days < 0 { epoch.checked_sub_days(distance) } else { epoch.checked_add_days(distance) };
    day.map_or(Cell::Null, Cell::Date)
}
