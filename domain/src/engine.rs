//! Where a customer's lakehouse is built and where dashboards read it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// The engine of a customer. Models, dashboards and releases are the same on each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// Built and read in this program, from tables in its data folder.
    #[default]
    Embedded,
    /// Built and read on Databricks.
    Databricks,
    /// Built on Databricks; dashboards read the Delta tables from storage in this program, without a warehouse.
    DatabricksDirect,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Embedded, Self::Databricks, Self::DatabricksDirect];

    /// Its name in commands and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::Databricks => "databricks",
            Self::DatabricksDirect => "databricks-direct",
        }
    }

    /// Whether the tables are built on Databricks.
    pub const fn builds_on_databricks(self) -> bool {
        matches!(self, Self::Databricks | Self::DatabricksDirect)
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Engine {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|engine| engine.key() == text);
        found.ok_or_else(|| Problem::invalid("engine", "The engine is embedded, databricks or databricks-direct."))
    }
}
