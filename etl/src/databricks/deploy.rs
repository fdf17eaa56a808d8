//! The job of a customer in the workspace: its files and its settings, made anew when the model or the settings have changed.

use futures::TryStreamExt;
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::Customer;
use warehouse::catalogue_of;
use warehouse::databricks::jobs::{Job, JobSettings};
use warehouse::databricks::workspace::Import;

use super::job::{self, Task};
use super::platform::Platform;
use crate::catalogue::Catalogue;
use crate::error::EtlError;

/// The folder in the workspace that holds what belongs to a customer.
pub fn folder_of(customer: &Customer) -> String {
    format!("/Workspace/Shared/kineo/{}", catalogue_of(customer))
}

/// The settings of the customer's jobs: the one that builds, and the one that is run once a week. Files stand in a folder of their own for each
/// text of the models, so that a run that is under way keeps its own.
pub fn settings(platform: &Platform, customer: &Customer, catalogue: &Catalogue) -> [Value; 2] {
    let folder = folder_of_files(customer, catalogue);
    let path_of = |task: &Task| format!("{folder}/{}.sql", task.key);
    [job::settings(customer, catalogue, &platform.jobs, &path_of), job::upkeep_settings(customer, catalogue, &platform.jobs, &path_of)]
}

fn files_of(catalogue: &Catalogue) -> Vec<Task> {
    job::tasks(catalogue).into_iter().chain([job::upkeep(catalogue)]).collect()
}

fn folder_of_files(customer: &Customer, catalogue: &Catalogue) -> String {
    let mut hash = Sha256::new();
    files_of(catalogue).iter().for_each(|task| hash.update(task.text(customer)));
    let name: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}/{name}", folder_of(customer))
}

/// Sees that files and jobs are as they should be, and returns the job that builds.
pub async fn deploy(platform: &Platform, customer: &Customer, catalogue: &Catalogue) -> Result<i64, EtlError> {
    upload(platform, customer, catalogue).await?;
    let [build, upkeep] = settings(platform, customer, catalogue);
    put(platform, &job::name_of_upkeep(customer), &upkeep).await?;
    put(platform, &job::name_of(customer), &build).await
}

async fn put(platform: &Platform, name: &str, wanted: &Value) -> Result<i64, EtlError> {
    let (jobs, failed) = (platform.client.jobs(), || EtlError::remote(format!("job {name}")));
    let typed: JobSettings =
        serde_json::from_value(wanted.clone()).map_err(|error| EtlError::Broken(format!("settings of job {name}: {error}")))?;
    let Some(found) = found(platform, name).await? else { return jobs.create(&typed).await.map_err(failed()) };
    if !is_as_wanted(wanted, &stored(platform, found).await?) {
        jobs.reset(found, &typed).await.map_err(failed())?;
    }
    Ok(found)
}

/// Whether both jobs are as they should be.
pub async fn is_deployed(platform: &Platform, customer: &Customer, catalogue: &Catalogue) -> Result<bool, EtlError> {
    let names = [job::name_of(customer), job::name_of_upkeep(customer)];
    for (name, wanted) in names.iter().zip(settings(platform, customer, catalogue)) {
        let Some(found) = found(platform, name).await? else { return Ok(false) };
        if !is_as_wanted(&wanted, &stored(platform, found).await?) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The job that builds, if there is one.
pub async fn job_of(platform: &Platform, customer: &Customer) -> Result<Option<i64>, EtlError> {
    found(platform, &job::name_of(customer)).await
}

/// Whether the customer has a job.
pub async fn is_there(platform: &Platform, customer: &Customer) -> Result<bool, EtlError> {
    Ok(found(platform, &job::name_of(customer)).await?.is_some() || found(platform, &job::name_of_upkeep(customer)).await?.is_some())
}

/// Removes jobs and files.
pub async fn withdraw(platform: &Platform, customer: &Customer) -> Result<(), EtlError> {
    let failed = || EtlError::remote("the customer's jobs");
    for name in [job::name_of(customer), job::name_of_upkeep(customer)] {
        if let Some(found) = found(platform, &name).await? {
            platform.client.jobs().delete(found).await.map_err(failed())?;
        }
    }
    match platform.client.workspace().delete(&folder_of(customer), true).await {
        Err(error) if !error.is_not_found() => Err(failed()(error)),
        _ => Ok(()),
    }
}

async fn found(platform: &Platform, name: &str) -> Result<Option<i64>, EtlError> {
    let jobs: Vec<Job> = platform.client.jobs().list(Some(name)).try_collect().await.map_err(EtlError::remote("the list of jobs"))?;
    Ok(jobs.into_iter().find(|job| job.settings.name.as_deref() == Some(name)).map(|job| job.job_id))
}

async fn stored(platform: &Platform, job: i64) -> Result<Value, EtlError> {
    let job = platform.client.jobs().get(job).await.map_err(EtlError::remote("the customer's job"))?;
    Ok(serde_json::to_value(&job.settings).unwrap_or_default())
}

/// The service adds defaults of its own; what was asked for must be there.
pub fn is_as_wanted(wanted: &Value, found: &Value) -> bool {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => {
            wanted.iter().all(|(key, value)| found.get(key).map_or_else(|| is_nothing(value), |found| is_as_wanted(value, found)))
        }
        (Value::Array(wanted), Value::Array(found)) => {
            wanted.len() == found.len() && wanted.iter().zip(found).all(|(wanted, found)| is_as_wanted(wanted, found))
        }
        _ => wanted == found,
    }
}

/// What a service may leave out of its answer.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.values().all(is_nothing),
        Value::String(text) => text.is_empty() || text == "ALL_SUCCESS",
        Value::Number(number) => number.as_i64() == Some(0),
        Value::Bool(true) => false,
    }
}

async fn upload(platform: &Platform, customer: &Customer, catalogue: &Catalogue) -> Result<(), EtlError> {
    let (workspace, failed) = (platform.client.workspace(), || EtlError::remote("the files of the customer's job"));
    let folder = folder_of_files(customer, catalogue);
    // Written last: where it is, all others are.
    let done = format!("{folder}/complete.sql");
    match workspace.get_status(&done).await {
        Ok(_) => return Ok(()),
        Err(error) if error.is_not_found() => {}
        Err(error) => return Err(failed()(error)),
    }
    workspace.mkdirs(&folder).await.map_err(failed())?;
    for task in files_of(catalogue) {
        let file = Import::raw(format!("{folder}/{}.sql", task.key), task.text(customer));
        workspace.import(&file).await.map_err(failed())?;
    }
    workspace.import(&Import::raw(done, "-- All files of this folder are here.\n")).await.map_err(failed())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::is_as_wanted;

    #[test]
    fn defaults_of_the_service_are_no_difference_and_changes_are() {
        let wanted = json!({"name": "a", "tasks": [{"task_key": "t", "depends_on": [], "timeout_seconds": 60}]});
        let stored =
            json!({"name": "a", "format": "MULTI_TASK", "tasks": [{"task_key": "t", "timeout_seconds": 60, "run_if": "ALL_SUCCESS"}]});
        assert!(is_as_wanted(&wanted, &stored));
        assert!(!is_as_wanted(&wanted, &json!({"name": "a", "tasks": [{"task_key": "t", "timeout_seconds": 90}]})));
        assert!(!is_as_wanted(&wanted, &json!({"name": "a", "tasks": []})));
    }
}
