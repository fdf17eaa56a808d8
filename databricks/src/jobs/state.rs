//! How far a run is, and how it ended.

use serde::Deserialize;

use crate::open_enum::open_enum;

open_enum! {
    /// Where a run is in its life.
    LifeCycleState {
        /// It waits for a place.
        Queued = "QUEUED",
        /// Its machines come up.
        Pending = "PENDING",
        /// It works.
        Running = "RUNNING",
        /// Its machines go down.
        Terminating = "TERMINATING",
        /// It ended.
        Terminated = "TERMINATED",
        /// It was left out, as another run was under way.
        Skipped = "SKIPPED",
        /// The service failed.
        InternalError = "INTERNAL_ERROR",
        /// It waits for tasks before it.
        Blocked = "BLOCKED",
        /// It waits to be tried again.
        WaitingForRetry = "WAITING_FOR_RETRY",
    }
}

impl LifeCycleState {
    /// Whether nothing will change any more.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::Terminated | Self::Skipped | Self::InternalError)
    }
}

open_enum! {
    /// How a run ended.
    ResultState {
        /// All went well.
        Success = "SUCCESS",
        /// Some tasks failed that did not matter.
        SuccessWithFailures = "SUCCESS_WITH_FAILURES",
        /// It failed.
        Failed = "FAILED",
        /// It took too long.
        TimedOut = "TIMEDOUT",
        /// Somebody cancelled it.
        Canceled = "CANCELED",
        /// There were too many runs.
        MaximumConcurrentRunsReached = "MAXIMUM_CONCURRENT_RUNS_REACHED",
        /// Its condition did not hold.
        Excluded = "EXCLUDED",
        /// A task before it failed.
        UpstreamFailed = "UPSTREAM_FAILED",
        /// A task before it was cancelled.
        UpstreamCanceled = "UPSTREAM_CANCELED",
        /// It is switched off.
        Disabled = "DISABLED",
    }
}

open_enum! {
    /// Where a run is in its life, as version 2.2 says.
    StatusState {
        /// It waits for a place.
        Queued = "QUEUED",
        /// Its machines come up.
        Pending = "PENDING",
        /// It works.
        Running = "RUNNING",
        /// Its machines go down.
        Terminating = "TERMINATING",
        /// It ended.
        Terminated = "TERMINATED",
        /// It waits for tasks before it.
        Blocked = "BLOCKED",
        /// It waits to be tried again.
        Waiting = "WAITING",
    }
}

open_enum! {
    /// Whose fault an end was.
    TerminationType {
        /// Nobody's.
        Success = "SUCCESS",
        /// The service's.
        InternalError = "INTERNAL_ERROR",
        /// The job's.
        ClientError = "CLIENT_ERROR",
        /// The cloud's.
        CloudFailure = "CLOUD_FAILURE",
    }
}

/// How far a run is, as version 2.1 says; 2.2 still says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RunState {
    /// Where it is in its life.
    pub life_cycle_state: Option<LifeCycleState>,
    /// How it ended.
    pub result_state: Option<ResultState>,
    /// The service's words.
    pub state_message: Option<String>,
}

/// How far a run is, as version 2.2 says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RunStatus {
    /// Where it is in its life.
    pub state: Option<StatusState>,
    /// How it ended.
    pub termination_details: Option<TerminationDetails>,
}

/// How a run ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct TerminationDetails {
    /// In a word, such as `RUN_EXECUTION_ERROR` or `SUCCESS`.
    pub code: Option<String>,
    /// The service's words.
    pub message: Option<String>,
    /// Whose fault it was.
    #[serde(rename = "type")]
    pub kind: Option<TerminationType>,
}

/// Whether a run ended, from either form.
pub(super) fn is_over(state: Option<&RunState>, status: Option<&RunStatus>) -> bool {
    let by_state = state.and_then(|state| state.life_cycle_state.as_ref()).is_some_and(LifeCycleState::is_terminal);
    by_state || status.and_then(|status| status.state.as_ref()) == Some(&StatusState::Terminated)
}

/// Whether a run ended well, from either form.
pub(super) fn is_success(state: Option<&RunState>, status: Option<&RunStatus>) -> bool {
    match state.and_then(|state| state.result_state.as_ref()) {
        Some(result) => matches!(result, ResultState::Success | ResultState::SuccessWithFailures),
        None => ended(status).is_some_and(|details| details.kind == Some(TerminationType::Success)),
    }
}

/// The service's words about the end or the state.
pub(super) fn message<'a>(state: Option<&'a RunState>, status: Option<&'a RunStatus>) -> Option<&'a str> {
    let by_status = ended(status).and_then(|details| details.message.as_deref());
    by_status.or(state.and_then(|state| state.state_message.as_deref())).filter(|text| !text.is_empty())
}

fn ended(status: Option<&RunStatus>) -> Option<&TerminationDetails> {
    status.and_then(|status| status.termination_details.as_ref())
}
