//! A run and its tasks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::state::{RunState, RunStatus, is_over, is_success, message};

/// A run.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Run {
    /// Its id.
    pub run_id: i64,
    /// Its job.
    pub job_id: Option<i64>,
    /// Its name.
    pub run_name: Option<String>,
    /// Its page.
    pub run_page_url: Option<String>,
    /// How far it is, in the words of 2.1.
    pub state: Option<RunState>,
    /// How far it is, in the words of 2.2.
    pub status: Option<RunStatus>,
    /// Its tasks: all of them where the run was asked for, the first 100 in a list.
    pub tasks: Vec<RunTask>,
    /// When it began.
    pub start_time: Option<i64>,
    /// When it ended; 0 while it runs.
    pub end_time: Option<i64>,
    /// How long it took in all.
    pub run_duration: Option<u64>,
    /// How long it worked.
    pub execution_duration: Option<u64>,
    /// How long its machines took to come up.
    pub setup_duration: Option<u64>,
    /// How long it waited for a place.
    pub queue_duration: Option<u64>,
    /// What started it.
    pub trigger: Option<String>,
    /// Who started it.
    pub creator_user_name: Option<String>,
    pub(super) next_page_token: Option<String>,
}

impl Run {
    /// Whether nothing will change any more.
    pub fn is_over(&self) -> bool {
        is_over(self.state.as_ref(), self.status.as_ref())
    }

    /// Whether it ended well.
    pub fn is_success(&self) -> bool {
        is_success(self.state.as_ref(), self.status.as_ref())
    }

    /// The service's words about its state or end.
    pub fn message(&self) -> Option<&str> {
        message(self.state.as_ref(), self.status.as_ref())
    }

    /// One of its tasks.
    pub fn task(&self, task_key: &str) -> Option<&RunTask> {
        self.tasks.iter().find(|task| task.task_key == task_key)
    }
}

/// A task of a run.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RunTask {
    /// Its name within the job.
    pub task_key: String,
    /// The id by which its output is asked for.
    pub run_id: i64,
    /// Which attempt it is, from 0.
    pub attempt_number: Option<u32>,
    /// How far it is, in the words of 2.1.
    pub state: Option<RunState>,
    /// How far it is, in the words of 2.2.
    pub status: Option<RunStatus>,
    /// When it began.
    pub start_time: Option<i64>,
    /// When it ended; 0 while it runs.
    pub end_time: Option<i64>,
    /// How long it worked.
    pub execution_duration: Option<u64>,
    /// Its page.
    pub run_page_url: Option<String>,
}

impl RunTask {
    /// Whether nothing will change any more.
    pub fn is_over(&self) -> bool {
        is_over(self.state.as_ref(), self.status.as_ref())
    }

    /// Whether it ended well.
    pub fn is_success(&self) -> bool {
        is_success(self.state.as_ref(), self.status.as_ref())
    }

    /// The service's words about its state or end.
    pub fn message(&self) -> Option<&str> {
        message(self.state.as_ref(), self.status.as_ref())
    }
}

/// What to run.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RunNow {
    /// The job.
    pub job_id: i64,
    /// What the run is told.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub job_parameters: BTreeMap<String, String>,
    /// At most 64 characters that name this run: asked for twice, it runs once. Without it a call whose answer is lost is not sent again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotency_token: Option<String>,
    /// The tasks to run, where not all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
}

impl RunNow {
    /// A run of a job with what it says itself.
    pub fn new(job_id: i64) -> Self {
        Self { job_id, job_parameters: BTreeMap::new(), idempotency_token: None, only: Vec::new() }
    }

    /// With a parameter.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.job_parameters.insert(name.into(), value.into());
        self
    }

    /// With a token that makes it one run, however often it is asked for.
    #[must_use]
    pub fn once(self, idempotency_token: impl Into<String>) -> Self {
        Self { idempotency_token: Some(idempotency_token.into()), ..self }
    }
}

/// Which runs are wanted.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct RunFilter {
    /// Those of a job.
    pub job_id: Option<i64>,
    /// Those that are not over.
    pub active_only: bool,
    /// Those that are over.
    pub completed_only: bool,
    /// With their first 100 tasks.
    pub expand_tasks: bool,
    /// Those that began then or later, in milliseconds since 1970.
    pub start_time_from: Option<i64>,
    /// Those that began then or before, in milliseconds since 1970.
    pub start_time_to: Option<i64>,
}

impl RunFilter {
    /// The runs of a job.
    pub fn of_job(job_id: i64) -> Self {
        Self { job_id: Some(job_id), ..Self::default() }
    }
}
