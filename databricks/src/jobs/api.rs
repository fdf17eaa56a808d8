//! Jobs.

use serde::Deserialize;
use serde_json::json;

use super::settings::JobSettings;
use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, Listing, Page, pages};

/// A job.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Job {
    /// Its id.
    pub job_id: i64,
    /// What it is to do: all of it where the job was asked for, without tasks in a list.
    pub settings: JobSettings,
    /// Who made it.
    pub creator_user_name: Option<String>,
    /// As whom it runs.
    pub run_as_user_name: Option<String>,
    /// When it was made.
    pub created_time: Option<i64>,
    next_page_token: Option<String>,
}

#[derive(Deserialize)]
struct JobPage {
    #[serde(default)]
    jobs: Vec<Job>,
    next_page_token: Option<String>,
}

impl Page for JobPage {
    type Item = Job;

    fn into_parts(self) -> (Vec<Job>, Option<String>) {
        (self.jobs, self.next_page_token)
    }
}

#[derive(Deserialize)]
struct Created {
    job_id: i64,
}

/// Jobs and their runs.
#[derive(Debug, Clone)]
pub struct Jobs {
    pub(super) client: Client,
}

impl Jobs {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Makes a job (`POST …/jobs/create`) and gives its id. The service makes another one each time: look for its name first.
    ///
    /// # Errors
    /// [`Error::Api`] when the settings cannot be used.
    pub async fn create(&self, settings: &JobSettings) -> Result<i64, Error> {
        let created: Created = self.client.json(&self.post("create", "a job is made").json(settings)?).await?;
        Ok(created.job_id)
    }

    /// Replaces all settings of a job (`POST …/jobs/reset`); what is not in them is gone.
    ///
    /// # Errors
    /// [`Error::Api`] when the settings cannot be used or there is no such job.
    pub async fn reset(&self, job_id: i64, settings: &JobSettings) -> Result<(), Error> {
        let call = self.post("reset", format!("job {job_id} is changed")).idempotent();
        self.client.done(&call.json(&json!({ "job_id": job_id, "new_settings": settings }))?).await
    }

    /// A job with all its tasks (`GET …/jobs/get`).
    ///
    /// # Errors
    /// [`Error::Api`] when there is no such job.
    pub async fn get(&self, job_id: i64) -> Result<Job, Error> {
        let call = self.get_call("get", format!("job {job_id} is looked at")).query("job_id", job_id);
        let mut job: Job = self.client.json(&call).await?;
        while let Some(token) = job.next_page_token.take().filter(|token| !token.is_empty()) {
            let next: Job = self.client.json(&call.clone().query("page_token", token)).await?;
            job.settings.tasks.extend(next.settings.tasks);
            job.settings.parameters.extend(next.settings.parameters);
            extend_lists(&mut job.settings, next.settings.more);
            job.next_page_token = next.next_page_token;
        }
        Ok(job)
    }

    /// Jobs that may be seen (`GET …/jobs/list`), those of a name where one is given; case does not matter.
    pub fn list(&self, name: Option<&str>) -> Listing<Job> {
        let call = self.get_call("list", "jobs are listed").maybe("name", name).query("limit", 100);
        pages::<JobPage>(self.client.clone(), Ok(call))
    }

    /// Removes a job (`POST …/jobs/delete`). Runs that are under way go on.
    ///
    /// # Errors
    /// [`Error::Api`] when there is no such job, also when an attempt whose answer was lost has removed it.
    pub async fn delete(&self, job_id: i64) -> Result<(), Error> {
        let call = self.post("delete", format!("job {job_id} is removed")).idempotent();
        self.client.done(&call.json(&json!({ "job_id": job_id }))?).await
    }

    pub(super) fn post(&self, what: &str, doing: impl Into<String>) -> Call {
        Call::post(self.path(what), doing)
    }

    pub(super) fn get_call(&self, what: &str, doing: impl Into<String>) -> Call {
        Call::get(self.path(what), doing)
    }

    fn path(&self, what: &str) -> String {
        format!("/api/{}/jobs/{what}", self.client.config().jobs_version.as_str())
    }
}

/// Adds a further page's lists (clusters, environments) to those that are there.
fn extend_lists(settings: &mut JobSettings, more: serde_json::Map<String, serde_json::Value>) {
    for (name, value) in more {
        match (settings.more.get_mut(&name), value) {
            (Some(serde_json::Value::Array(there)), serde_json::Value::Array(further))
                if name == "job_clusters" || name == "environments" =>
            {
                there.extend(further)
            }
            (None, value) => drop(settings.more.insert(name, value)),
            _ => {}
        }
    }
}
