//! From files to bronze on Databricks.
//!
//! The same reader as in the embedded build decides what a row is, numbers rows and sets broken ones aside; what it read goes to the volume as
//! Parquet. Spark's own reading of CSV can number no rows, and rows of one key are decided by their number.

use std::path::{Path, PathBuf};
use std::time::Instant;

use warehouse::catalogue_of;

use crate::build::{self, Ingested};
use crate::catalogue::Source;
use crate::databricks::Platform;
use crate::databricks::provision::ddl::text;
use crate::error::EtlError;
use crate::load::inputs::Input;
use crate::load::report::TableReport;
use crate::load::run::{Load, elapsed};
use crate::sources::{Arrival, Layout, RejectedRow, reading_rules};

impl Load<'_> {
    /// Takes new files into bronze and says which batches the job reads.
    pub(super) async fn arrive(&mut self, platform: &Platform, inputs: &[(Source, Input)]) -> Result<(), EtlError> {
        let started = Instant::now();
        let scratch = Scratch::make(&self.folder(), self.run.id.as_str())?;
        for (source, input) in inputs {
            if let Input::New(arrival) = input {
                self.progress.step(&format!("reading {}", arrival.file), 0, 0);
                let ingested = self.take_over(platform, &scratch, source, arrival).await?;
                self.note_taken(&source.source, ingested);
            }
        }
        self.recall_rejects_there(platform, inputs).await?;
        self.hand_over_rejects(platform, &scratch).await?;
        self.name_batches(platform, inputs).await?;
        let rows = self.report.files.iter().map(|file| file.rows).sum();
        self.report.tables.push(TableReport { table: "bronze".to_owned(), rows, milliseconds: elapsed(started) });
        Ok(())
    }

    async fn take_over(&self, platform: &Platform, scratch: &Scratch, source: &Source, arrival: &Arrival) -> Result<Ingested, EtlError> {
        let (batch, customer) = (self.run.id.as_str(), &self.request.customer);
        let now = self.run.started_at.timestamp_micros();
        let layout = Layout::new(&arrival.map.columns, now, &arrival.file, &arrival.hash, batch, customer.slug.as_str());
        let file = scratch.0.join(format!("{}.parquet", source.source));
        let (into, of, from) = (file.clone(), source.clone(), arrival.clone());
        let read = tokio::task::spawn_blocking(move || build::to_parquet(&into, &of, &from, &layout)).await;
        let ingested = read.map_err(|error| EtlError::Broken(error.to_string()))??;
        let volumes = format!("/Volumes/{}/bronze", catalogue_of(customer));
        self.put(platform, &format!("{volumes}/arrivals/{batch}/{}", arrival.file), &arrival.path).await?;
        let landed = format!("{volumes}/landing/{batch}/{}.parquet", source.source);
        self.put(platform, &landed, &file).await?;
        let inserted = self.copy_into(platform, &format!("bronze.{}", source.source), &landed).await?;
        if inserted == ingested.rows {
            return Ok(ingested);
        }
        Err(EtlError::Broken(format!("bronze.{} took {inserted} rows of the {} of {}", source.source, ingested.rows, arrival.file)))
    }

    async fn put(&self, platform: &Platform, path: &str, file: &Path) -> Result<(), EtlError> {
        let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
        let files = platform.client.files();
        files.create_directory(folder).await.map_err(EtlError::remote(format!("folder {folder}")))?;
        files.upload(path, file).await.map_err(EtlError::remote(format!("the upload of {path}")))
    }

    /// Rows that were inserted. A file that was taken before is taken no second time, so a repeated load changes nothing.
    async fn copy_into(&self, platform: &Platform, table: &str, path: &str) -> Result<u64, EtlError> {
        let sql = format!(
            "COPY INTO {table} FROM {} FILEFORMAT = PARQUET\nFORMAT_OPTIONS ('mergeSchema' = 'true', 'rescuedDataColumn' = '_rescued_data')\n\
             COPY_OPTIONS ('mergeSchema' = 'true')",
            text(path)
        );
        let statement = platform.statement(&self.request.customer, sql).tag("run", self.run.id.as_str()).tag("model", table);
        let rows = platform.run(table, statement).await?;
        let number = |at: usize| rows.first().and_then(|row| row.get(at)?.as_ref()?.parse().ok());
        number(1).or_else(|| number(0)).ok_or_else(|| EtlError::Broken(format!("COPY INTO {table} did not say how many rows it took")))
    }

    /// Rows that could not be read when a file was taken are still left out while the file is the current one.
    async fn recall_rejects_there(&mut self, platform: &Platform, inputs: &[(Source, Input)]) -> Result<(), EtlError> {
        let table = self.release.as_ref().filter(|release| release.is_on_databricks());
        let Some(table) = table.and_then(|release| release.tables.iter().find(|table| table.table == "rejects")) else { return Ok(()) };
        let rules = reading_rules();
        let sql = format!(
            "SELECT {REJECT_COLUMNS} FROM silver.rejects VERSION AS OF {} WHERE rule IN ({rules}) ORDER BY source, source_row",
            table.version
        );
        let rows = platform.read(&self.request.customer, "silver.rejects", sql).await?;
        let is_kept = |row: &RejectedRow| inputs.iter().any(|(source, input)| source.source == row.source && input.is_kept());
        self.note_rejects(rows.iter().map(|row| rejected(row)).filter(is_kept).collect());
        Ok(())
    }

    async fn hand_over_rejects(&self, platform: &Platform, scratch: &Scratch) -> Result<(), EtlError> {
        let (table, customer) = ("work.rejects_of_reading", &self.request.customer);
        platform.write(customer, table, format!("TRUNCATE TABLE {table}")).await?;
        if self.rejects.is_empty() {
            return Ok(());
        }
        let file = scratch.0.join("rejects.parquet");
        build::rejects_to_parquet(&file, &self.rejects)?;
        let landed = format!("/Volumes/{}/bronze/landing/{}/rejects.parquet", catalogue_of(customer), self.run.id);
        self.put(platform, &landed, &file).await?;
        self.copy_into(platform, table, &landed).await.map(|_| ())
    }

    async fn name_batches(&self, platform: &Platform, inputs: &[(Source, Input)]) -> Result<(), EtlError> {
        let of_load = self.run.id.as_str();
        let row = |(source, input): &(Source, Input)| Some(format!("('{}', {})", source.source, text(input.batch(of_load)?)));
        let rows: Vec<String> = inputs.iter().filter_map(row).collect();
        let sql = format!("INSERT OVERWRITE work.inputs VALUES {}", rows.join(", "));
        platform.write(&self.request.customer, "work.inputs", sql).await
    }
}

/// The columns of `silver.rejects` in the order in which [`rejected`] takes them.
pub(super) const REJECT_COLUMNS: &str = "source, source_file, source_row, rule, action, reason, content";

/// A row of `silver.rejects`.
pub(super) fn rejected(row: &[Option<String>]) -> RejectedRow {
    let text = |at: usize| row.get(at).cloned().flatten().unwrap_or_default();
    let number = text(2).parse().unwrap_or_default();
    RejectedRow { source: text(0), file: text(1), row: number, rule: text(3), action: text(4), reason: text(5), content: text(6) }
}

/// A folder for files on their way, gone when the load has ended.
struct Scratch(PathBuf);

impl Scratch {
    fn make(below: &Path, run: &str) -> Result<Self, EtlError> {
        let path = below.join("uploads").join(run);
        std::fs::create_dir_all(&path).map_err(|source| EtlError::File { path: path.clone(), source })?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(folder = %self.0.display(), %error, "files on their way were left behind; delete the folder");
        }
    }
}
