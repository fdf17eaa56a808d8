//! From a question over the catalogue to SQL of the common dialect. Values are bound, never spliced; names come from the catalogue.

mod columns;
mod conditions;
mod measures;
mod metric;
mod offers;
mod options;
mod rows;
mod source;

pub use conditions::{Value, Values};
pub use metric::{Batch, batches};
pub use options::{labels, options};
pub use rows::{count, page, rows};

/// A statement with its values, in the order of `:p0`, `:p1`, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The text.
    pub sql: String,
    /// The values.
    pub values: Values,
}
