//! The account of a load that a customer admin can read.

use std::collections::BTreeMap;

use domain::answer::SourceFreshness;
use serde::{Deserialize, Serialize};

use crate::build::Finding;
use crate::sources::{Complaint, RejectedRow};

/// Rows of each source and rule that a report shows in words.
const EXAMPLES: u64 = 3;

/// What arrived, what was rejected and why, what was built, what should be known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Per source.
    pub files: Vec<FileReport>,
    /// Per table, in the order of building.
    pub tables: Vec<TableReport>,
    /// Rows that were left out, by source and rule.
    pub rejected: BTreeMap<String, u64>,
    /// The first few of them, in words: file, row, what is wrong and what to do.
    #[serde(default)]
    pub examples: Vec<String>,
    /// What stops nothing and should be known.
    pub warnings: Vec<String>,
    /// Files that were left out.
    pub left_out: Vec<Complaint>,
    /// Why there is no release, if there is none.
    pub refused: Vec<Complaint>,
}

/// What became of one source's file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileReport {
    /// The source.
    pub source: String,
    /// The file; nothing where the source never had one.
    pub file: Option<String>,
    /// Rows taken into bronze.
    pub rows: u64,
    /// Rows left out, in bronze or silver.
    pub rejected: u64,
    /// Rows that repeat another or are merged with one.
    pub duplicates: u64,
    /// Whether the file is the one of the last release: unchanged, or none came.
    pub kept: bool,
    /// Whether no file came and the last one stands in.
    pub carried_forward: bool,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableReport {
    /// Layer and name.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// How long it took, in milliseconds.
    pub milliseconds: u64,
}

impl Report {
    /// Rows that were left out.
    pub fn rejected_rows(&self) -> u64 {
        self.rejected.values().sum()
    }

    /// Counts a row that was left out, and keeps the first few of each rule in words.
    pub fn reject(&mut self, row: &RejectedRow) {
        let count = self.rejected.entry(format!("{}.{}", row.source, row.rule)).or_default();
        *count += 1;
        if *count <= EXAMPLES {
            self.examples.push(format!("{}, row {}: {}", row.file, row.row, row.reason));
        }
        if let Some(file) = self.file_mut(&row.source) {
            file.rejected += 1;
        }
    }

    /// Notes something that a rule or check found.
    pub fn warn(&mut self, finding: &Finding) {
        self.warnings.push(format!("{} of {}: {} ({})", finding.rule, finding.table, finding.reason, finding.count));
    }

    /// The part of a source.
    pub fn file_mut(&mut self, source: &str) -> Option<&mut FileReport> {
        self.files.iter_mut().find(|file| file.source == source)
    }

    /// As pages show it.
    pub fn freshness(&self) -> Vec<SourceFreshness> {
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let fresh = |file: &FileReport| SourceFreshness {
            source: file.source.clone(),
            file: file.file.clone(),
            rows: number(file.rows),
            rejected: number(file.rejected),
            carried_forward: file.carried_forward,
        };
        self.files.iter().map(fresh).collect()
    }
}
