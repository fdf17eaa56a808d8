//! The order of the models: each after those that it reads.

use std::collections::{BTreeSet, HashSet};

use super::model::Model;
use crate::error::EtlError;

/// The models in an order in which they can be built.
#[derive(Debug)]
pub struct Graph(Vec<Model>);

impl Graph {
    /// Sorts models; a ring of models that read each other is an error that names them.
    pub fn sorted(mut waiting: Vec<Model>) -> Result<Self, EtlError> {
        let names: BTreeSet<String> = waiting.iter().map(Model::full_name).collect();
        let (mut done, mut order) = (HashSet::new(), Vec::new());
        while !waiting.is_empty() {
            let ready = |model: &Model| model.inputs.iter().all(|input| !names.contains(input) || done.contains(input));
            let (next, rest): (Vec<Model>, Vec<Model>) = waiting.into_iter().partition(ready);
            if next.is_empty() {
                let ring: Vec<String> = rest.iter().map(Model::full_name).collect();
                return Err(EtlError::Model { file: ring.join(", "), what: "these models read each other in a ring".to_owned() });
            }
            done.extend(next.iter().map(Model::full_name));
            order.extend(next);
            waiting = rest;
        }
        Ok(Self(order))
    }

    /// The models in order.
    pub fn models(&self) -> &[Model] {
        &self.0
    }

    /// The model of a table such as `gold.dim_user`.
    pub fn model(&self, full_name: &str) -> Option<&Model> {
        self.0.iter().find(|model| model.full_name() == full_name)
    }
}
