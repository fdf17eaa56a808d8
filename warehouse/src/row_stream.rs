//! Rows that come a part at a time: no more of them is held than the engine's batch.

use deltalake::arrow::array::RecordBatch;
use domain::Answer;
use futures::StreamExt;
use futures::stream::BoxStream;

use crate::error::WarehouseError;
use crate::rows::answer_of;

/// The rows of a question, in order.
pub struct RowStream {
    parts: BoxStream<'static, Result<RecordBatch, WarehouseError>>,
    /// What a question without rows still tells: its columns.
    columns: Option<Vec<String>>,
}

impl RowStream {
    pub(crate) fn new(columns: Vec<String>, parts: BoxStream<'static, Result<RecordBatch, WarehouseError>>) -> Self {
        Self { parts, columns: Some(columns) }
    }

    /// The next part; none at the end. The first is there even if it has no rows.
    pub async fn next(&mut self) -> Result<Option<Answer>, WarehouseError> {
        while let Some(batch) = self.parts.next().await {
            let batch = batch?;
            if batch.num_rows() > 0 {
                self.columns = None;
                return answer_of(&[batch]).map(Some).map_err(|error| WarehouseError::query("the next rows")(error.into()));
            }
        }
        Ok(self.columns.take().map(|columns| Answer { columns, rows: Vec::new() }))
    }
}
