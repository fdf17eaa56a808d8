//! From a dashboard's answers to what its page shows.

mod chart;
mod empty;
mod figure;
mod freshness;
mod page;
mod plain_figure;
mod table;

use domain::account::Viewer;
use domain::answer::{DashboardView, Widget, WidgetState};
use domain::dashboard::{DashboardName, WidgetKind};
use domain::problem::Problem;
use domain::query::Measure;

use crate::links::Links;
use crate::shown::{ShownDashboard, ShownFigure};
use figure::reading;
pub use page::{page, waiting_page};

/// The dashboard that a figure opens. A figure is a link from the day on which its dashboard has a name here.
const fn dashboard_of(measure: Measure) -> Option<DashboardName> {
    match measure {
        Measure::CourseCompletionRate => Some(DashboardName::Courses),
        _ => None,
    }
}

/// Puts a dashboard into words, for where it is looked at.
pub fn dashboard(view: &DashboardView, links: &Links) -> ShownDashboard {
    let figures = view.widgets.iter().filter(|widget| matches!(widget.spec.kind, WidgetKind::KeyFigure | WidgetKind::Figure));
    ShownDashboard {
        freshness: view.freshness.as_ref().map(freshness::freshness),
        chosen: view.chosen.clone(),
        release: view.freshness.as_ref().map_or_else(String::new, |freshness| freshness.release.to_string()),
        year: view.year,
        figures: figures.filter_map(|widget| shown(widget, view)).collect(),
        charts: view.widgets.iter().filter_map(|widget| chart::chart(widget, view, links)).collect(),
        table: view.widgets.iter().find_map(|widget| table::table(widget, view, links)),
        reason: None,
    }
}

/// Whether a dashboard needs a reason instead of figures.
pub fn is_empty(view: &DashboardView) -> bool {
    view.freshness.is_none() || view.widgets.iter().all(figure::has_nothing)
}

/// A dashboard without figures: why, for whoever looks at it.
pub fn empty_dashboard(view: &DashboardView, viewer: &Viewer, links: &Links) -> ShownDashboard {
    let (figures, charts) = (Vec::new(), Vec::new());
    ShownDashboard { figures, charts, table: None, reason: Some(empty::reason(view, viewer)), ..dashboard(view, links) }
}

/// What to do about a figure that failed; that it did stands above.
fn way_out(problem: &Problem) -> String {
    match problem {
        Problem::Internal { request_id } => format!("The others are complete. If it stays, give request {request_id} to support."),
        other => other.to_string(),
    }
}

fn shown(widget: &Widget, view: &DashboardView) -> Option<ShownFigure> {
    let measures = &widget.spec.query.measures;
    let (title, reading) = match &widget.state {
        WidgetState::Failed(problem) => (widget.spec.title.clone(), Err(way_out(problem))),
        WidgetState::Ready { answer, trend, .. } if widget.spec.kind == WidgetKind::Figure => {
            let (title, reading) = plain_figure::reading(widget, answer, trend, view)?;
            (title, Ok(reading))
        }
        WidgetState::Ready { answer, trend, .. } => {
            (widget.spec.title.clone(), Ok(reading(measures, &widget.spec.title, answer, trend, view.filters.year())?))
        }
    };
    let link = dashboard_of(*measures.first()?).filter(|name| *name != view.spec.name).map(|name| name.path().to_owned());
    Some(ShownFigure { id: widget.spec.id.clone(), title, link, reading })
}
