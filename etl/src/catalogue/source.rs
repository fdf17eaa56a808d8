//! What an export looks like.

use serde::Deserialize;

use crate::error::EtlError;

/// One source: a file that a customer's LMS exports.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name, also that of its bronze table.
    pub source: String,
    /// What it holds.
    pub description: String,
    /// The part of the file's name that tells, under either naming.
    pub names: Vec<String>,
    /// Whether the first load needs it.
    pub required: bool,
    /// Whether it is a workbook rather than text.
    pub workbook: bool,
    /// Its columns.
    pub columns: Vec<SourceColumn>,
}

/// One column of an export.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceColumn {
    /// The header, as the export writes it.
    pub header: String,
    /// The name in bronze.
    pub name: String,
    /// Whether exports without it are fine.
    #[serde(default)]
    pub optional: bool,
}

impl Source {
    /// Reads a file of `models/bronze`.
    pub fn parse(file: &str, text: &str) -> Result<Self, EtlError> {
        serde_saphyr::from_str(text).map_err(|why| EtlError::Model { file: format!("bronze/{file}.yml"), what: why.to_string() })
    }

    /// The file that the export is asked for under, for messages.
    pub fn usual_file(&self) -> String {
        let ending = if self.workbook { "xlsx" } else { "csv" };
        let name = self.names.first().map_or(self.source.as_str(), String::as_str);
        if self.workbook { format!("{name}.{ending}") } else { format!("analytics_{name}.{ending}") }
    }
}

/// A header or a file's name without what must not matter: case, blanks, punctuation.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name for a column that the model does not know, from its header.
pub fn column_name(header: &str) -> String {
    let mut name = String::new();
    for c in header.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('_') && !name.is_empty() {
            name.push('_');
        }
    }
    let name = name.trim_matches('_');
    if name.is_empty() { "unnamed".to_owned() } else { name.to_owned() }
}
