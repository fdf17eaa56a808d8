//! What the service says of a statement.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;

use super::column::Column;
use super::request::Format;
use crate::open_enum::open_enum;

open_enum! {
    /// How far a statement is.
    StatementState {
        /// It waits for its turn, or for the warehouse to start.
        Pending = "PENDING",
        /// It is being computed.
        Running = "RUNNING",
        /// It has a result.
        Succeeded = "SUCCEEDED",
        /// It could not be computed.
        Failed = "FAILED",
        /// It was cancelled.
        Canceled = "CANCELED",
        /// It had a result, which is gone.
        Closed = "CLOSED",
    }
}

impl StatementState {
    /// Whether nothing will change any more.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed | Self::Canceled | Self::Closed)
    }
}

/// What the service says of a whole result.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Manifest {
    /// The form of the rows.
    pub format: Option<Format>,
    /// The columns.
    pub schema: Schema,
    /// The parts.
    pub chunks: Vec<ChunkInfo>,
    /// How many parts there are.
    pub total_chunk_count: Option<u64>,
    /// How many rows there are.
    pub total_row_count: Option<u64>,
    /// How many bytes there are.
    pub total_byte_count: Option<u64>,
    /// Whether rows were left out.
    pub truncated: bool,
}

impl Manifest {
    pub(crate) fn rows(&self) -> u64 {
        self.total_row_count.unwrap_or(0)
    }

    pub(crate) fn chunk_count(&self) -> u64 {
        self.total_chunk_count.unwrap_or(self.chunks.len() as u64)
    }

    pub(crate) fn chunk(&self, index: u64) -> Option<&ChunkInfo> {
        self.chunks.iter().find(|chunk| chunk.chunk_index == index)
    }
}

/// The columns of a result.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Schema {
    /// How many there are.
    pub column_count: u32,
    /// Each of them.
    pub columns: Vec<Column>,
}

/// What the service says of a part of a result.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ChunkInfo {
    /// The part's number, from 0.
    pub chunk_index: u64,
    /// Where its rows begin.
    pub row_offset: u64,
    /// How many rows it has.
    pub row_count: Option<u64>,
    /// How many bytes it has.
    pub byte_count: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct StatementAnswer {
    pub(crate) statement_id: String,
    pub(crate) status: Status,
    pub(crate) manifest: Option<Manifest>,
    pub(crate) result: Option<ResultPart>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Status {
    pub(crate) state: Option<StatementState>,
    pub(crate) error: Option<Fault>,
    pub(crate) sql_state: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fault {
    pub(crate) error_code: Option<String>,
    pub(crate) message: Option<String>,
}

/// A part of a result, or links to parts.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ResultPart {
    pub(crate) chunk_index: Option<u64>,
    pub(crate) row_count: Option<u64>,
    pub(crate) next_chunk_index: Option<u64>,
    pub(crate) data_array: Option<Vec<Vec<Value>>>,
    pub(crate) external_links: Option<Vec<Link>>,
}

/// Where a part of a result can be fetched, for a while. The address is a secret.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Link {
    pub(crate) external_link: String,
    pub(crate) expiration: Option<DateTime<Utc>>,
    pub(crate) chunk_index: u64,
    pub(crate) row_count: Option<u64>,
    pub(crate) byte_count: Option<u64>,
    pub(crate) http_headers: Option<BTreeMap<String, String>>,
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link").field("chunk_index", &self.chunk_index).field("expiration", &self.expiration).finish_non_exhaustive()
    }
}
