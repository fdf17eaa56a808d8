//! The result of a statement.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::Schema as ArrowSchema;
use futures::{Stream, TryStreamExt};

use super::answer::{Manifest, ResultPart, StatementAnswer};
use super::arrow::Arrow;
use super::column::{Column, arrow_schema};
use super::json::{Json, JsonRow};
use super::whole::whole;
use crate::client::Client;
use crate::error::Error;

/// Batches of a result, in order. The stream ends with an error unless all announced rows came.
pub type ArrowStream = Pin<Box<dyn Stream<Item = Result<RecordBatch, Error>> + Send>>;
/// Rows of a result, in order. The stream ends with an error unless all announced rows came.
pub type JsonStream = Pin<Box<dyn Stream<Item = Result<JsonRow, Error>> + Send>>;

/// A statement that has a result. The service keeps it for an hour.
#[derive(Clone)]
pub struct Finished {
    pub(super) result: Arc<ResultOf>,
}

/// What is known of a result.
pub(super) struct ResultOf {
    pub(super) client: Client,
    pub(super) statement_id: String,
    pub(super) manifest: Option<Manifest>,
    /// The first part, or links to the first parts, as they came with the last answer.
    pub(super) first: Option<ResultPart>,
}

impl Finished {
    pub(super) fn new(client: Client, statement_id: String, answer: StatementAnswer, row_limit: Option<u64>) -> Result<Self, Error> {
        if let Some(manifest) = &answer.manifest
            && manifest.truncated
            && row_limit != Some(manifest.rows())
        {
            return Err(Error::Truncated { statement_id, rows: manifest.rows() });
        }
        Ok(Self { result: Arc::new(ResultOf { client, statement_id, manifest: answer.manifest, first: answer.result }) })
    }

    /// The statement's id.
    pub fn statement_id(&self) -> &str {
        &self.result.statement_id
    }

    /// What the service says of the whole result; none where a statement has none.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.result.manifest.as_ref()
    }

    /// The columns, in order.
    pub fn columns(&self) -> &[Column] {
        self.manifest().map_or(&[], |manifest| &manifest.schema.columns)
    }

    /// The columns as Arrow has them, for a result without batches; none where there are lists, maps, structs or what is not known.
    pub fn schema(&self) -> Option<ArrowSchema> {
        arrow_schema(self.columns())
    }

    /// How many rows there are.
    pub fn row_count(&self) -> u64 {
        self.manifest().map_or(0, Manifest::rows)
    }

    /// The rows as Arrow's batches, of a statement that asked for [`Format::ArrowStream`](super::Format::ArrowStream). A few parts are fetched
    /// ahead of the one being read, each in a task of its own; what is not read is dropped with the stream. Without rows there is no batch:
    /// the columns are in [`Finished::schema`].
    ///
    /// # Errors
    /// In the stream: [`Error::Chunk`] for a part that cannot be fetched or stays broken, [`Error::Incomplete`] when rows are missing. What
    /// came before an error must not be taken for the result.
    pub fn arrow(&self) -> ArrowStream {
        let batches = whole::<Arrow>(Arc::clone(&self.result));
        Box::pin(batches)
    }

    /// The rows as texts, of a statement that asked for [`Format::JsonArray`](super::Format::JsonArray), a few parts fetched ahead.
    ///
    /// # Errors
    /// Those of [`Finished::arrow`].
    pub fn json(&self) -> JsonStream {
        Box::pin(whole::<Json>(Arc::clone(&self.result)))
    }

    /// All rows as texts, of a statement that asked for [`Format::JsonArray`](super::Format::JsonArray). NULL is none.
    ///
    /// # Errors
    /// Those of [`Finished::arrow`].
    pub async fn json_rows(&self) -> Result<Vec<JsonRow>, Error> {
        self.json().try_collect().await
    }
}

impl fmt::Debug for Finished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finished")
            .field("statement_id", &self.result.statement_id)
            .field("manifest", &self.result.manifest)
            .finish_non_exhaustive()
    }
}
