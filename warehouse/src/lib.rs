//! A customer's tables: where they are, how they are read and written, and how a question over the catalogue becomes SQL.
//!
//! Nothing here opens a table without a [`store::Scope`].

pub mod compile;
pub mod delta;
pub mod embedded;
mod engine;
mod error;
mod paths;
pub mod remote;
mod row_stream;
mod rows;
mod storage;
mod warehouse;

pub use databricks;
pub use deltalake::{arrow, datafusion, parquet};
pub use embedded::Embedded;
pub use engine::Engine;
pub use error::WarehouseError;
pub use paths::{Home, Layer, Location, TablePath, Tables, catalogue_of};
pub use row_stream::RowStream;
pub use rows::answer_of;
pub use warehouse::Warehouse;
