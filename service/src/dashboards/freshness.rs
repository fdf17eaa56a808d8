//! How fresh the numbers are, and whether a later load was refused.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use domain::Problem;
use domain::answer::{Freshness, RefusedLoad};
use etl::sources::Complaint;
use store::{Release, Run, RunState, Scope};

use super::DashboardsService;
use crate::problems::internal;

impl DashboardsService {
    /// How fresh a release is, in the customer's time zone.
    pub(super) async fn freshness(&self, scope: &Scope, release: &Release) -> Result<Freshness, Problem> {
        let latest = self.store.latest_run(&scope.customer().id).await.map_err(|error| internal("latest run", &error))?;
        let zone: Tz = scope.customer().time_zone.parse().unwrap_or(Tz::UTC);
        let local = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&zone).naive_local();
        let today = local(self.clock.now()).date();
        Ok(Freshness {
            release: release.id.clone(),
            as_of: release.as_of,
            loaded_at: local(release.published_at),
            rejected: release.rejected,
            age_days: (today - release.as_of).num_days(),
            current_year: reporting_year(release.as_of, scope.customer().first_month),
            refused_load: latest.filter(|run| run.started_at > release.published_at).and_then(|run| refused(&run, local(run.started_at))),
            sources: serde_json::from_value(release.sources.clone()).unwrap_or_default(),
        })
    }
}

/// The year that a day lies in, named after the calendar year in which it ends.
fn reporting_year(day: NaiveDate, first_month: u32) -> i32 {
    let ends_in_the_next = first_month > 1 && day.month() >= first_month;
    day.year() + i32::from(ends_in_the_next)
}

fn refused(run: &Run, at: NaiveDateTime) -> Option<RefusedLoad> {
    let is_refused = matches!(run.state, RunState::Refused | RunState::Failed);
    let first = run.report.pointer("/refused/0").and_then(|first| serde_json::from_value::<Complaint>(first.clone()).ok());
    let reason = first.map_or_else(|| "The load did not end.".to_owned(), |complaint| complaint.to_string());
    is_refused.then_some(RefusedLoad { at, reason })
}
