//! What a task left behind.

use serde::Deserialize;
use serde_json::Value;

use super::run::Run;

/// What a task's run left behind; the service keeps it for 60 days.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RunOutput {
    /// Why it failed.
    pub error: Option<String>,
    /// Where it failed.
    pub error_trace: Option<String>,
    /// What it wrote, up to 5 MB.
    pub logs: Option<String>,
    /// Whether it wrote more.
    pub logs_truncated: Option<bool>,
    /// What a notebook gave back.
    pub notebook_output: Option<NotebookOutput>,
    /// What SQL gave back.
    pub sql_output: Option<Value>,
    /// The run itself.
    pub metadata: Option<Run>,
}

/// What a notebook gave back.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct NotebookOutput {
    /// Its words.
    pub result: Option<String>,
    /// Whether there were more.
    pub truncated: Option<bool>,
}
