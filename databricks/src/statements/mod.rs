//! SQL statements on warehouses: sent, looked after while they run, read whole or not at all.
//!
//! Endpoints below `/api/2.0/sql/statements`, see <https://docs.databricks.com/api/workspace/statementexecution>.
//!
//! A part of a result is never taken for the whole: the rows that come are compared with what the manifest announces.

mod answer;
mod api;
mod arrow;
mod cancel;
mod chunk;
mod column;
mod finished;
mod json;
mod link;
mod pauses;
mod places;
mod request;
mod running;
mod submit;
mod task;
mod whole;

pub(crate) use pauses::Pauses;
pub(crate) use places::Places;

pub use answer::{ChunkInfo, Manifest, Schema, StatementState};
pub use api::StatementsApi;
pub use column::{Column, ColumnType};
pub use finished::{ArrowStream, Finished, JsonStream};
pub use request::{Disposition, Format, OnWaitTimeout, Parameter, QueryTag, StatementRequest};
pub use running::{Outcome, Running};
