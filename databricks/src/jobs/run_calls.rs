//! Calls about runs.

use serde::Deserialize;
use serde_json::json;

use super::api::Jobs;
use super::output::RunOutput;
use super::run::{Run, RunFilter, RunNow};
use crate::error::Error;
use crate::http::{Listing, Page, pages};

#[derive(Deserialize)]
struct RunPage {
    #[serde(default)]
    runs: Vec<Run>,
    next_page_token: Option<String>,
}

impl Page for RunPage {
    type Item = Run;

    fn into_parts(self) -> (Vec<Run>, Option<String>) {
        (self.runs, self.next_page_token)
    }
}

#[derive(Deserialize)]
struct Started {
    run_id: i64,
}

impl Jobs {
    /// Starts a run (`POST …/jobs/run-now`) and gives its id.
    ///
    /// # Errors
    /// [`Error::Api`] when there is no such job; without a token any error that leaves open whether it runs ([`Error::TimedOut`],
    /// [`Error::Connection`]) is given after one attempt.
    pub async fn run_now(&self, run: &RunNow) -> Result<i64, Error> {
        let call = self.post("run-now", format!("job {} is started", run.job_id)).json(run)?;
        let call = if run.idempotency_token.is_some() { call.idempotent() } else { call };
        let started: Started = self.client.json(&call).await?;
        Ok(started.run_id)
    }

    /// A run with all its tasks (`GET …/jobs/runs/get`).
    ///
    /// # Errors
    /// [`Error::Api`] when there is no such run.
    pub async fn run(&self, run_id: i64) -> Result<Run, Error> {
        let call = self.get_call("runs/get", format!("run {run_id} is looked at")).query("run_id", run_id);
        let mut run: Run = self.client.json(&call).await?;
        while let Some(token) = run.next_page_token.take().filter(|token| !token.is_empty()) {
            let next: Run = self.client.json(&call.clone().query("page_token", token)).await?;
            run.tasks.extend(next.tasks);
            run.next_page_token = next.next_page_token;
        }
        Ok(run)
    }

    /// What the run of one task left behind (`GET …/jobs/runs/get-output`); the id is the task's.
    ///
    /// # Errors
    /// [`Error::Api`] when there is no such run, or it has several tasks.
    pub async fn run_output(&self, task_run_id: i64) -> Result<RunOutput, Error> {
        let call = self.get_call("runs/get-output", format!("the output of run {task_run_id} is read"));
        self.client.json(&call.query("run_id", task_run_id)).await
    }

    /// Runs, the latest first (`GET …/jobs/runs/list`).
    pub fn runs(&self, filter: &RunFilter) -> Listing<Run> {
        let call = self
            .get_call("runs/list", "runs are listed")
            .maybe("job_id", filter.job_id)
            .maybe("active_only", filter.active_only.then_some(true))
            .maybe("completed_only", filter.completed_only.then_some(true))
            .maybe("expand_tasks", filter.expand_tasks.then_some(true))
            .maybe("start_time_from", filter.start_time_from)
            .maybe("start_time_to", filter.start_time_to);
        pages::<RunPage>(self.client.clone(), Ok(call))
    }

    /// Cancels a run (`POST …/jobs/runs/cancel`), without waiting until it has ended.
    ///
    /// # Errors
    /// [`Error::Api`] when there is no such run.
    pub async fn cancel_run(&self, run_id: i64) -> Result<(), Error> {
        let call = self.post("runs/cancel", format!("run {run_id} is cancelled")).idempotent();
        self.client.done(&call.json(&json!({ "run_id": run_id }))?).await
    }
}
