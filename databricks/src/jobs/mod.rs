//! Jobs and their runs.
//!
//! Endpoints below `/api/2.2/jobs` (or 2.1, by the configuration), see <https://docs.databricks.com/api/workspace/jobs>. Times are milliseconds
//! since 1970 (UTC), durations milliseconds.

mod api;
mod output;
mod run;
mod run_calls;
mod settings;
mod state;
mod wait;

pub use api::{Job, Jobs};
pub use output::{NotebookOutput, RunOutput};
pub use run::{Run, RunFilter, RunNow, RunTask};
pub use settings::{JobParameterDefinition, JobSettings, RunIf, Source, SparkPythonTask, SqlFile, SqlTask, Task, TaskDependency};
pub use state::{LifeCycleState, ResultState, RunState, RunStatus, StatusState, TerminationDetails, TerminationType};
