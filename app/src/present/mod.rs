//! From a dashboard's answers to what its page shows.

mod empty;
mod figure;
mod freshness;

use domain::account::Viewer;
use domain::answer::{DashboardView, Widget, WidgetState};
use domain::dashboard::DashboardName;
use domain::problem::Problem;
use domain::query::Measure;

use crate::shown::{ShownDashboard, ShownFigure};
use figure::reading;

/// The dashboard that a figure opens. A figure is a link from the day on which its dashboard has a name here; none has one yet.
const fn dashboard_of(measure: Measure) -> Option<DashboardName> {
    match measure {
        Measure::CourseCompletionRate
        | Measure::ProgramCompletionRate
        | Measure::CertificationCompletionRate
        | Measure::EverCertified
        | Measure::SeminarAttendanceRate
        | Measure::AverageLearnerHours
        | Measure::CoursesComplete
        | Measure::CoursesNotComplete
        | Measure::Courses
        | Measure::CourseRate
        | Measure::AverageDaysToComplete
        | Measure::OverdueCourses => None,
    }
}

/// Puts a dashboard of key figures into words.
pub fn dashboard(view: &DashboardView) -> ShownDashboard {
    let year = view.filters.year();
    ShownDashboard {
        freshness: view.freshness.as_ref().map(freshness::freshness),
        chosen: view.chosen.clone(),
        release: view.freshness.as_ref().map_or_else(String::new, |freshness| freshness.release.to_string()),
        year: view.year,
        charts: Vec::new(),
        table: None,
        figures: view.widgets.iter().filter_map(|widget| shown(widget, year)).collect(),
        reason: None,
    }
}

/// Whether a dashboard needs a reason instead of figures.
pub fn is_empty(view: &DashboardView) -> bool {
    view.freshness.is_none() || view.widgets.iter().all(figure::has_nothing)
}

/// A dashboard without figures: why, for whoever looks at it.
pub fn empty_dashboard(view: &DashboardView, viewer: &Viewer) -> ShownDashboard {
    ShownDashboard { figures: Vec::new(), reason: Some(empty::reason(view, viewer)), ..dashboard(view) }
}

/// What to do about a figure that failed; that it did stands above.
fn way_out(problem: &Problem) -> String {
    match problem {
        Problem::Internal { request_id } => format!("The others are complete. If it stays, give request {request_id} to support."),
        other => other.to_string(),
    }
}

fn shown(widget: &Widget, year: Option<i32>) -> Option<ShownFigure> {
    let measures = &widget.spec.query.measures;
    let reading = match &widget.state {
        WidgetState::Failed(problem) => Err(way_out(problem)),
        WidgetState::Ready { answer, trend, .. } => Ok(reading(measures, &widget.spec.title, answer, trend, year)?),
    };
    let link = dashboard_of(*measures.first()?).map(|name| format!("/{name}"));
    Some(ShownFigure { id: widget.spec.id.clone(), title: widget.spec.title.clone(), link, reading })
}
