//! From the texts of a result to the cells that a page shows: the same cells that the embedded engine's batches become.

use chrono::NaiveDate;
use databricks::statements::{Column, ColumnType};
use domain::{Answer, Cell};

use crate::error::WarehouseError;

/// All rows under the names of their columns.
pub fn answer_of(columns: &[Column], rows: Vec<Vec<Option<String>>>) -> Result<Answer, WarehouseError> {
    let names = columns.iter().map(|column| column.name.clone()).collect();
    let row = |values: Vec<Option<String>>| columns.iter().zip(values).map(|(column, value)| cell(column, value)).collect();
    Ok(Answer { columns: names, rows: rows.into_iter().map(row).collect::<Result<_, _>>()? })
}

/// A value that is not of the type that its column states is an error: a wrong number must not be shown as another or as none.
fn cell(column: &Column, value: Option<String>) -> Result<Cell, WarehouseError> {
    let Some(text) = value else { return Ok(Cell::Null) };
    let read = match column.type_name {
        Some(ColumnType::Byte | ColumnType::Short | ColumnType::Int | ColumnType::Long) => text.parse().ok().map(Cell::Int),
        Some(ColumnType::Float | ColumnType::Double | ColumnType::Decimal) => text.parse().ok().map(Cell::Number),
        Some(ColumnType::Date) => NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().map(Cell::Date),
        _ => return Ok(Cell::Text(text)),
    };
    read.ok_or_else(|| WarehouseError::OddValue { column: column.name.clone(), kind: column.type_text.clone() })
}
