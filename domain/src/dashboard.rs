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
    /// Course completion.
    Courses,
}

impl DashboardName {
    /// Every standard dashboard, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Home, Self::Courses];

    /// The name in addresses, commands and the API.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Courses => "courses",
        }
    }

    /// What it filters until the viewer chooses otherwise.
    pub const fn default_filters(self) -> &'static [(FilterField, &'static str)] {
        match self {
            Self::Home => &[],
            Self::Courses => &[(FilterField::UserStatus, "Active"), (FilterField::UserStatus, "Suspended")],
        }
    }

    /// The filters that it offers, in order.
    pub fn filters(self) -> Vec<FilterField> {
        let own: &[FilterField] = match self {
            Self::Home => &[],
            Self::Courses => &[FilterField::Category, FilterField::Course],
        };
        FilterField::COMMON.iter().chain(own).copied().collect()
    }

    /// The path of its page.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Courses => "/courses",
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
        let unknown = || {
            let known = Self::ALL.map(Self::key).join(" or ");
            Problem::invalid("dashboard", format!("There is no dashboard \"{text}\". Use {known}."))
        };
        Self::ALL.into_iter().find(|name| name.key() == text).ok_or_else(unknown)
    }
}

/// What a widget looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WidgetKind {
    /// One number with what it is out of, its change on the year before and a line by year.
    KeyFigure,
    /// The same without the line, where a chart below shows the years.
    Figure,
    /// A column for each year, stacked.
    Columns,
    /// A bar for each value of a dimension, ranked by rate.
    RankedBars,
    /// Rows, a page at a time.
    Table,
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
    /// The same by year, where the kind shows a line or the change on the year before.
    pub trend: Option<MetricQuery>,
    /// What a chart shows instead once one of its marks is chosen: the courses of a category.
    pub drill: Option<MetricQuery>,
    /// Columns in `kineo figures`, exports and the API, where the page needs more than they hold; empty if they hold all.
    pub columns: Vec<String>,
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
