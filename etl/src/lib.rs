//! The load job: from a folder of exports to one release of a customer's tables.
//!
//! [`catalogue`] reads what `models/` states, [`sources`] reads files, [`build`] runs models, [`load`] does a whole load.

mod build;
pub mod catalogue;
pub mod databricks;
pub mod docs;
mod error;
pub mod load;
pub mod sources;

pub use build::testing;
pub use error::EtlError;
pub use load::{LoadOutcome, LoadRequest, Loader};
