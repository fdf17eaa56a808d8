//! A load from beginning to end: what it begins with, its steps, and how it ends.

use std::sync::Arc;
use std::time::Instant;

use store::{Customer, Release, ReleaseState, Run, RunState, TableVersion};
use warehouse::{Layer, Tables};

use super::inputs::{self, Input};
use super::lock::LoadLock;
use super::report::Report;
use super::{LoadOutcome, LoadRequest, Loader, Progress, heads};
use crate::build::{Parameters, Workshop};
use crate::catalogue::Source;
use crate::databricks::Platform;
use crate::error::EtlError;
use crate::sources::{Complaint, Found, RejectedRow, recognise};

/// Loads a folder from beginning to end.
pub async fn load(loader: &Loader, request: &LoadRequest, progress: &dyn Progress) -> Result<LoadOutcome, EtlError> {
    let customer = &request.customer;
    let _zone: chrono_tz::Tz = customer.time_zone.parse().map_err(|_| EtlError::TimeZone(customer.time_zone.clone()))?;
    let folder = loader.data_dir.join("customers").join(customer.slug.as_str());
    let _lock = LoadLock::take(&folder, customer.slug.as_str())?;
    let unfinished = loader.store.abandon_running(&customer.id, loader.clock.now()).await? > 0;
    let run = loader.store.start_run(customer, request.as_of, loader.clock.now()).await?;
    let release = loader.store.newest_release(&customer.id).await?;
    let at_home = newest_at_home(loader, customer).await?;
    let tables = Tables::of(&loader.data_dir, &loader.store.scope_of_run(&run).await?);
    let mut load = Load {
        loader,
        request,
        progress,
        tables,
        run,
        release,
        at_home,
        report: Report::default(),
        rejects: Vec::new(),
        touched: unfinished,
    };
    let result = load.steps().await;
    load.finish(result).await
}

async fn newest_at_home(loader: &Loader, customer: &Customer) -> Result<Option<Release>, EtlError> {
    let there = customer.engine.builds_on_databricks();
    let releases = loader.store.releases(&customer.id).await?;
    Ok(releases.into_iter().find(|release| release.state == ReleaseState::Good && release.is_on_databricks() == there))
}

/// A load while it runs.
pub(super) struct Load<'a> {
    pub(super) loader: &'a Loader,
    pub(super) request: &'a LoadRequest,
    pub(super) progress: &'a dyn Progress,
    pub(super) tables: Tables,
    pub(super) run: Run,
    pub(super) release: Option<Release>,
    /// The newest release whose tables are where this load builds. Another one than the last if the customer was moved.
    pub(super) at_home: Option<Release>,
    pub(super) report: Report,
    pub(super) rejects: Vec<RejectedRow>,
    /// Whether heads of tables may have moved beyond the last release.
    pub(super) touched: bool,
}

impl Load<'_> {
    async fn steps(&mut self) -> Result<Option<Release>, EtlError> {
        if self.touched {
            self.restore().await?;
        }
        let inputs = self.inputs().await?;
        if self.changes_nothing(&inputs) {
            return Ok(None);
        }
        self.touched = true;
        if let Some(platform) = self.platform()? {
            let tables = self.on_databricks(&platform, &inputs).await?;
            let release = self.publish(&inputs, tables).await?;
            self.show(&platform, &release).await;
            return Ok(Some(release));
        }
        let parameters = self.parameters();
        let workshop = Workshop::new(self.loader.limits, parameters).map_err(EtlError::compute("the session of the load"))?;
        let versions = self.bronze(&workshop, &inputs).await?;
        let built = self.models(&workshop, &inputs).await?;
        self.publish(&inputs, versions.into_iter().chain(built).collect()).await.map(Some)
    }

    /// The workspace that the customer's tables are built in, if they are.
    fn platform(&self) -> Result<Option<Platform>, EtlError> {
        let customer = &self.request.customer;
        if !customer.engine.builds_on_databricks() {
            return Ok(None);
        }
        let platform = self.loader.platform.clone().ok_or_else(|| EtlError::NoDatabricks(customer.slug.to_string()))?;
        Ok(Some(platform))
    }

    /// Puts the tables back to the last release.
    async fn restore(&self) -> Result<(), EtlError> {
        match self.platform()? {
            Some(platform) => self.restore_on_databricks(&platform).await,
            None => heads::restore(&self.tables, self.at_home.as_ref()).await,
        }
    }

    /// Where what a load needs on this machine is.
    pub(super) fn folder(&self) -> std::path::PathBuf {
        self.loader.data_dir.join("customers").join(self.request.customer.slug.as_str())
    }

    /// Whether the last release is where this load builds: only then its batches are there.
    fn is_at_home(&self) -> bool {
        self.release.as_ref().map(|release| &release.id) == self.at_home.as_ref().map(|release| &release.id)
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
        let current = if self.is_at_home() { self.loader.store.current_files(&self.request.customer.id).await? } else { Vec::new() };
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
        if !self.is_at_home() {
            return false;
        }
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
                    self.restore().await?;
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
        other => vec![Complaint::of_file("the load", with_causes(other), "Put that right, then load again")],
    }
}

pub(super) fn with_causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn release_carried(release: &Release, source: &str) -> bool {
    let sources: Vec<domain::answer::SourceFreshness> = serde_json::from_value(release.sources.clone()).unwrap_or_default();
    sources.iter().any(|fresh| fresh.source == source && fresh.carried_forward)
}

/// A table of the release.
pub(super) fn table_version(layer: Layer, table: &str, version: i64, rows: u64) -> TableVersion {
    TableVersion { layer: layer.key().to_owned(), table: table.to_owned(), version, rows: i64::try_from(rows).unwrap_or(i64::MAX) }
}

/// Milliseconds since a moment.
pub(super) fn elapsed(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
