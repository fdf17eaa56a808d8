//! From a question over the catalogue to SQL of the common dialect. Values are bound, never spliced; names come from the catalogue.

mod conditions;
mod measures;
mod metric;
mod options;

pub use conditions::{Value, Values};
pub use metric::{Batch, batches};
pub use options::{labels, options};

/// A statement with its values, in the order of `:p0`, `:p1`, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The text.
    pub sql: String,
    /// The values.
    pub values: Values,
}
