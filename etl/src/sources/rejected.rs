//! A row that was left out.

/// A row that was left out, with why and what it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// The source.
    pub source: String,
    /// The file.
    pub file: String,
    /// The row, counted from 1 below the header.
    pub row: i64,
    /// The rule that it breaks.
    pub rule: String,
    /// `drop` or `quarantine`.
    pub action: String,
    /// What is wrong and what to do.
    pub reason: String,
    /// The row itself, as JSON.
    pub content: String,
}

/// The rules that decide while a file is read, before a row is a row.
pub const READING_RULES: [&str; 3] = ["truncated_row", "too_many_fields", "not_utf8"];

/// The same as a list in SQL.
pub fn reading_rules() -> String {
    READING_RULES.map(|rule| format!("'{rule}'")).join(", ")
}
