//! One model: its SQL with macros written out, its twin, and what it reads.

use std::collections::BTreeSet;

use super::macros::Macros;
use super::twin::Twin;
use crate::error::EtlError;

/// The layers that models build, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ModelLayer {
    /// Clean and typed.
    Silver,
    /// Dimensions, facts and histories.
    Gold,
    /// Aggregates of gold that dashboards read; stored beside gold.
    Serving,
}

impl ModelLayer {
    /// Every layer that models build.
    pub const ALL: [Self; 3] = [Self::Silver, Self::Gold, Self::Serving];

    /// Its folder in `models/`.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Silver => "silver",
            Self::Gold => "gold",
            Self::Serving => "serving",
        }
    }

    /// The layer that its tables are stored in.
    pub const fn stored_in(self) -> warehouse::Layer {
        match self {
            Self::Silver => warehouse::Layer::Silver,
            Self::Gold | Self::Serving => warehouse::Layer::Gold,
        }
    }
}

/// A model that is reached step by step: pairs found from pairs until no step finds more.
#[derive(Clone, Debug)]
pub struct Walk {
    /// The first pairs, as `work.start`.
    pub start: String,
    /// The pairs that the last step leads to (`work.latest`), without those found before (`work.reached`).
    pub step: String,
}

/// One model.
#[derive(Clone, Debug)]
pub struct Model {
    /// Its layer.
    pub layer: ModelLayer,
    /// What stands beside the SQL.
    pub twin: Twin,
    /// The SQL, macros written out.
    pub sql: String,
    /// How `work.reached` is found, where the model reads it.
    pub walk: Option<Walk>,
    /// The tables that it reads, as `layer.name`.
    pub inputs: BTreeSet<String>,
}

impl Model {
    /// Reads a model of `models/`.
    pub fn parse(
        layer: ModelLayer,
        name: &str,
        yaml: &str,
        file: &dyn Fn(&str) -> Option<&'static str>,
        macros: &Macros,
    ) -> Result<Self, EtlError> {
        let path = format!("{}/{name}", layer.folder());
        let wrong = |ending: &str, what: String| EtlError::Model { file: format!("{path}{ending}"), what };
        let twin: Twin = serde_saphyr::from_str(yaml).map_err(|why| wrong(".yml", why.to_string()))?;
        let text =
            |ending: &str| file(&format!("{name}{ending}")).map(|text| macros.expanded(&format!("{path}{ending}"), text)).transpose();
        let sql = text(".sql")?.ok_or_else(|| wrong(".sql", "the file is missing".to_owned()))?;
        let walk = text(".start.sql")?.zip(text(".step.sql")?).map(|(start, step)| Walk { start, step });
        let parts = [Some(sql.as_str()), walk.as_ref().map(|w| w.start.as_str()), walk.as_ref().map(|w| w.step.as_str())];
        let inputs = parts.into_iter().flatten().flat_map(tables_of).collect();
        Ok(Self { layer, twin, sql, walk, inputs })
    }

    /// The table's name.
    pub fn name(&self) -> &str {
        &self.twin.table
    }

    /// The table as models name it: `silver.users`.
    pub fn full_name(&self) -> String {
        format!("{}.{}", self.layer.stored_in(), self.name())
    }
}

/// The tables of the three layers that a text of SQL names.
fn tables_of(sql: &str) -> Vec<String> {
    let code: String = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let words = code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
    let layered = |word: &&str| ["bronze.", "silver.", "gold."].iter().any(|layer| word.starts_with(layer));
    words.filter(layered).map(str::to_owned).collect()
}
