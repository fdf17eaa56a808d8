//! Delta tables: open at a version, write, put back.

use std::sync::Arc;

use deltalake::datafusion::catalog::TableProvider;
use deltalake::datafusion::dataframe::DataFrame;
use deltalake::datafusion::execution::context::SessionContext;
use deltalake::kernel::transaction::CommitProperties;
use deltalake::operations::write::SchemaMode;
use deltalake::protocol::SaveMode;
use deltalake::{DeltaTable, DeltaTableBuilder, DeltaTableError};

use crate::error::WarehouseError;
use crate::paths::TablePath;

/// How new rows relate to those that a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteMode {
    /// They come beside them; new columns are added to the table.
    Append,
    /// They take their place, and their columns those of the table.
    Replace,
}

fn read_error(table: &TablePath) -> impl FnOnce(DeltaTableError) -> WarehouseError {
    let table = table.to_string();
    move |source| WarehouseError::Read { table, source: Box::new(source) }
}

fn write_error(table: &TablePath) -> impl FnOnce(DeltaTableError) -> WarehouseError {
    let table = table.to_string();
    move |source| WarehouseError::Write { table, source: Box::new(source) }
}

/// Opens a table at a version, or at its head.
pub async fn open(path: &TablePath, version: Option<i64>) -> Result<DeltaTable, WarehouseError> {
    let mut builder = DeltaTableBuilder::from_url(path.url()?).map_err(read_error(path))?.with_storage_options(path.options());
    if let Some(version) = version.and_then(|version| version.try_into().ok()) {
        builder = builder.with_version(version);
    }
    builder.load().await.map_err(read_error(path))
}

/// What a query reads of an opened table.
pub async fn provider(path: &TablePath, table: &DeltaTable) -> Result<Arc<dyn TableProvider>, WarehouseError> {
    table.table_provider().await.map_err(|source| WarehouseError::Read { table: path.to_string(), source: Box::new(source.into()) })
}

/// The version of an opened table.
pub fn version(table: &DeltaTable) -> i64 {
    table.version().and_then(|version| i64::try_from(version).ok()).unwrap_or(-1)
}

/// Writes the rows of a query as the next version of a table, which is made if there is none yet.
pub async fn write(
    path: &TablePath,
    rows: DataFrame,
    mode: WriteMode,
    session: &SessionContext,
    description: &str,
) -> Result<DeltaTable, WarehouseError> {
    write_in_parts(path, rows, mode, session, description, &[]).await
}

/// The same with a folder for each value of some columns.
pub async fn write_in_parts(
    path: &TablePath,
    rows: DataFrame,
    mode: WriteMode,
    session: &SessionContext,
    description: &str,
    partitions: &[String],
) -> Result<DeltaTable, WarehouseError> {
    if let Some(folder) = path.folder() {
        std::fs::create_dir_all(folder).map_err(|source| WarehouseError::Folder { path: folder.to_owned(), source })?;
    }
    let builder = DeltaTableBuilder::from_url(path.url()?).map_err(write_error(path))?;
    let mut table = builder.with_storage_options(path.options()).build().map_err(write_error(path))?;
    if table.verify_deltatable_existence().await.map_err(read_error(path))? {
        table.load().await.map_err(read_error(path))?;
    }
    let (save_mode, schema_mode) = match mode {
        WriteMode::Append => (SaveMode::Append, SchemaMode::Merge),
        WriteMode::Replace => (SaveMode::Overwrite, SchemaMode::Overwrite),
    };
    let builder = table.write(Vec::new()).with_input_plan(rows.into_unoptimized_plan()).with_session_state(Arc::new(session.state()));
    let builder = builder.with_save_mode(save_mode).with_schema_mode(schema_mode).with_commit_properties(keeping_every_version());
    let builder = if partitions.is_empty() { builder } else { builder.with_partition_columns(partitions) };
    builder.with_table_name(&path.name).with_description(description).await.map_err(write_error(path))
}

/// Commits of old versions stay: by default they are deleted after a month, and a release that pins them could not be read.
fn keeping_every_version() -> CommitProperties {
    CommitProperties::default().with_cleanup_expired_logs(Some(false))
}

/// Makes the head of a table what it was at a version. Nothing happens if it is there already.
pub async fn restore(path: &TablePath, to: i64) -> Result<(), WarehouseError> {
    let table = open(path, None).await?;
    let Ok(target) = to.try_into() else { return Ok(()) };
    if version(&table) == to {
        return Ok(());
    }
    let builder = table.restore().with_version_to_restore(target).with_commit_properties(keeping_every_version());
    builder.await.map_err(write_error(path))?;
    Ok(())
}
