//! A run of a customer's job.

use std::collections::HashMap;

use futures::TryStreamExt;
use warehouse::databricks::jobs::{Run, RunFilter, RunNow, RunTask};

use crate::databricks::{Platform, job, script};
use crate::error::EtlError;
use crate::load::report::TableReport;
use crate::load::run::Load;

impl Load<'_> {
    /// Runs the job for this load and waits for its end.
    pub(super) async fn run_job(&mut self, platform: &Platform, job: i64) -> Result<(), EtlError> {
        let (customer, jobs, failed) =
            (&self.request.customer, platform.client.jobs(), || EtlError::remote("the run of the customer's job"));
        let wanted = RunNow::new(job).once(self.run.id.as_str()).parameter("as_of", self.request.as_of.to_string());
        let wanted = wanted.parameter("first_month", customer.first_month.to_string()).parameter("time_zone", &customer.time_zone);
        let run = jobs.run_now(&wanted).await.map_err(failed())?;
        let mut guard = Cancelled { platform: platform.clone(), run: Some(run) };
        let ended = jobs.wait_for_run(run, None, |run| self.tell(run)).await.map_err(failed())?;
        guard.run = None;
        let milliseconds = ended.run_duration.unwrap_or_default();
        self.report.tables.push(TableReport { table: "the job".to_owned(), rows: 0, milliseconds });
        if self.is_whole(&ended) { Ok(()) } else { Err(self.explain(platform, &ended).await) }
    }

    /// Whether every task did its work. The service calls a run a success if its last tasks are, and `clear` runs whatever failed before it.
    fn is_whole(&self, run: &Run) -> bool {
        let latest = latest(run);
        let is_done = |task: &job::Task| latest.get(task.key.as_str()).is_some_and(|attempt| attempt.is_success());
        run.is_success() && job::tasks(&self.loader.catalogue).iter().filter(|task| !task.always).all(is_done)
    }

    fn tell(&self, run: &Run) {
        let done = run.tasks.iter().filter(|task| task.is_over()).count();
        let current = run.tasks.iter().find(|task| !task.is_over() && task.start_time.is_some_and(|start| start > 0));
        self.progress.step(current.map_or("waiting for the warehouse", |task| &task.task_key), done, run.tasks.len());
    }

    /// The first task that failed, in the service's words, and where in the models that is.
    async fn explain(&self, platform: &Platform, run: &Run) -> EtlError {
        let latest = latest(run);
        let own_fault = |task: &&&RunTask| task.is_over() && !task.is_success() && task.start_time.is_some_and(|start| start > 0);
        let Some(task) = latest.values().filter(own_fault).min_by_key(|task| task.start_time) else {
            let message = run.message().unwrap_or("the run ended without a reason").to_owned();
            return EtlError::Task { task: "the run".to_owned(), message };
        };
        let told = platform.client.jobs().run_output(task.run_id).await.ok().and_then(|output| output.error);
        let message = told.or_else(|| task.message().map(str::to_owned)).unwrap_or_else(|| "no reason is told".to_owned());
        let tasks = job::tasks(&self.loader.catalogue);
        let place = tasks.iter().find(|known| known.key == task.task_key).and_then(|known| script::place(&known.steps, &message));
        let message = place.map_or_else(|| message.clone(), |place| format!("models/{place}: {message}"));
        EtlError::Task { task: task.task_key.clone(), message }
    }
}

/// The last attempt of each task.
fn latest(run: &Run) -> HashMap<&str, &RunTask> {
    let mut latest: HashMap<&str, &RunTask> = HashMap::new();
    for task in &run.tasks {
        let known = latest.entry(&task.task_key).or_insert(task);
        if task.attempt_number >= known.attempt_number {
            *known = task;
        }
    }
    latest
}

/// Ends runs that an earlier load left behind: they would write into the tables of this one.
pub(super) async fn end_what_runs(platform: &Platform, job: i64) -> Result<(), EtlError> {
    let (jobs, failed) = (platform.client.jobs(), || EtlError::remote("runs of the customer's job"));
    let mut filter = RunFilter::of_job(job);
    filter.active_only = true;
    let active: Vec<Run> = jobs.runs(&filter).try_collect().await.map_err(failed())?;
    for run in active {
        jobs.cancel_run(run.run_id).await.map_err(failed())?;
        jobs.wait_for_run(run.run_id, None, |_: &Run| ()).await.map_err(failed())?;
    }
    Ok(())
}

/// A run is of no use once nobody waits for it.
struct Cancelled {
    platform: Platform,
    run: Option<i64>,
}

impl Drop for Cancelled {
    fn drop(&mut self) {
        let (Some(run), Ok(runtime)) = (self.run, tokio::runtime::Handle::try_current()) else { return };
        let platform = self.platform.clone();
        runtime.spawn(async move {
            if let Err(error) = platform.client.jobs().cancel_run(run).await {
                tracing::warn!(run, %error, "a run that nobody waits for could not be cancelled; the next load does that");
            }
        });
    }
}
