//! What comes back: cells, answers, widgets, and a whole dashboard with how fresh it is.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::course_address::CourseAddress;
use crate::dashboard::{DashboardSpec, WidgetSpec};
use crate::filters::Filters;
use crate::ids::ReleaseId;
use crate::paging::Paging;
use crate::problem::Problem;

/// One value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing there, or nothing to divide by.
    Null,
    /// A whole number.
    Int(i64),
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// A day.
    Date(NaiveDate),
}

impl Cell {
    /// As a number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            // Counts stay far below 2^53, where every integer is a double.
            #[expect(clippy::cast_precision_loss)]
            Self::Int(n) => Some(*n as f64),
            Self::Number(n) => Some(*n),
            _ => None,
        }
    }

    /// As a JSON value, dates as `YYYY-MM-DD`.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Int(n) => (*n).into(),
            Self::Number(n) => serde_json::Number::from_f64(*n).map_or(serde_json::Value::Null, Into::into),
            Self::Text(text) => text.clone().into(),
            Self::Date(day) => day.to_string().into(),
        }
    }
}

/// The rows that answer a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

impl Answer {
    /// The cell of a row under a column's name.
    pub fn cell(&self, row: usize, column: &str) -> Option<&Cell> {
        let index = self.columns.iter().position(|name| name == column)?;
        self.rows.get(row)?.get(index)
    }

    /// The number of a row under a column's name.
    pub fn number(&self, row: usize, column: &str) -> Option<f64> {
        self.cell(row, column).and_then(Cell::number)
    }

    /// Each row that has a year, with it.
    pub fn years(&self) -> impl Iterator<Item = (usize, i32)> {
        let year = |row| match self.cell(row, "year") {
            Some(Cell::Int(year)) => i32::try_from(*year).ok(),
            _ => None,
        };
        (0..self.rows.len()).filter_map(move |row| Some((row, year(row)?)))
    }

    /// `(year, value)` for each row, for an answer by year.
    pub fn by_year(&self) -> Vec<(i32, Option<f64>)> {
        self.years().map(|(row, year)| (year, self.number(row, "value"))).collect()
    }

    /// The rows as JSON objects, as `kineo figures` prints them.
    pub fn to_json(&self) -> serde_json::Value {
        let object = |row: &Vec<Cell>| {
            let pairs = self.columns.iter().zip(row).map(|(name, cell)| (name.clone(), cell.to_json()));
            serde_json::Value::Object(pairs.collect())
        };
        self.rows.iter().map(object).collect()
    }
}

/// A widget with what it shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Widget {
    /// What it is.
    pub spec: WidgetSpec,
    /// What it shows. One widget can fail while the others live.
    pub state: WidgetState,
}

/// What a widget shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WidgetState {
    /// Its numbers, and the same by year where the widget has a line.
    Ready {
        /// The answer to the widget's question.
        answer: Answer,
        /// The answer by year; empty where the widget has none.
        trend: Answer,
        /// What the widget shows instead while a mark of it is chosen.
        drill: Option<Answer>,
        /// Rows in all, where the answer holds a page of them.
        rows: Option<u64>,
    },
    /// Why there is nothing to show.
    Failed(Problem),
}

/// How fresh the numbers are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freshness {
    /// The release that the numbers come from.
    pub release: ReleaseId,
    /// The day that the model was computed for.
    pub as_of: NaiveDate,
    /// When the release was published, in the customer's time zone.
    pub loaded_at: NaiveDateTime,
    /// Rows of the exports that were rejected, with rule and reason in `silver.rejects`.
    pub rejected: i64,
    /// Days between `as_of` and today in the customer's time zone.
    pub age_days: i64,
    /// The reporting year that `as_of` lies in: it is not over.
    pub current_year: i32,
    /// The latest load, where it was refused after this release: when, and why in one sentence.
    pub refused_load: Option<RefusedLoad>,
    /// Per source, in the order of the model.
    pub sources: Vec<SourceFreshness>,
}

impl Freshness {
    /// Days after which data counts as stale: one nightly export missed, and a day's grace.
    pub const STALE_AFTER_DAYS: i64 = 2;

    /// Whether the data is older than it should be.
    pub const fn is_stale(&self) -> bool {
        self.age_days > Self::STALE_AFTER_DAYS
    }
}

/// A load that was refused, leaving the release before it in place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedLoad {
    /// When, in the customer's time zone.
    pub at: NaiveDateTime,
    /// The first reason.
    pub reason: String,
}

/// Where the rows of one source come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFreshness {
    /// The source's name.
    pub source: String,
    /// The file, if there ever was one.
    pub file: Option<String>,
    /// Rows taken.
    pub rows: i64,
    /// Rows rejected.
    pub rejected: i64,
    /// Whether the file is of an earlier load, because this one had none.
    pub carried_forward: bool,
}

/// A dashboard with its numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DashboardView {
    /// What it is.
    pub spec: DashboardSpec,
    /// The filters in force.
    pub filters: Filters,
    /// How fresh it is; nothing before the customer's first release.
    pub freshness: Option<Freshness>,
    /// Every year that has data within the viewer's scope, ascending.
    pub years: Vec<i32>,
    /// The year of what is shown "in the year": the chosen one, or the latest that has data.
    pub year: Option<i32>,
    /// Which rows of its table.
    pub paging: Paging,
    /// Where a course stands in the LMS, if the customer said.
    pub course_address: Option<CourseAddress>,
    /// The labels of the chosen values, for the chips.
    pub chosen: Vec<ChosenFilter>,
    /// The widgets in reading order.
    pub widgets: Vec<Widget>,
}

/// One chosen value with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenFilter {
    /// Which filter.
    pub field: crate::filters::FilterField,
    /// The value in the address.
    pub value: String,
    /// What to show.
    pub label: String,
}
