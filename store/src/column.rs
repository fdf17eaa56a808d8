//! Reads typed values out of rows, and writes them in the form that both databases share.

use std::fmt::Display;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Row, Sqlite, Type};

use crate::error::StoreError;

/// A row of a table, with what an error about it needs to say.
pub(crate) struct Columns<'r> {
    row: &'r SqliteRow,
    table: &'static str,
    key: &'static str,
}

impl<'r> Columns<'r> {
    /// `key` is the column that names the row in an error.
    pub(crate) fn new(row: &'r SqliteRow, table: &'static str, key: &'static str) -> Self {
        Self { row, table, key }
    }

    /// A value as the database gives it.
    pub(crate) fn get<T: Decode<'r, Sqlite> + Type<Sqlite>>(&self, column: &str) -> Result<T, StoreError> {
        self.row.try_get(column).map_err(|error| self.corrupt(column, error))
    }

    /// A value that is kept as text.
    pub(crate) fn parse<T: FromStr<Err: Display>>(&self, column: &str) -> Result<T, StoreError> {
        self.get::<&str>(column)?.parse().map_err(|error| self.corrupt(column, error))
    }

    /// A 0 or 1.
    pub(crate) fn flag(&self, column: &str) -> Result<bool, StoreError> {
        Ok(self.get::<i64>(column)? != 0)
    }

    /// A month of the year, 1–12.
    pub(crate) fn month(&self, column: &str) -> Result<u32, StoreError> {
        u32::try_from(self.get::<i64>(column)?).map_err(|error| self.corrupt(column, error))
    }

    /// A moment.
    pub(crate) fn time(&self, column: &str) -> Result<DateTime<Utc>, StoreError> {
        self.moment(column, self.get(column)?)
    }

    /// A moment that may not have come yet.
    pub(crate) fn time_if_any(&self, column: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.get::<Option<i64>>(column)?.map(|micros| self.moment(column, micros)).transpose()
    }

    /// A calendar day.
    pub(crate) fn day(&self, column: &str) -> Result<NaiveDate, StoreError> {
        self.parse(column)
    }

    fn moment(&self, column: &str, micros: i64) -> Result<DateTime<Utc>, StoreError> {
        DateTime::from_timestamp_micros(micros).ok_or_else(|| self.corrupt(column, "it is no moment in time"))
    }

    fn corrupt(&self, column: &str, error: impl Display) -> StoreError {
        let id = self.row.try_get::<String, _>(self.key).unwrap_or_else(|_| "without a key".to_owned());
        StoreError::Corrupt { table: self.table, id, what: format!("{column}: {error}") }
    }
}

/// A day as it is kept: text that sorts as days do, for the years 0 to 9999.
pub(crate) fn day_text(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}
