//! Arrow's stream format.

use arrow_array::RecordBatch;
use arrow_buffer::Buffer;
use arrow_ipc::reader::StreamDecoder;
use arrow_schema::ArrowError;
use bytes::Bytes;
use serde_json::Value;

use super::chunk::Form;

/// Parts are Arrow streams.
pub(super) struct Arrow;

impl Form for Arrow {
    type Item = RecordBatch;

    fn rows(items: &[RecordBatch]) -> u64 {
        items.iter().map(|batch| batch.num_rows() as u64).sum()
    }

    fn read(bytes: Bytes) -> Result<Vec<RecordBatch>, String> {
        decode(bytes).map_err(|error| format!("Arrow that cannot be read: {error}"))
    }

    fn inline(_: Vec<Vec<Value>>) -> Result<Vec<RecordBatch>, String> {
        Err("the rows are JSON: ask for them with `json_rows`".to_owned())
    }
}

fn decode(bytes: Bytes) -> Result<Vec<RecordBatch>, ArrowError> {
    let (mut decoder, mut buffer, mut batches) = (StreamDecoder::new(), Buffer::from(bytes), Vec::new());
    while !buffer.is_empty() {
        if let Some(batch) = decoder.decode(&mut buffer)? {
            batches.push(batch);
        }
    }
    decoder.finish()?;
    batches.retain(|batch| batch.num_rows() > 0);
    Ok(batches)
}
