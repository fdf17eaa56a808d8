//! Parquet files that are on their way to another engine.

use std::fs::File;
use std::path::Path;

use warehouse::arrow::datatypes::SchemaRef;
use warehouse::parquet::arrow::ArrowWriter;
use warehouse::parquet::basic::{Compression, ZstdLevel};
use warehouse::parquet::errors::ParquetError;
use warehouse::parquet::file::properties::WriterProperties;

use crate::error::EtlError;

/// A file to write batches to.
pub fn create(path: &Path, schema: SchemaRef) -> Result<ArrowWriter<File>, EtlError> {
    let file = File::create(path).map_err(|source| EtlError::File { path: path.to_owned(), source })?;
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default())).build();
    ArrowWriter::try_new(file, schema, Some(properties)).map_err(failed(path))
}

/// Names the file that could not be written.
pub fn failed(path: &Path) -> impl FnOnce(ParquetError) -> EtlError {
    let path = path.to_owned();
    move |source| EtlError::File { path, source: std::io::Error::other(source) }
}
