//! What `models/` states, read once: sources, models, macros, and the order that follows from who reads whom.

mod graph;
mod macros;
mod model;
mod source;
mod twin;

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

pub use graph::Graph;
pub use model::{Model, ModelLayer, Walk};
pub use source::{Source, SourceColumn, column_name, squeezed};
pub use twin::{Action, Check, Column, Example, Kind, Rule, Twin};

use crate::error::EtlError;

static MODELS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../models");

/// Everything that `models/` states.
#[derive(Debug)]
pub struct Catalogue {
    /// The sources, in the order of their names.
    pub sources: Vec<Source>,
    /// The models, each after those that it reads.
    pub models: Graph,
}

impl Catalogue {
    /// Reads the models that this program was built with.
    pub fn read() -> Result<Self, EtlError> {
        let sources = files("bronze", ".yml").map(|(name, text)| Source::parse(name, text)).collect::<Result<Vec<_>, _>>()?;
        let macros = macros::Macros::parse(files("macros", ".sql"))?;
        let mut models = Vec::new();
        for layer in ModelLayer::ALL {
            for (name, text) in files(layer.folder(), ".yml") {
                models.push(Model::parse(layer, name, text, &|file| text_of(layer.folder(), file), &macros)?);
            }
        }
        Ok(Self { sources, models: Graph::sorted(models)? })
    }

    /// The source of a name.
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.source == name)
    }
}

/// A hash of all of `models/`: what else than its inputs a release depends on.
pub fn fingerprint() -> &'static str {
    static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
        let mut hash = Sha256::new();
        for folder in ["bronze", "macros", "silver", "gold", "serving"] {
            for file in MODELS.get_dir(folder).into_iter().flat_map(Dir::files) {
                hash.update(file.path().to_string_lossy().as_bytes());
                hash.update(file.contents());
            }
        }
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    });
    &FINGERPRINT
}

fn files(folder: &'static str, ending: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut found: Vec<(&str, &str)> = MODELS
        .get_dir(folder)
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(|file| Some((file.path().file_name()?.to_str()?.strip_suffix(ending)?, file.contents_utf8()?)))
        .collect();
    found.sort_unstable();
    found.into_iter()
}

fn text_of(folder: &str, file: &str) -> Option<&'static str> {
    MODELS.get_file(format!("{folder}/{file}"))?.contents_utf8()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    #[test]
    fn every_sql_model_begins_with_its_grain_and_has_a_twin() {
        for layer in ModelLayer::ALL {
            for (name, text) in files(layer.folder(), ".sql") {
                assert!(text.starts_with("-- Grain: "), "{}/{name}.sql does not begin with its grain", layer.folder());
                let table = name.split('.').next().unwrap();
                assert!(text_of(layer.folder(), &format!("{table}.yml")).is_some(), "{name} has no twin");
            }
        }
    }

    #[test]
    fn models_come_after_what_they_read() {
        let catalogue = Catalogue::read().unwrap();
        let names: Vec<String> = catalogue.models.models().iter().map(Model::full_name).collect();
        for model in catalogue.models.models() {
            let own = names.iter().position(|name| *name == model.full_name()).unwrap();
            for input in model.inputs.iter().filter(|input| !input.starts_with("bronze.")) {
                let other = names
                    .iter()
                    .position(|name| name == input)
                    .unwrap_or_else(|| panic!("{} reads {input}, which is none", model.full_name()));
                assert!(other < own, "{input} comes after {}", model.full_name());
            }
        }
    }
}
