//! A dashboard is data: a list of widgets on a grid, each a kind of chart with its question.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::filters::FilterField;
use crate::problem::Problem;
use crate::query::MetricQuery;

/// The standard dashboards, by the name in addresses, commands and the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DashboardName {
    /// Five key figures.
    Home,
}

impl DashboardName {
    /// The name in addresses, commands and the API.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Home => "home",
        }
    }
}

impl fmt::Display for DashboardName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for DashboardName {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let unknown = || Problem::invalid("dashboard", format!("There is no dashboard \"{text}\". Use home."));
        if text == Self::Home.key() { Ok(Self::Home) } else { Err(unknown()) }
    }
}

/// What a widget looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WidgetKind {
    /// One number with what it is out of, its change on the year before and a line by year.
    KeyFigure,
}

/// One widget.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WidgetSpec {
    /// The name in `kineo figures`, exports and the API.
    pub id: String,
    /// The title on the page.
    pub title: String,
    /// What it looks like.
    pub kind: WidgetKind,
    /// Its question.
    pub query: MetricQuery,
    /// The same by year, where the kind shows a line.
    pub trend: Option<MetricQuery>,
    /// Columns of twelve that it takes on a wide page.
    pub span: u8,
}

/// A dashboard.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DashboardSpec {
    /// Which one.
    pub name: DashboardName,
    /// The title on the page.
    pub title: String,
    /// The filters it offers, in order.
    pub filters: Vec<FilterField>,
    /// What is filtered until the viewer chooses otherwise.
    pub default_filters: Vec<(FilterField, String)>,
    /// Its widgets, in reading order.
    pub widgets: Vec<WidgetSpec>,
}
