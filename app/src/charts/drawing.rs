//! What can be drawn: the values of a chart with every mark's name, address and words, as the server hands them to the browser.

use serde::{Deserialize, Serialize};

/// A chart's values. Whole numbers alone: writing and reading fractions would cost the browser's client more code than a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Drawing {
    /// Columns side by side, each a stack of parts; one part makes plain bars.
    Columns {
        /// What the parts are, from below.
        parts: Vec<String>,
        /// The columns, from the left.
        columns: Vec<Column>,
        /// Whether every column is drawn to the full height, its parts as shares of it.
        share: bool,
    },
    /// Bars below each other on a track up to 100 %.
    Bars {
        /// What the filled part is.
        part: String,
        /// The bars, from above.
        bars: Vec<Bar>,
        /// The rate to reach, in hundredths of a per cent, if there is one.
        target: Option<i32>,
    },
    /// Lines over the same steps.
    Lines {
        /// What the steps are called, from the left.
        steps: Vec<String>,
        /// The lines.
        lines: Vec<Line>,
    },
}

impl Drawing {
    /// Whether there is not one mark to draw.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Columns { columns, .. } => columns.is_empty(),
            Self::Bars { bars, .. } => bars.is_empty(),
            Self::Lines { steps, .. } => steps.is_empty(),
        }
    }
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// What stands below it: `2026`.
    pub label: String,
    /// What stands below that: `68%`.
    pub note: String,
    /// What stands above it: `38,640`.
    pub total: String,
    /// The same where there is little room: `38.6k`.
    pub short_total: String,
    /// The values of the parts, from below.
    pub parts: Vec<i64>,
    /// Whether it is the one that is meant: drawn strong, the others pale.
    pub strong: bool,
    /// What a reader is told, and where the mark leads.
    pub tip: Tip,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// Its value in words: `81.2%`.
    pub value: String,
    /// What it is out of: `10,085 of 12,420`.
    pub of: String,
    /// Its length, in hundredths of a per cent.
    pub rate: i32,
    /// Whether others are meant, so that it is pale.
    pub pale: bool,
    /// What a reader is told, and where the mark leads.
    pub tip: Tip,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its name, which stands at its end.
    pub label: String,
    /// A value for each step; none leaves a gap. In any unit that is fine enough.
    pub values: Vec<Option<i32>>,
    /// The values in words, for each step.
    pub words: Vec<String>,
    /// What a reader is told of each step, and where it leads.
    pub tips: Vec<Tip>,
}

/// What is told of a mark, to those who see and to those who do not, and where it leads.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tip {
    /// All of it in one sentence: `2026: 26,353 of 38,640 complete, 68.2%`.
    pub name: String,
    /// The address that filters by it, or that no longer does if it is chosen; empty if the mark leads nowhere.
    pub href: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// What the tooltip lists: names and values, such as the parts of a column.
    pub lines: Vec<(String, String)>,
    /// The tooltip's last line: `68.2% of 38,640 · select to filter`.
    pub note: String,
}
