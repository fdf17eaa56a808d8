//! A run of a customer's job.

use std::time::Duration;

use warehouse::databricks::{Run, RunState, TaskState};

use crate::databricks::Platform;
use crate::error::EtlError;
use crate::load::run::Load;

/// How often a run is looked at.
const PAUSE: Duration = Duration::from_secs(2);

impl Load<'_> {
    /// Runs the job for this load and waits for its end.
    pub(super) async fn run_job(&self, platform: &Platform, job: i64) -> Result<(), EtlError> {
        let customer = &self.request.customer;
        let parameters = [
            ("as_of".to_owned(), self.request.as_of.to_string()),
            ("first_month".to_owned(), customer.first_month.to_string()),
            ("time_zone".to_owned(), customer.time_zone.clone()),
        ];
        let (jobs, failed) = (platform.client.jobs(), || EtlError::remote("the run of the customer's job"));
        let run = jobs.run_now(job, &parameters, self.run.id.as_str()).await.map_err(failed())?;
        let guard = Cancelled { platform: platform.clone(), run: Some(run) };
        let ended = jobs.wait_for_run(run, PAUSE, |run| self.tell(run)).await.map_err(failed())?;
        guard.ended();
        if ended.is_success() { Ok(()) } else { Err(self.explain(platform, &ended).await) }
    }

    fn tell(&self, run: &Run) {
        let done = run.tasks.iter().filter(|task| task.state.is_ended()).count();
        let current = run.tasks.iter().find(|task| matches!(task.state, TaskState::Running));
        self.progress.step(current.map_or("waiting for the warehouse", |task| &task.key), done, run.tasks.len());
    }

    /// The first task that failed, in the service's words.
    async fn explain(&self, platform: &Platform, run: &Run) -> EtlError {
        let failed = run.tasks.iter().find(|task| task.state.is_failure());
        let Some(task) = failed else {
            return EtlError::Task { task: "the run".to_owned(), message: run.message.clone() };
        };
        let told = platform.client.jobs().output(task.run_id).await.ok().and_then(|output| output.error);
        EtlError::Task { task: task.key.clone(), message: told.unwrap_or_else(|| task.message.clone()) }
    }
}

/// Ends runs that an earlier load left behind: they would write into the tables of this one.
pub(super) async fn end_what_runs(platform: &Platform, job: i64) -> Result<(), EtlError> {
    let (jobs, failed) = (platform.client.jobs(), || EtlError::remote("runs of the customer's job"));
    for run in jobs.active_runs(job).await.map_err(failed())? {
        jobs.cancel(run).await.map_err(failed())?;
        jobs.wait_for_run(run, PAUSE, |_: &Run| ()).await.map_err(failed())?;
    }
    Ok(())
}

/// A run is of no use once nobody waits for it.
struct Cancelled {
    platform: Platform,
    run: Option<i64>,
}

impl Cancelled {
    fn ended(mut self) {
        self.run = None;
    }
}

impl Drop for Cancelled {
    fn drop(&mut self) {
        let (Some(run), Ok(runtime)) = (self.run, tokio::runtime::Handle::try_current()) else { return };
        let platform = self.platform.clone();
        runtime.spawn(async move {
            if let Err(error) = platform.client.jobs().cancel(run).await {
                tracing::warn!(run, %error, "a run that nobody waits for could not be cancelled; the next load does that");
            }
        });
    }
}

#[expect(dead_code, reason = "states are read through their methods")]
fn _states(_: RunState) {}
