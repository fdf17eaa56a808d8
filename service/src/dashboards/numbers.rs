//! The numbers of a dashboard: its questions, asked together as far as that goes, and the years in which there is something.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::answer::{Answer, ChosenFilter, WidgetState};
use domain::{DashboardSpec, FilterField, Filters, Measure, MetricQuery, Problem};
use store::{Release, Scope};

use super::DashboardsService;
use super::cache::{Key, Numbers};
use super::force;
use super::questions::{self, Answered, Question};
use crate::problems::of_warehouse;

impl DashboardsService {
    /// The numbers under the filters in force. The order and pages of a table, and what narrows its rows only, change none of them.
    pub(super) async fn numbers(&self, scope: &Scope, release: &Release, spec: &DashboardSpec, filters: &Filters) -> Arc<Numbers> {
        let filters = force::of_figures(filters);
        let key = Key::of(scope, release, spec, &filters);
        if let Some(numbers) = self.cache.numbers.get(&key).await {
            return numbers;
        }
        let numbers = Arc::new(self.computed(scope, release, spec, &filters).await);
        // What failed may work the next time.
        if numbers.widgets.iter().all(|widget| matches!(widget.state, WidgetState::Ready { .. })) {
            self.cache.numbers.keep(key, Arc::clone(&numbers)).await;
        }
        numbers
    }

    async fn computed(&self, scope: &Scope, release: &Release, spec: &DashboardSpec, filters: &Filters) -> Numbers {
        let (later, now) = questions::of(spec, filters).into_iter().partition(Question::waits_for_the_year);
        let (mut answered, chosen) = tokio::join!(self.answered(scope, release, now), self.chosen(scope, release, filters));
        let years = years(&answered);
        let year = year(filters, &years, &answered);
        answered.extend(self.answered_in_year(scope, release, later, &year).await);
        let rows = year.as_ref().ok().and_then(|year| rows(*year, &answered));
        let with_numbers = spec.widgets.iter().filter(|widget| !widget.query.is_of_rows());
        let widgets = with_numbers.map(|widget| questions::widget(widget, &answered)).collect();
        Numbers { widgets, years, year, rows, chosen }
    }

    async fn answered(&self, scope: &Scope, release: &Release, questions: Vec<Question>) -> Vec<Answered> {
        let queries: Vec<MetricQuery> = questions.iter().map(|question| question.query.clone()).collect();
        let outcomes = self.warehouse.ask(scope, release, &queries).await;
        let answered = questions.into_iter().zip(outcomes).map(|(question, outcome)| {
            let outcome = outcome.map_err(|error| of_warehouse(question.widget(), &error));
            (question, outcome)
        });
        answered.collect()
    }

    /// Questions that waited for the year. Without it they have failed like whatever should have told it.
    async fn answered_in_year(
        &self,
        scope: &Scope,
        release: &Release,
        questions: Vec<Question>,
        year: &Result<Option<i32>, Problem>,
    ) -> Vec<Answered> {
        match year {
            Ok(year) => self.answered(scope, release, questions.into_iter().map(|question| question.in_year(*year)).collect()).await,
            Err(problem) => questions.into_iter().map(|question| (question, Err(problem.clone()))).collect(),
        }
    }

    /// The names of what was chosen. Without them the numbers still hold; the values stand in for them.
    async fn chosen(&self, scope: &Scope, release: &Release, filters: &Filters) -> Vec<ChosenFilter> {
        self.warehouse.labels(scope, release, filters).await.unwrap_or_else(|error| {
            of_warehouse("names of filters", &error);
            filters.pairs().map(unnamed).collect()
        })
    }
}

fn unnamed((field, value): (FilterField, &str)) -> ChosenFilter {
    ChosenFilter { field, value: value.to_owned(), label: value.to_owned() }
}

/// The chosen statuses of rows, whose names are what they are.
pub fn statuses(filters: &Filters) -> impl Iterator<Item = ChosenFilter> {
    filters.pairs().filter(|(field, _)| field.is_of_table()).map(unnamed)
}

/// The year of what is shown "in the year": the chosen one, or the latest that has data.
fn year(filters: &Filters, years: &[i32], answered: &[Answered]) -> Result<Option<i32>, Problem> {
    let by_year = || answered.iter().filter(|(question, _)| question.is_by_year()).map(|(_, outcome)| outcome);
    match (filters.year().or(years.last().copied()), by_year().find_map(|outcome| outcome.as_ref().err())) {
        (Some(year), _) => Ok(Some(year)),
        (None, Some(problem)) => Err(problem.clone()),
        (None, None) => Ok(None),
    }
}

fn years(answered: &[Answered]) -> Vec<i32> {
    let by_year = answered.iter().filter(|(question, _)| question.is_by_year()).filter_map(|(_, outcome)| outcome.as_ref().ok());
    by_year.flat_map(years_of).collect::<BTreeSet<_>>().into_iter().collect()
}

fn years_of(answer: &Answer) -> Vec<i32> {
    let counts = |row, column| answer.number(row, column).is_some_and(|n| n > 0.0);
    let has_data = |row: &usize| counts(*row, "denominator") || counts(*row, "total");
    let all = answer.by_year();
    (0..all.len()).filter(has_data).filter_map(|row| all.get(row).map(|(year, _)| *year)).collect()
}

/// The enrolments of the year, where a chart counts them: a table has a row for each.
fn rows(year: Option<i32>, answered: &[Answered]) -> Option<u64> {
    let counts = |question: &Question| question.is_by_year() && question.query.measures.contains(&Measure::Courses);
    let (_, outcome) = answered.iter().find(|(question, _)| counts(question))?;
    let answer = outcome.as_ref().ok()?;
    let row = answer.by_year().iter().position(|(of, _)| Some(*of) == year);
    Some(row.and_then(|row| answer.number(row, Measure::Courses.key())).map_or(0, |total| total as u64))
}
