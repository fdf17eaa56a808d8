//! Running models: the session they read from, the rules that decide about rows, and the tables that come out.

mod bronze;
mod checks;
mod model;
mod parameters;
mod parquet_file;
mod rejects;
mod split;
pub mod testing;
mod walk;
mod workshop;

pub use bronze::{Ingested, ingest, to_parquet};
pub use checks::{Finding, check};
pub use model::{Built, build, rule_case, watched};
pub use parameters::Parameters;
pub use rejects::{reject_rows, rejects_of_reading, rejects_to_parquet, write_rejects};
pub use workshop::Workshop;
