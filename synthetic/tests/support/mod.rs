//! Reads an export again, as any reader of CSV would.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::HashMap;
use std::path::Path;

use chrono::{Datelike, NaiveDateTime, Timelike};
use synthetic::{Spec, Summary, generate};
use tempfile::TempDir;

pub struct Export {
    pub folder: TempDir,
    pub summary: Summary,
}

pub struct Rows {
    columns: HashMap<String, usize>,
    pub rows: Vec<csv::StringRecord>,
}

/// Enough for the form of the files, with a short calendar: the workbook takes longest to write.
pub fn tiny(seed: u64) -> Spec {
    Spec { calendar: (2024, 2024), ..Spec::tiny(seed) }
}

/// With every oddity.
pub fn small(seed: u64) -> Spec {
    Spec { calendar: (2024, 2024), ..Spec::small(seed) }
}

impl Export {
    pub fn of(spec: &Spec) -> Self {
        let folder = TempDir::new().unwrap();
        let summary = generate(spec, folder.path(), &mut |_, _| {}).unwrap();
        Self { folder, summary }
    }

    /// The file whose long name holds these words.
    pub fn read(&self, words: &str) -> Rows {
        let wanted = format!("kineo_analytics___{words}_report");
        let file = self.summary.files.iter().find(|written| written.file.starts_with(&wanted)).unwrap();
        let rows = Rows::read(&self.folder.path().join(&file.file));
        assert_eq!(rows.rows.len() as u64, file.rows, "{} rows are counted as written", file.file);
        rows
    }
}

impl Rows {
    pub fn read(file: &Path) -> Self {
        let mut reader = csv::Reader::from_path(file).unwrap();
        let header = reader.headers().unwrap().clone();
        let columns = header.iter().zip(0..).map(|(name, place)| (name.to_owned(), place)).collect();
        Self { columns, rows: reader.records().map(Result::unwrap).collect() }
    }

    pub fn column(&self, name: &str) -> usize {
        *self.columns.get(name).unwrap_or_else(|| panic!("no column {name}"))
    }

    /// One column, in the order of the file.
    pub fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let column = self.column(name);
        self.rows.iter().map(move |row| &row[column])
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|found| found == value)
    }

    /// Whether some row meets a condition on the named columns.
    pub fn any<const N: usize>(&self, names: [&str; N], meets: impl Fn([&str; N]) -> bool) -> bool {
        self.count(names, meets) > 0
    }

    pub fn count<const N: usize>(&self, names: [&str; N], meets: impl Fn([&str; N]) -> bool) -> usize {
        let columns = names.map(|name| self.column(name));
        self.rows.iter().filter(|row| meets(columns.map(|column| &row[column]))).count()
    }

    /// Rows by the values of the named columns.
    pub fn by<const N: usize>(&self, names: [&str; N]) -> HashMap<[&str; N], Vec<&csv::StringRecord>> {
        let columns = names.map(|name| self.column(name));
        let mut groups: HashMap<_, Vec<_>> = HashMap::new();
        for row in &self.rows {
            groups.entry(columns.map(|column| &row[column])).or_default().push(row);
        }
        groups
    }

    /// Whether a whole row comes twice, and whether a key comes with differing rows.
    pub fn doubles<const N: usize>(&self, key: [&str; N]) -> (bool, bool) {
        let groups = self.by(key);
        let twice = groups.values().any(|rows| rows.iter().enumerate().any(|(place, row)| rows[..place].contains(row)));
        let differing = groups.values().any(|rows| rows.iter().any(|row| row != &rows[0]));
        (twice, differing)
    }
}

pub fn time(text: &str) -> Option<NaiveDateTime> {
    (!text.is_empty()).then(|| NaiveDateTime::parse_from_str(text, "%d/%m/%Y, %H:%M:%S").unwrap())
}

pub fn late_on_new_years_eve(text: &str) -> bool {
    time(text).is_some_and(|time| (time.month(), time.day(), time.hour()) == (12, 31, 23))
}
