//! A customer's tables: where they are, how they are read and written, and how a question over the catalogue becomes SQL.
//!
//! Nothing here opens a table without a [`store::Scope`].

pub mod compile;
pub mod delta;
pub mod engine;
mod error;
mod functions;
mod paths;
mod release_tables;
mod row_stream;
mod rows;
mod warehouse;

pub use deltalake::{arrow, datafusion};
pub use error::WarehouseError;
pub use paths::{Layer, TablePath, Tables};
pub use row_stream::RowStream;
pub use rows::answer_of;
pub use warehouse::Warehouse;
