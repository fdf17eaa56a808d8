//! What a page shows, worked out and put into words, before it is rendered ([`crate::page`] is what the browser gets).

use domain::answer::ChosenFilter;

use crate::charts::{Drawing, SparkPoint};

/// A dashboard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShownDashboard {
    /// How fresh it is; nothing before the first release.
    pub freshness: Option<ShownFreshness>,
    /// The chosen values with their names.
    pub chosen: Vec<ChosenFilter>,
    /// The release that is shown; empty before the first.
    pub release: String,
    /// The year of what is shown "in the year".
    pub year: Option<i32>,
    /// The key figures; none where `reason` says why.
    pub figures: Vec<ShownFigure>,
    /// The charts, in reading order.
    pub charts: Vec<ShownChart>,
    /// The table below them.
    pub table: Option<ShownTable>,
    /// Why there are no figures.
    pub reason: Option<Reason>,
}

/// How fresh a dashboard is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownFreshness {
    /// The line under the title.
    pub line: String,
    /// What is unusual, each with a title and a text.
    pub notes: Vec<(String, String)>,
    /// Per source: its name, rows, rejected rows, file.
    pub sources: Vec<Vec<String>>,
}

/// Why there are no figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What kind of reason it is.
    pub kind: ReasonKind,
    /// What is the case.
    pub title: String,
    /// Why, and what to do.
    pub text: String,
}

/// What kind of reason there is for having no figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonKind {
    /// The account is linked to nobody.
    NoPerson,
    /// Nothing was loaded yet.
    NoRelease,
    /// Nothing matches what was chosen; to be cleared one by one.
    NothingMatches,
}

/// A key figure.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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
    /// The values by year, ascending; empty where the figure has no line.
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

/// A chart in its widget.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownChart {
    /// The name in `kineo figures`, exports and the API.
    pub id: String,
    /// The title.
    pub title: String,
    /// What is counted and what a click does.
    pub subtitle: String,
    /// Columns of twelve.
    pub span: u8,
    /// The way back from a drill-down: what stands above, with its address.
    pub above: Option<(String, String)>,
    /// Ways to show the same: their names, addresses, and which is shown.
    pub scales: Vec<(String, String, bool)>,
    /// What is drawn, or why there is nothing.
    pub reading: Result<ChartReading, String>,
}

/// What a chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartReading {
    /// What is drawn, with every mark's name and address.
    pub drawing: Drawing,
    /// The note at the foot.
    pub foot: String,
    /// How it is counted.
    pub definition: String,
    /// The same as a table, where it is read as one: heads, and rows with a cell for each of them.
    pub table: Option<(Vec<String>, Vec<Vec<String>>)>,
    /// The way to the marks that are left out, or back: words and address.
    pub more: Option<(String, String)>,
}

/// A table of which a page is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownTable {
    /// The name in `kineo figures`, exports and the API.
    pub id: String,
    /// The title.
    pub title: String,
    /// What the rows are, and how many.
    pub subtitle: String,
    /// The heads, or why there are no rows.
    pub reading: Result<TableReading, String>,
}

/// A page of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct TableReading {
    /// The columns, in order; a column can hold two values of a row, one above the other.
    pub columns: Vec<Vec<ColumnHead>>,
    /// The rows: for each column its cells.
    pub rows: Vec<Vec<Vec<CellText>>>,
    /// Which rows of how many: `1–10 of 38,640`.
    pub range: String,
    /// The page, and how many there are.
    pub page: u64,
    /// Pages in all.
    pub pages: u64,
    /// Ways to sizes of a page, with the size shown: number, address, whether it is shown.
    pub sizes: Vec<(String, String, bool)>,
    /// Addresses of the first, the page before, the next and the last page; empty where there is none.
    pub turns: [String; 4],
    /// Every column that can be hidden: its title, the address that hides or shows it, and whether it is shown.
    pub choices: Vec<(String, String, bool)>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnHead {
    /// The name in `kineo figures` and in the address.
    pub key: String,
    /// The words.
    pub title: String,
    /// Where the rows stand in its order, or in the opposite if they do already.
    pub href: String,
    /// The direction in which the rows are sorted by it: `ascending`, `descending`, or empty.
    pub sorted: String,
    /// Whether it holds numbers or days, which stand on the right.
    pub number: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellText {
    /// What it says.
    pub text: String,
    /// What it means beyond the words.
    pub tone: CellTone,
    /// Where it leads; empty if nowhere.
    pub href: String,
}

/// What a cell means beyond its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellTone {
    /// Nothing beyond the words.
    #[default]
    Plain,
    /// A status: complete.
    Done,
    /// A status: begun.
    Begun,
    /// A status: not begun, or another.
    Open,
    /// A due day that is over.
    Overdue,
}

/// A change on the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It rose, and that is good: by how much, and on which year.
    Better(String, String),
    /// It fell, and that is bad: by how much, and on which year.
    Worse(String, String),
    /// It fell, and that is good.
    BetterByLess(String, String),
    /// It rose, and that is bad.
    WorseByMore(String, String),
    /// No change, or nothing to compare with: which.
    Neither(String),
}
