//! Plain rows of a table, read without any of the queries that are tested.

use chrono::NaiveDate;
use domain::{Answer, Cell};
use warehouse::{Layer, Tables, answer_of, delta, embedded};

use crate::customers::TestCustomer;
use crate::platform::{LIMITS, TestPlatform};

/// All rows of a table.
#[derive(Clone, Debug)]
pub struct Rows(Answer);

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    all: &'a Answer,
    row: usize,
}

impl Rows {
    /// The rows in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.0.rows.len()).map(|row| Row { all: &self.0, row })
    }
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &Cell {
        self.all.cell(self.row, column).unwrap_or_else(|| panic!("no column {column} in {:?}", self.all.columns))
    }

    /// A whole number that must be there.
    pub fn int(&self, column: &str) -> i64 {
        self.maybe_int(column).unwrap_or_else(|| panic!("nothing in {column}"))
    }

    /// A whole number, if there is one.
    pub fn maybe_int(&self, column: &str) -> Option<i64> {
        match self.cell(column) {
            Cell::Int(n) => Some(*n),
            Cell::Null => None,
            other => panic!("{column} holds {other:?}"),
        }
    }

    /// A number; 0 where there is none.
    pub fn number(&self, column: &str) -> f64 {
        self.cell(column).number().unwrap_or_default()
    }

    /// A day that must be there.
    pub fn date(&self, column: &str) -> NaiveDate {
        match self.cell(column) {
            Cell::Date(day) => *day,
            other => panic!("{column} holds {other:?}"),
        }
    }

    /// A text, if there is one.
    pub fn text(&self, column: &str) -> Option<String> {
        match self.cell(column) {
            Cell::Text(text) => Some(text.clone()),
            Cell::Null => None,
            other => panic!("{column} holds {other:?}"),
        }
    }
}

impl TestPlatform {
    /// The rows of a table as the customer's release pins it.
    pub async fn rows(&self, of: &TestCustomer, layer: Layer, table: &str) -> Rows {
        let pinned = of.release.tables.iter().find(|pinned| pinned.layer == layer.key() && pinned.table == table);
        let version = pinned.unwrap_or_else(|| panic!("the release has no {layer}.{table}")).version;
        let path = Tables::of(self.data_dir(), &self.operator(&of.customer).await).table(layer, table);
        let opened = delta::open(&path, Some(version)).await.unwrap();
        let session = embedded::session(embedded::runtime(LIMITS).unwrap(), LIMITS, &[]).unwrap();
        let provider = delta::provider(&path, &opened).await.unwrap();
        let batches = session.read_table(provider).unwrap().collect().await.unwrap();
        Rows(answer_of(&batches).unwrap())
    }
}
