//! Course completion: the figures, by year, by category and course, and the enrolments behind them.

use crate::dashboard::{DashboardName, DashboardSpec, WidgetKind, WidgetSpec};
use crate::query::{Dimension, Measure, MetricQuery, Sort};

pub(super) fn spec() -> DashboardSpec {
    DashboardSpec {
        name: DashboardName::Courses,
        title: "Course completion".to_owned(),
        filters: DashboardName::Courses.filters(),
        default_filters: DashboardName::Courses.default_filters().iter().map(|(field, value)| (*field, (*value).to_owned())).collect(),
        widgets: figures().into_iter().chain([over_time(), by_category(), learner_details()]).collect(),
    }
}

fn figures() -> [WidgetSpec; 4] {
    let rate = [Measure::CourseCompletionRate];
    [
        compared(figure("completion_in_year", "Completed in the year", MetricQuery::in_year(rate, []))),
        figure("completion_all_time", "Completed all time", MetricQuery::figure(rate)),
        average_days(),
        figure("overdue", "Overdue courses", MetricQuery::figure([Measure::OverdueCourses])),
    ]
}

fn over_time() -> WidgetSpec {
    let measures = [Measure::CoursesComplete, Measure::CoursesNotComplete, Measure::Courses];
    widget("completions_by_year", "Completions over time", WidgetKind::Columns, MetricQuery::by_year(measures), 7)
}

fn by_category() -> WidgetSpec {
    let measures = [Measure::CoursesComplete, Measure::Courses, Measure::CourseRate];
    let query = MetricQuery::in_year(measures, [Dimension::Category]);
    let drill = MetricQuery::in_year(measures, [Dimension::CourseId, Dimension::Course]);
    WidgetSpec { drill: Some(drill), ..widget("completion_by_category", "Completion by category", WidgetKind::RankedBars, query, 5) }
}

fn learner_details() -> WidgetSpec {
    let query = MetricQuery::rows(Dimension::OF_ENROLMENTS, Sort { by: Dimension::Learner, descending: false });
    widget("learner_details", "Learner details", WidgetKind::Table, query, 12)
}

fn average_days() -> WidgetSpec {
    let query = MetricQuery::figure([Measure::AverageDaysToComplete]);
    let days = compared(figure("average_days_to_complete", "Average days to complete", query));
    WidgetSpec { columns: vec!["value".to_owned()], ..days }
}

fn figure(id: &str, title: &str, query: MetricQuery) -> WidgetSpec {
    widget(id, title, WidgetKind::Figure, query, 3)
}

/// With its values by year, for the change on the year before. What is overdue has none: who was overdue a year ago and no longer is, nobody
/// can know from today's data.
fn compared(figure: WidgetSpec) -> WidgetSpec {
    WidgetSpec { trend: Some(MetricQuery::by_year(figure.query.measures.clone())), ..figure }
}

fn widget(id: &str, title: &str, kind: WidgetKind, query: MetricQuery, span: u8) -> WidgetSpec {
    WidgetSpec { id: id.to_owned(), title: title.to_owned(), kind, query, trend: None, drill: None, columns: Vec::new(), span }
}
