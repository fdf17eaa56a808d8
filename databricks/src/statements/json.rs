//! Rows as texts.

use bytes::Bytes;
use serde_json::Value;

use super::chunk::Form;

/// A row: a text or NULL for each column.
pub(super) type JsonRow = Vec<Option<String>>;

/// Parts are arrays of rows.
pub(super) struct Json;

impl Form for Json {
    type Item = JsonRow;

    fn rows(items: &[JsonRow]) -> u64 {
        items.len() as u64
    }

    fn read(bytes: Bytes) -> Result<Vec<JsonRow>, String> {
        let unreadable = |error: serde_json::Error| format!("JSON that cannot be read at line {}, column {}", error.line(), error.column());
        serde_json::from_slice(&bytes).map_err(unreadable).and_then(Self::inline)
    }

    fn inline(rows: Vec<Vec<Value>>) -> Result<Vec<JsonRow>, String> {
        Ok(rows.into_iter().map(|row| row.into_iter().map(text).collect()).collect())
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}
