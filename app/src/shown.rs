//! What a page shows, worked out on the server and put into words there: the browser gets neither the engine's answers nor the code
//! that reads them.

use domain::answer::ChosenFilter;
use serde::{Deserialize, Serialize};

use crate::charts::SparkPoint;

/// A dashboard of key figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShownDashboard {
    /// How fresh it is; nothing before the first release.
    pub freshness: Option<ShownFreshness>,
    /// The chosen values with their names.
    pub chosen: Vec<ChosenFilter>,
    /// The key figures; none where `reason` says why.
    pub figures: Vec<ShownFigure>,
    /// Why there are no figures.
    pub reason: Option<Reason>,
}

/// How fresh a dashboard is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownFreshness {
    /// The line under the title.
    pub line: String,
    /// What is unusual, each with a title and a text.
    pub notes: Vec<(String, String)>,
    /// Per source: its name, rows, rejected rows, file.
    pub sources: Vec<Vec<String>>,
}

/// Why there are no figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What kind of reason it is.
    pub kind: ReasonKind,
    /// What is the case.
    pub title: String,
    /// Why, and what to do.
    pub text: String,
}

/// What kind of reason there is for having no figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReasonKind {
    /// The account is linked to nobody.
    NoPerson,
    /// Nothing was loaded yet.
    NoRelease,
    /// Nothing matches what was chosen; to be cleared one by one.
    NothingMatches,
}

/// A key figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownFigure {
    /// The name in `kineo figures` and the API.
    pub id: String,
    /// The title.
    pub title: String,
    /// Where it leads to, once there is such a page.
    pub link: Option<String>,
    /// The reading, or why there is none.
    pub reading: Result<Reading, String>,
}

/// A key figure's numbers in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The value without its unit, or a dash.
    pub value: String,
    /// The exact value, for programs that read the page; empty if there is none.
    pub exact: String,
    /// The unit beside it: `%`, `h`, or nothing.
    pub unit: String,
    /// The change on the year before.
    pub change: Change,
    /// What it is out of.
    pub of: String,
    /// How it is counted.
    pub definition: String,
    /// The values by year, ascending.
    pub points: Vec<SparkPoint>,
    /// Which of them the change is about and the dot stands on.
    pub chosen: Option<usize>,
    /// What the line shows.
    pub course: String,
    /// First and last year.
    pub ends: Vec<String>,
    /// The table by year: heads and rows.
    pub heads: Vec<String>,
    /// Rows, a cell for each head.
    pub rows: Vec<Vec<String>>,
}

/// A change on the year before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// More, and that is good: by how much, and on which year.
    Better(String, String),
    /// Less, and that is bad: by how much, and on which year.
    Worse(String, String),
    /// No change, or nothing to compare with: which.
    Neither(String),
}
