//! The questions of a dashboard's widgets, and which of them have to wait until the year is known.

use domain::answer::{Answer, Widget, WidgetState};
use domain::{DashboardSpec, Dimension, FilterField, Filters, MetricQuery, Period, Problem, WidgetSpec};

/// What a question of a widget is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the widget shows.
    Answer,
    /// The same by year.
    Trend,
    /// What it shows once a mark of it is chosen.
    Drill,
}

/// A question of a widget.
#[derive(Clone, Debug)]
pub struct Question {
    widget: String,
    part: Part,
    /// What is asked.
    pub query: MetricQuery,
}

/// A question with what came back.
pub type Answered = (Question, Result<Answer, Problem>);

/// Everything that a dashboard asks, but for the rows of its tables.
pub fn of(spec: &DashboardSpec, filters: &Filters) -> Vec<Question> {
    spec.widgets.iter().filter(|widget| !widget.query.is_of_rows()).flat_map(|widget| of_widget(widget, filters)).collect()
}

fn of_widget(widget: &WidgetSpec, filters: &Filters) -> Vec<Question> {
    let question =
        |part, query: &MetricQuery, filters: &Filters| Question { widget: widget.id.clone(), part, query: query.filtered(filters) };
    let mut questions = vec![question(Part::Answer, &widget.query, filters)];
    questions.extend(widget.trend.as_ref().map(|trend| question(Part::Trend, trend, filters)));
    // The courses of a category stay where they are while one of them is chosen.
    let drill = widget.drill.as_ref().filter(|_| filters.has(FilterField::Category));
    questions.extend(drill.map(|drill| question(Part::Drill, drill, &filters.cleared(FilterField::Course))));
    questions
}

impl Question {
    /// Whether the latest year with data has to be found before.
    pub fn waits_for_the_year(&self) -> bool {
        self.query.period == Period::InYear && self.query.filters.year().is_none()
    }

    /// The same in a year.
    pub fn in_year(self, year: Option<i32>) -> Self {
        Self { query: self.query.filtered(&in_year(&self.query.filters, year)), ..self }
    }

    /// Whether it is answered year by year.
    pub fn is_by_year(&self) -> bool {
        self.query.dimensions == [Dimension::Year]
    }

    /// The name of the widget, for the log.
    pub fn widget(&self) -> &str {
        &self.widget
    }
}

/// Filters with a year, if there is one.
pub fn in_year(filters: &Filters, year: Option<i32>) -> Filters {
    year.map_or_else(|| filters.clone(), |year| filters.with_only(FilterField::Year, &year.to_string()))
}

/// A widget with its answers. It shows nothing if one of them is missing.
pub fn widget(spec: &WidgetSpec, answered: &[Answered]) -> Widget {
    let part = |part| {
        let found = answered.iter().find(|(question, _)| question.widget == spec.id && question.part == part);
        found.map(|(_, outcome)| outcome.clone()).transpose()
    };
    let ready = || {
        let (answer, trend) = (part(Part::Answer)?.ok_or(Problem::NotFound)?, part(Part::Trend)?.unwrap_or_default());
        Ok(WidgetState::Ready { answer, trend, drill: part(Part::Drill)?, rows: None })
    };
    Widget { spec: spec.clone(), state: ready().unwrap_or_else(WidgetState::Failed) }
}
