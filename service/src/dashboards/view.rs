//! One dashboard: its questions, asked together, and what came back for each widget.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::answer::{Answer, ChosenFilter, DashboardView, Widget, WidgetState};
use domain::ports::DashboardRequest;
use domain::{DashboardSpec, FilterField, Filters, MetricQuery, Problem, WidgetSpec, specs};
use store::{Release, Scope};
use warehouse::WarehouseError;

use super::DashboardsService;
use super::cache::{Key, Numbers};
use crate::problems::internal;

type Answers = Vec<Result<Answer, Arc<WarehouseError>>>;

impl DashboardsService {
    /// A dashboard from a release, for whoever has this scope. The same for pages and the command line.
    pub async fn view(&self, scope: &Scope, release: Option<&Release>, request: &DashboardRequest) -> Result<DashboardView, Problem> {
        let spec = specs::standard(request.dashboard);
        let filters = in_force(&spec, &request.filters)?;
        let Some(release) = release else { return Ok(without_data(spec, filters)) };
        let (numbers, freshness) = tokio::join!(self.numbers(scope, release, &spec, &filters), self.freshness(scope, release));
        let (numbers, freshness) = (numbers?, Some(freshness?));
        let Numbers { widgets, years, chosen } = (*numbers).clone();
        Ok(DashboardView { spec, filters, freshness, years, chosen, widgets })
    }

    async fn numbers(&self, scope: &Scope, release: &Release, spec: &DashboardSpec, filters: &Filters) -> Result<Arc<Numbers>, Problem> {
        let key = Key::of(scope, release, spec, filters);
        if let Some(numbers) = self.cache.get(&key).await {
            return Ok(numbers);
        }
        let numbers = Arc::new(self.computed(scope, release, spec, filters).await);
        // What failed may work the next time.
        if numbers.widgets.iter().all(|widget| matches!(widget.state, WidgetState::Ready { .. })) {
            self.cache.keep(key, Arc::clone(&numbers)).await;
        }
        Ok(numbers)
    }

    async fn computed(&self, scope: &Scope, release: &Release, spec: &DashboardSpec, filters: &Filters) -> Numbers {
        let queries: Vec<MetricQuery> = spec.widgets.iter().flat_map(questions).map(|query| query.filtered(filters)).collect();
        let (answers, chosen) = tokio::join!(self.warehouse.ask(scope, release, &queries), self.warehouse.labels(scope, release, filters));
        // Without the names of what was chosen the numbers still hold; the values stand in for them.
        let chosen = chosen.unwrap_or_else(|error| {
            internal("names of filters", &error);
            unnamed(filters)
        });
        let years = years(&queries, &answers);
        let mut answers = answers.into_iter();
        let widgets = spec.widgets.iter().map(|widget| answered(widget, &mut answers)).collect();
        Numbers { widgets, years, chosen }
    }
}

/// What the viewer chose, and the dashboard's own choice where the viewer made none.
fn in_force(spec: &DashboardSpec, chosen: &Filters) -> Result<Filters, Problem> {
    let mut filters = chosen.clone();
    for (field, value) in spec.default_filters.iter().filter(|(field, _)| !chosen.has(*field)) {
        filters.add(*field, value)?;
    }
    Ok(filters)
}

fn unnamed(filters: &Filters) -> Vec<ChosenFilter> {
    let chosen = |(field, value): (FilterField, &str)| ChosenFilter { field, value: value.to_owned(), label: value.to_owned() };
    filters.pairs().map(chosen).collect()
}

fn without_data(spec: DashboardSpec, filters: Filters) -> DashboardView {
    DashboardView { spec, filters, freshness: None, years: Vec::new(), chosen: Vec::new(), widgets: Vec::new() }
}

fn questions(widget: &WidgetSpec) -> impl Iterator<Item = &MetricQuery> {
    std::iter::once(&widget.query).chain(widget.trend.as_ref())
}

/// The next answers are the widget's own.
fn answered(spec: &WidgetSpec, answers: &mut impl Iterator<Item = Result<Answer, Arc<WarehouseError>>>) -> Widget {
    let answer = answers.next();
    let trend = spec.trend.as_ref().and_then(|_| answers.next());
    let state = match (answer, trend.unwrap_or_else(|| Ok(Answer::default()))) {
        (Some(Ok(answer)), Ok(trend)) => WidgetState::Ready { answer, trend },
        (Some(Err(error)), _) | (_, Err(error)) => WidgetState::Failed(internal(&spec.id, error.as_ref())),
        (None, _) => WidgetState::Failed(Problem::NotFound),
    };
    Widget { spec: spec.clone(), state }
}

fn years(queries: &[MetricQuery], answers: &Answers) -> Vec<i32> {
    let by_year = queries.iter().zip(answers).filter(|(query, _)| !query.dimensions.is_empty());
    let years = by_year.filter_map(|(_, answer)| answer.as_ref().ok()).flat_map(|answer| {
        let has_data = |row: &usize| answer.number(*row, "denominator").is_some_and(|n| n > 0.0);
        let all = answer.by_year();
        (0..all.len()).filter(has_data).filter_map(|row| all.get(row).map(|(year, _)| *year)).collect::<Vec<_>>()
    });
    years.collect::<BTreeSet<_>>().into_iter().collect()
}
