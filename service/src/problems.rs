//! From what went wrong inside to what the outside is told: the detail goes to the log under an id, the id to the viewer.

use std::error::Error;

use domain::{Problem, RequestId};
use warehouse::WarehouseError;

/// When to ask again where nothing else is known.
const RETRY_SECONDS: u64 = 30;
const WAKING: &str =
    "Your data is waking up. The warehouse that holds it sleeps while nobody asks, and takes up to a few minutes to start.";
const SLOW: &str =
    "Your data takes longer than usual. The warehouse that holds it is busy, or the question is large: fewer filters are quicker.";
const AWAY: &str = "Your data cannot be reached at the moment. The warehouse that holds it does not answer, or is asked too much at once.";

/// Logs an error with its causes and returns what to tell.
pub fn internal(what: &str, error: &dyn Error) -> Problem {
    let request_id = fresh_id();
    tracing::error!(request_id = %request_id, what, error = with_causes(error), "failed");
    Problem::Internal { request_id }
}

/// The same for a question to the warehouse, of which some are answered in a while.
pub fn of_warehouse(what: &str, error: &WarehouseError) -> Problem {
    let Some((message, retry_seconds)) = wait(error) else { return internal(what, error) };
    tracing::warn!(what, error = with_causes(error), "not there yet");
    Problem::Unavailable { message: message.to_owned(), retry_seconds }
}

/// What to tell whoever has to wait, and how long.
fn wait(error: &WarehouseError) -> Option<(&'static str, u64)> {
    match error {
        WarehouseError::WakingUp { retry_seconds } => Some((WAKING, *retry_seconds)),
        WarehouseError::TooSlow { .. } => Some((SLOW, RETRY_SECONDS)),
        error if passes(error) => Some((AWAY, RETRY_SECONDS)),
        _ => None,
    }
}

/// Whether a call failed only for a while: the other side is out of reach, busy, or asked too often.
fn passes(error: &WarehouseError) -> bool {
    matches!(error, WarehouseError::Remote { source, .. } if source.is_passing())
}

fn with_causes(error: &dyn Error) -> String {
    let mut causes = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(error) = cause {
        causes.push(error.to_string());
        cause = error.source();
    }
    causes.join(": ")
}

#[expect(clippy::disallowed_methods, reason = "an id that only joins a message to a line of the log; nothing is computed from it")]
fn fresh_id() -> RequestId {
    RequestId::new(uuid::Uuid::now_v7().simple().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn retry(error: &WarehouseError) -> Option<u64> {
        of_warehouse("a question", error).retry_seconds()
    }

    #[test]
    fn what_passes_says_when_to_ask_again() {
        assert_eq!(retry(&WarehouseError::WakingUp { retry_seconds: 15 }), Some(15));
        assert_eq!(retry(&WarehouseError::TooSlow { seconds: 60 }), Some(RETRY_SECONDS));
        assert_eq!(retry(&WarehouseError::ForeignRelease), None);
    }
}
