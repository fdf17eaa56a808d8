//! The first step of a load: new files into bronze, and the rows of this load under the names that models read.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Instant;

use futures::StreamExt;
use store::TableVersion;
use warehouse::datafusion::datasource::MemTable;
use warehouse::datafusion::prelude::{ident, lit};
use warehouse::{Layer, delta};

use super::inputs::Input;
use super::report::TableReport;
use super::run::{Load, elapsed, table_version};
use crate::build::{self, Ingested, Workshop};
use crate::catalogue::Source;
use crate::error::EtlError;
use crate::sources::{Arrival, Layout, RejectedRow};

/// Files that are read at the same time: more would only wait for the disk and fill memory.
const FILES_AT_ONCE: usize = 2;

impl Load<'_> {
    /// Takes new files into bronze and makes the rows of this load known to the models.
    pub(super) async fn bronze(&mut self, workshop: &Workshop, inputs: &[(Source, Input)]) -> Result<Vec<TableVersion>, EtlError> {
        let started = Instant::now();
        let new = inputs.iter().filter_map(|(source, input)| match input {
            Input::New(arrival) => Some((source, arrival)),
            _ => None,
        });
        let this = &*self;
        let reads = futures::stream::iter(new).map(|(source, arrival)| this.take(workshop, source, arrival));
        // Every read comes to its end before one that failed ends the load: what still writes would get in the way of putting tables back.
        let taken: Vec<Result<(String, Ingested), EtlError>> = reads.buffer_unordered(FILES_AT_ONCE).collect().await;
        for read in taken {
            let (source, ingested) = read?;
            self.note_taken(&source, ingested);
        }
        let mut versions = Vec::new();
        for (source, input) in inputs {
            versions.extend(self.know_bronze(workshop, source, input).await?);
        }
        self.recall_rejects(workshop, inputs).await?;
        let rows = self.report.files.iter().map(|file| file.rows).sum();
        self.report.tables.push(TableReport { table: "bronze".to_owned(), rows, milliseconds: elapsed(started) });
        Ok(versions)
    }

    async fn take(&self, workshop: &Workshop, source: &Source, arrival: &Arrival) -> Result<(String, Ingested), EtlError> {
        self.progress.step(&format!("reading {}", arrival.file), 0, 0);
        let now = self.run.started_at.timestamp_micros();
        let (batch, customer) = (self.run.id.as_str(), self.request.customer.slug.as_str());
        let layout = Layout::new(&arrival.map.columns, now, &arrival.file, &arrival.hash, batch, customer);
        let ingested = build::ingest(workshop.context(), &self.tables, source, arrival, layout).await?;
        Ok((source.source.clone(), ingested))
    }

    /// Rows that could not be read when a file was taken are still left out while the file is the current one.
    async fn recall_rejects(&mut self, workshop: &Workshop, inputs: &[(Source, Input)]) -> Result<(), EtlError> {
        let table = self.release.as_ref().and_then(|release| release.tables.iter().find(|table| table.table == "rejects"));
        let Some(version) = table.map(|table| table.version) else { return Ok(()) };
        let kept: HashSet<&str> = inputs.iter().filter(|(_, input)| input.is_kept()).map(|(source, _)| source.source.as_str()).collect();
        let rows = build::rejects_of_reading(workshop, &self.tables, version).await?;
        self.note_rejects(rows.into_iter().filter(|row| kept.contains(row.source.as_str())).collect());
        Ok(())
    }

    pub(super) fn note_taken(&mut self, source: &str, ingested: Ingested) {
        if let Some(file) = self.report.file_mut(source) {
            file.rows = ingested.rows;
        }
        self.note_rejects(ingested.rejected);
    }

    pub(super) fn note_rejects(&mut self, rows: Vec<RejectedRow>) {
        rows.iter().for_each(|row| self.report.reject(row));
        self.rejects.extend(rows);
    }

    /// Makes the rows of a source known as `bronze.<source>`: those of the load's batch only.
    async fn know_bronze(&self, workshop: &Workshop, source: &Source, input: &Input) -> Result<Option<TableVersion>, EtlError> {
        let name = format!("bronze.{}", source.source);
        let failed = || EtlError::compute(name.clone());
        let Some(batch) = input.batch(self.run.id.as_str()) else {
            let columns: Vec<String> = source.columns.iter().map(|column| column.name.clone()).collect();
            let empty = MemTable::try_new(Layout::schema_of(&columns), vec![Vec::new()]).map_err(failed())?;
            workshop.register(&name, Arc::new(empty)).map_err(failed())?;
            return Ok(None);
        };
        let path = self.tables.table(Layer::Bronze, &source.source);
        let table = delta::open(&path, None).await?;
        let rows = workshop.context().read_table(delta::provider(&path, &table).await?).map_err(failed())?;
        let view = rows.filter(ident("_batch_id").eq(lit(batch))).map_err(failed())?.into_view();
        workshop.register(&name, view).map_err(failed())?;
        let rows = self.report.files.iter().find(|file| file.source == source.source).map_or(0, |file| file.rows);
        Ok(Some(table_version(Layer::Bronze, &source.source, delta::version(&table), rows)))
    }
}
