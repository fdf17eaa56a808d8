//! The steps of a load, in order.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use futures::{StreamExt, TryStreamExt};
use serde_json::json;
use store::{NewRelease, Release, Run, RunState, TableVersion, TakenFile};
use warehouse::datafusion::datasource::MemTable;
use warehouse::datafusion::prelude::{ident, lit};
use warehouse::{Layer, Tables, delta};

use super::inputs::{self, Input};
use super::lock::LoadLock;
use super::report::{Report, TableReport};
use super::{LoadOutcome, LoadRequest, Loader, Progress, heads};
use crate::build::{self, Finding, Ingested, Parameters, Workshop};
use crate::catalogue::{Action, Model, ModelLayer, Source};
use crate::error::EtlError;
use crate::sources::{Arrival, Complaint, Found, Layout, RejectedRow, recognise};

/// Files that are read at the same time: more would only wait for the disk and fill memory.
const FILES_AT_ONCE: usize = 2;

/// Loads a folder from beginning to end.
pub async fn load(loader: &Loader, request: &LoadRequest, progress: &dyn Progress) -> Result<LoadOutcome, EtlError> {
    let customer = &request.customer;
    let _zone: chrono_tz::Tz = customer.time_zone.parse().map_err(|_| EtlError::TimeZone(customer.time_zone.clone()))?;
    let folder = loader.data_dir.join("customers").join(customer.slug.as_str());
    let _lock = LoadLock::take(&folder, customer.slug.as_str())?;
    let unfinished = loader.store.abandon_running(&customer.id, loader.clock.now()).await? > 0;
    let run = loader.store.start_run(customer, request.as_of, loader.clock.now()).await?;
    let release = loader.store.newest_release(&customer.id).await?;
    let tables = Tables::of(&loader.data_dir, &loader.store.scope_of_run(&run).await?);
    let mut load =
        Load { loader, request, progress, tables, run, release, report: Report::default(), rejects: Vec::new(), touched: unfinished };
    let result = load.steps().await;
    load.finish(result).await
}

struct Load<'a> {
    loader: &'a Loader,
    request: &'a LoadRequest,
    progress: &'a dyn Progress,
    tables: Tables,
    run: Run,
    release: Option<Release>,
    report: Report,
    rejects: Vec<RejectedRow>,
    /// Whether heads of tables may have moved beyond the last release.
    touched: bool,
}

impl Load<'_> {
    async fn steps(&mut self) -> Result<Option<Release>, EtlError> {
        if self.touched {
            heads::restore(&self.tables, self.release.as_ref()).await?;
        }
        let inputs = self.inputs().await?;
        if self.changes_nothing(&inputs) {
            return Ok(None);
        }
        self.touched = true;
        let parameters = self.parameters();
        let workshop = Workshop::new(self.loader.limits, parameters).map_err(EtlError::compute("the session of the load"))?;
        let versions = self.bronze(&workshop, &inputs).await?;
        let built = self.models(&workshop, &inputs).await?;
        self.publish(&inputs, versions.into_iter().chain(built).collect()).await.map(Some)
    }

    fn parameters(&self) -> Parameters {
        let customer = &self.request.customer;
        Parameters { as_of: self.request.as_of, first_month: customer.first_month, time_zone: customer.time_zone.clone() }
    }

    /// Looks at the folder. Whatever is broken is told at once, and before anything is written.
    async fn inputs(&mut self) -> Result<Vec<(Source, Input)>, EtlError> {
        let catalogue = Arc::clone(&self.loader.catalogue);
        let (folder, sources) = (self.request.folder.clone(), Arc::clone(&catalogue));
        let found: Found = tokio::task::spawn_blocking(move || recognise(&folder, &sources.sources))
            .await
            .map_err(|error| EtlError::Broken(error.to_string()))??;
        let current = self.loader.store.current_files(&self.request.customer.id).await?;
        let decided = inputs::decide(&catalogue.sources, &found, &current);
        self.report.left_out.clone_from(&found.left_out);
        self.report.warnings.extend(found.notes.iter().map(ToString::to_string));
        let mut wrong = found.broken;
        let inputs = decided.unwrap_or_else(|missing| {
            // A file that is there and broken is not missing too.
            if wrong.is_empty() {
                wrong = missing;
            }
            Vec::new()
        });
        if !wrong.is_empty() {
            return Err(EtlError::Input(wrong));
        }
        for (source, input) in &inputs {
            self.report.files.push(input.report(&source.source));
            self.note_missing(source, input);
        }
        Ok(inputs)
    }

    fn note_missing(&mut self, source: &Source, input: &Input) {
        let what = match input {
            Input::Never => "no file came, and none before; the table is empty",
            Input::Carried(_) => "no file came; the file of the last release stands in",
            Input::New(_) | Input::Same(_) => return,
        };
        self.report.warnings.push(Complaint::of_file(source.usual_file(), what, "Export the report as well").to_string());
    }

    /// The same files, day, year and model make the same release.
    fn changes_nothing(&self, inputs: &[(Source, Input)]) -> bool {
        let Some(release) = &self.release else { return false };
        let same_model = release.checks.get("model").and_then(serde_json::Value::as_str) == Some(crate::catalogue::fingerprint());
        let customer = &self.request.customer;
        let same_settings = release.as_of == self.request.as_of
            && release.first_month == customer.first_month
            && release.checks.get("time_zone").and_then(serde_json::Value::as_str) == Some(customer.time_zone.as_str());
        // A source whose file did not come is as it was; that it did not come is news once only.
        let was_carried = |source: &Source| release_carried(release, &source.source);
        let kept = |(source, input): &(Source, Input)| input.is_kept() && matches!(input, Input::Carried(_)) == was_carried(source);
        same_model && same_settings && inputs.iter().all(kept)
    }

    /// Takes new files into bronze and makes the rows of this load known to the models.
    async fn bronze(&mut self, workshop: &Workshop, inputs: &[(Source, Input)]) -> Result<Vec<TableVersion>, EtlError> {
        let started = Instant::now();
        let new = inputs.iter().filter_map(|(source, input)| match input {
            Input::New(arrival) => Some((source, arrival)),
            _ => None,
        });
        let this = &*self;
        let taken: Vec<(String, Ingested)> = futures::stream::iter(new)
            .map(|(source, arrival)| this.take(workshop, source, arrival))
            .buffer_unordered(FILES_AT_ONCE)
            .try_collect()
            .await?;
        for (source, ingested) in taken {
            self.note_taken(&source, ingested);
        }
        let mut versions = Vec::new();
        for (source, input) in inputs {
            versions.extend(self.know_bronze(workshop, source, input).await?);
        }
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

    fn note_taken(&mut self, source: &str, ingested: Ingested) {
        if let Some(file) = self.report.file_mut(source) {
            file.rows = ingested.rows;
        }
        self.note_rejects(ingested.rejected);
    }

    fn note_rejects(&mut self, rows: Vec<RejectedRow>) {
        for row in &rows {
            *self.report.rejected.entry(format!("{}.{}", row.source, row.rule)).or_default() += 1;
            if let Some(file) = self.report.file_mut(&row.source) {
                file.rejected += 1;
            }
        }
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

    /// Builds every model and checks it.
    async fn models(&mut self, workshop: &Workshop, inputs: &[(Source, Input)]) -> Result<Vec<TableVersion>, EtlError> {
        let catalogue = Arc::clone(&self.loader.catalogue);
        let models = catalogue.models.models();
        let (mut versions, mut findings) = (Vec::new(), Vec::new());
        for (n, model) in models.iter().enumerate() {
            self.progress.step(&model.full_name(), n, models.len());
            let started = Instant::now();
            let built = build::build(workshop, &self.tables, model).await?;
            self.note_rejected_by(workshop, model, inputs, &built).await?;
            let found = built.found.iter().map(|(rule, action, reason, count)| Finding {
                table: model.full_name(),
                rule: rule.clone(),
                action: *action,
                reason: reason.clone(),
                count: *count,
            });
            findings.extend(found);
            versions.push(table_version(model.layer.stored_in(), model.name(), built.version, built.rows));
            self.report.tables.push(TableReport { table: model.full_name(), rows: built.rows, milliseconds: elapsed(started) });
        }
        // Checks compare tables with each other, so they wait for the last one.
        for model in models {
            findings.extend(build::check(workshop, model).await?);
        }
        let rejects = build::write_rejects(workshop, &self.tables, &self.rejects).await?;
        versions.push(table_version(Layer::Silver, "rejects", rejects, self.rejects.len() as u64));
        self.judge(&findings)?;
        Ok(versions)
    }

    async fn note_rejected_by(
        &mut self,
        workshop: &Workshop,
        model: &Model,
        inputs: &[(Source, Input)],
        built: &build::Built,
    ) -> Result<(), EtlError> {
        let source = model.inputs.iter().find_map(|input| input.strip_prefix("bronze.")).map(str::to_owned);
        let Some(source) = source.filter(|_| model.layer == ModelLayer::Silver) else { return Ok(()) };
        let known: HashMap<&str, String> =
            inputs.iter().filter_map(|(of, input)| Some((of.source.as_str(), input.report(&of.source).file?))).collect();
        let file = known.get(source.as_str()).cloned().unwrap_or_default();
        let rejection = build::reject_rows(workshop, model, &source, &file, &built.rejected).await?;
        let rejected = rejection.rows.len() as u64;
        self.note_rejects(rejection.rows);
        if let Some(file) = self.report.file_mut(&source) {
            file.duplicates = file.rows.saturating_sub(built.rows + rejected);
        }
        Ok(())
    }

    /// Warnings are noted; a broken rule that must hold refuses the load.
    fn judge(&mut self, findings: &[Finding]) -> Result<(), EtlError> {
        let (failed, warned): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.action == Action::Fail);
        warned.into_iter().for_each(|finding| self.report.warn(finding));
        let complaint = |finding: &&Finding| {
            Complaint::of_file(&finding.table, format!("rule {} is broken {} times", finding.rule, finding.count), &finding.reason)
        };
        let broken: Vec<Complaint> = failed.iter().map(complaint).collect();
        if broken.is_empty() { Ok(()) } else { Err(EtlError::Refused(broken)) }
    }

    async fn publish(&self, inputs: &[(Source, Input)], tables: Vec<TableVersion>) -> Result<Release, EtlError> {
        let customer = &self.request.customer;
        let taken: Vec<TakenFile> = inputs.iter().filter_map(|(source, input)| self.taken(source, input)).collect();
        let release = NewRelease {
            customer_id: customer.id.clone(),
            run_id: self.run.id.clone(),
            as_of: self.request.as_of,
            first_month: customer.first_month,
            tables,
            rejected: i64::try_from(self.report.rejected_rows()).unwrap_or(i64::MAX),
            sources: json!(self.report.freshness()),
            checks: json!({
                "model": crate::catalogue::fingerprint(),
                "time_zone": customer.time_zone,
                "warnings": self.report.warnings,
            }),
        };
        Ok(self.loader.store.publish(release, &taken, self.loader.clock.now()).await?)
    }

    fn taken(&self, source: &Source, input: &Input) -> Option<TakenFile> {
        let report = self.report.files.iter().find(|file| file.source == source.source)?;
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        match input {
            Input::New(arrival) => Some(TakenFile {
                source: source.source.clone(),
                name: arrival.file.clone(),
                size: number(arrival.size),
                hash: arrival.hash.clone(),
                batch_id: self.run.id.as_str().to_owned(),
                rows: number(report.rows),
                rejected: number(report.rejected),
                carried_forward: false,
            }),
            Input::Same(file) => Some(TakenFile { carried_forward: false, ..file.clone() }),
            Input::Carried(file) => Some(TakenFile { carried_forward: true, ..file.clone() }),
            Input::Never => None,
        }
    }

    /// Ends the run: with a release, with nothing new, or with everything as it was before.
    async fn finish(mut self, result: Result<Option<Release>, EtlError>) -> Result<LoadOutcome, EtlError> {
        let (state, result) = match result {
            Ok(Some(release)) => (RunState::Published, Ok((release, true))),
            Ok(None) => match self.release.clone() {
                Some(release) => (RunState::Unchanged, Ok((release, false))),
                None => (RunState::Failed, Err(EtlError::Broken("a load without changes had no release before it".to_owned()))),
            },
            Err(error) => {
                let state = if matches!(error, EtlError::Input(_) | EtlError::Refused(_)) { RunState::Refused } else { RunState::Failed };
                self.report.refused = complaints(&error);
                if self.touched {
                    heads::restore(&self.tables, self.release.as_ref()).await?;
                }
                (state, Err(error))
            }
        };
        let report = serde_json::to_value(&self.report).unwrap_or_default();
        self.loader.store.finish_run(&self.run.id, state, &report, self.loader.clock.now()).await?;
        result.map(|(release, published)| LoadOutcome { release, published, report: self.report })
    }
}

fn complaints(error: &EtlError) -> Vec<Complaint> {
    match error {
        EtlError::Input(complaints) | EtlError::Refused(complaints) => complaints.clone(),
        other => vec![Complaint::of_file("the load", other.to_string(), "See the log of the run")],
    }
}

fn release_carried(release: &Release, source: &str) -> bool {
    let sources: Vec<domain::answer::SourceFreshness> = serde_json::from_value(release.sources.clone()).unwrap_or_default();
    sources.iter().any(|fresh| fresh.source == source && fresh.carried_forward)
}

fn table_version(layer: Layer, table: &str, version: i64, rows: u64) -> TableVersion {
    TableVersion { layer: layer.key().to_owned(), table: table.to_owned(), version, rows: i64::try_from(rows).unwrap_or(i64::MAX) }
}

fn elapsed(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
