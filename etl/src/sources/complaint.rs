//! What is wrong with a file, where, and what to do.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One thing that is wrong with the input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    /// The file, or the table where it is about no file.
    pub file: String,
    /// The row, counted from 1 below the header.
    pub row: Option<u64>,
    /// The column, by its header.
    pub column: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub advice: String,
}

impl Complaint {
    /// About a whole file.
    pub fn of_file(file: impl Into<String>, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { file: file.into(), what: what.into(), advice: advice.into(), ..Self::default() }
    }

    /// The same, about a column.
    #[must_use]
    pub fn in_column(self, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..self }
    }

    /// The same, about a row.
    #[must_use]
    pub fn in_row(self, row: u64) -> Self {
        Self { row: Some(row), ..self }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column \"{column}\"")?;
        }
        write!(f, ": {}. {}.", self.what, self.advice.trim_end_matches('.'))
    }
}
