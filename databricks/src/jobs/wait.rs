//! Waiting for a run.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::api::Jobs;
use super::run::Run;
use crate::error::Error;
use crate::statements::Pauses;

/// Between two looks.
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

impl Jobs {
    /// Waits until a run is over, and tells on the way what each look brought. How it ended is in the run: [`Run::is_success`].
    ///
    /// Dropping this call's future, or the deadline, leaves the run alone.
    ///
    /// # Errors
    /// [`Error::TimedOut`] when it is not over by the deadline; else what the calls bring.
    pub async fn wait_for_run(&self, run_id: i64, deadline: Option<Duration>, mut progress: impl FnMut(&Run)) -> Result<Run, Error> {
        let begun = Instant::now();
        let first = self.client.config().statements.first_poll;
        let mut pauses = Pauses::new(first, LONGEST_PAUSE.min(self.client.config().statements.longest_poll * 3));
        loop {
            let run = self.run(run_id).await?;
            progress(&run);
            if run.is_over() {
                return Ok(run);
            }
            let left = deadline.map(|deadline| deadline.saturating_sub(begun.elapsed()));
            if left.is_some_and(|left| left.is_zero()) {
                return Err(Error::TimedOut { doing: format!("run {run_id} is waited for"), after: begun.elapsed() });
            }
            let pause = pauses.next();
            sleep(left.map_or(pause, |left| left.min(pause))).await;
        }
    }
}
