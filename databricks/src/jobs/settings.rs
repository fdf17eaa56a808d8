//! What a job is to do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::open_enum::open_enum;

open_enum! {
    /// Where a task's file is.
    Source {
        /// In the workspace.
        Workspace = "WORKSPACE",
        /// In a repository.
        Git = "GIT",
    }
}

open_enum! {
    /// When a task runs, by how those before it ended.
    RunIf {
        /// All succeeded.
        AllSuccess = "ALL_SUCCESS",
        /// All ended.
        AllDone = "ALL_DONE",
        /// None failed.
        NoneFailed = "NONE_FAILED",
        /// One succeeded.
        AtLeastOneSuccess = "AT_LEAST_ONE_SUCCESS",
        /// All failed.
        AllFailed = "ALL_FAILED",
        /// One failed.
        AtLeastOneFailed = "AT_LEAST_ONE_FAILED",
    }
}

/// What a job is to do. What has no field here is kept in `more`, so that settings that were read can be written back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct JobSettings {
    /// The job's name; several may have the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What is said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Marks.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, String>,
    /// What is done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// What a run may be told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<JobParameterDefinition>,
    /// How many runs there may be at a time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_concurrent_runs: Option<u32>,
    /// How long a run may take, in seconds; 0 is for ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout_seconds: Option<u64>,
    /// All else: schedule, clusters, notifications, `run_as`, ….
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// What a run may be told, and what holds if it is not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JobParameterDefinition {
    /// The name.
    pub name: String,
    /// The value otherwise.
    pub default: String,
}

/// A step of a job. What has no field here is kept in `more`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Task {
    /// Its name within the job.
    pub task_key: String,
    /// What comes before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<TaskDependency>,
    /// When it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_if: Option<RunIf>,
    /// It runs a Python file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spark_python_task: Option<SparkPythonTask>,
    /// It runs SQL on a warehouse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sql_task: Option<SqlTask>,
    /// The environment of a serverless task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub environment_key: Option<String>,
    /// How often it is tried again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_retries: Option<i32>,
    /// How long it may take, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout_seconds: Option<u64>,
    /// All else: notebooks, clusters, libraries, ….
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// What comes before a task.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskDependency {
    /// The task.
    pub task_key: String,
    /// The answer that it must have given, where it is a condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

/// A Python file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SparkPythonTask {
    /// Where it is.
    pub python_file: String,
    /// Its arguments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<String>,
    /// In the workspace or a repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// SQL on a warehouse.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SqlTask {
    /// The warehouse.
    pub warehouse_id: String,
    /// A file of statements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<SqlFile>,
    /// Values for the statements.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
    /// All else: a saved query, a dashboard, an alert.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A file of statements.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SqlFile {
    /// Where it is.
    pub path: String,
    /// In the workspace or a repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}
