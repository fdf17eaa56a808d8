//! Home: five key figures. Nothing is filtered until the viewer chooses, the user status included.

use crate::dashboard::{DashboardName, DashboardSpec, WidgetKind, WidgetSpec};
use crate::filters::FilterField;
use crate::query::{Measure, MetricQuery};

pub(super) fn spec() -> DashboardSpec {
    let widgets = vec![
        key_figure("Course completion rate", &[Measure::CourseCompletionRate]),
        key_figure("Program completion rate", &[Measure::ProgramCompletionRate]),
        key_figure("Certification completion rate", &[Measure::CertificationCompletionRate, Measure::EverCertified]),
        key_figure("Seminar attendance rate", &[Measure::SeminarAttendanceRate]),
        key_figure("Average learner hours", &[Measure::AverageLearnerHours]),
    ];
    let filters = FilterField::COMMON.to_vec();
    DashboardSpec { name: DashboardName::Home, title: "Home".to_owned(), filters, default_filters: Vec::new(), widgets }
}

fn key_figure(title: &str, measures: &[Measure]) -> WidgetSpec {
    WidgetSpec {
        id: measures.first().map_or_else(String::new, |measure| measure.key().to_owned()),
        title: title.to_owned(),
        kind: WidgetKind::KeyFigure,
        query: MetricQuery::figure(measures),
        trend: Some(MetricQuery::by_year(measures)),
        drill: None,
        columns: Vec::new(),
        span: 12,
    }
}
