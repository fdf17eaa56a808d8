//! The YAML twin of a model.

use std::collections::BTreeMap;

use serde::Deserialize;
use warehouse::arrow::datatypes::{DataType, Field, Schema, TimeUnit};

/// What stands beside a model's SQL.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Twin {
    /// The table.
    pub table: String,
    /// What it holds.
    pub description: String,
    /// What one row is.
    pub grain: String,
    /// The columns that name a row, if any do.
    pub keys: Vec<String>,
    /// The columns by whose values the table is laid out in folders, so that a question of one value reads no other.
    #[serde(default)]
    pub partitions: Vec<String>,
    /// The columns by which rows are looked for: where files are laid out by the engine, rows that are near in them stand together.
    #[serde(default)]
    pub order: Vec<String>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// What decides about a row, silver only. The first that holds applies.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// What must hold of the whole table.
    #[serde(default)]
    pub checks: Vec<Check>,
    /// Given rows and expected rows.
    #[serde(default)]
    pub tests: Vec<Example>,
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// What it means.
    pub description: String,
    /// Whether it says who somebody is: a name, not an id.
    #[serde(default)]
    pub personal: bool,
}

/// The types that tables have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 64 bits, whole.
    Bigint,
    /// 32 bits, whole.
    Int,
    /// 64 bits, floating.
    Double,
    /// Text.
    Text,
    /// A day.
    Date,
    /// A time in microseconds. Stored as UTC, meaning the LMS's wall clock.
    Timestamp,
}

impl Kind {
    /// The type in memory.
    pub fn data_type(self) -> DataType {
        match self {
            Self::Bigint => DataType::Int64,
            Self::Int => DataType::Int32,
            Self::Double => DataType::Float64,
            Self::Text => DataType::Utf8,
            Self::Date => DataType::Date32,
            Self::Timestamp => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        }
    }

    /// The name in documents.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bigint => "bigint",
            Self::Int => "int",
            Self::Double => "double",
            Self::Text => "text",
            Self::Date => "date",
            Self::Timestamp => "timestamp",
        }
    }
}

/// What happens to a row or a load when a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Counted and reported; the row stays.
    Warn,
    /// The row is left out and kept in the rejects.
    Drop,
    /// The row is left out and kept in the rejects, as something to be put right.
    Quarantine,
    /// The load is refused.
    Fail,
}

impl Action {
    /// The name in rejects and reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::Drop => "drop",
            Self::Quarantine => "quarantine",
            Self::Fail => "fail",
        }
    }
}

/// What decides about a row.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// SQL over the model's columns that holds where the rule is broken.
    pub condition: String,
    /// What then happens.
    pub action: Action,
    /// What is wrong and what to do.
    pub reason: String,
}

/// What must hold of a whole table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Its name.
    pub name: String,
    /// SQL that counts what is wrong.
    pub count: String,
    /// What happens if that is more than nothing.
    pub action: Action,
    /// What is wrong and what to do.
    pub reason: String,
}

/// Given rows and expected rows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// Parameters that differ from as_of 2024-09-30, first_month 1 and time zone UTC.
    #[serde(default)]
    pub parameters: BTreeMap<String, String>,
    /// Rows of the inputs, by table: a header line and lines of `|`-separated values, an empty value being null and a
    /// value in double quotes a JSON string.
    #[serde(default)]
    pub given: BTreeMap<String, String>,
    /// The rows of the result in the same form; only the columns named are compared, the order does not matter.
    pub expect: String,
}

impl Twin {
    /// The table's columns in memory, all of them nullable.
    pub fn schema(&self) -> Schema {
        let field = |column: &Column| Field::new(&column.name, column.kind.data_type(), true);
        Schema::new(self.columns.iter().map(field).collect::<Vec<_>>())
    }
}
