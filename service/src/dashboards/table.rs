//! The table of a dashboard: one page of its rows, and how many there are.

use std::sync::Arc;

use domain::answer::{Answer, DashboardView, WidgetState};
use domain::{DashboardSpec, FilterField, Filters, MetricQuery, Paging, Problem, WidgetSpec};
use store::{Release, Scope};

use super::DashboardsService;
use super::cache::{Key, Numbers};
use super::{force, questions};
use crate::problems::of_warehouse;

/// A page with where it is.
struct Page {
    answer: Arc<Answer>,
    rows: u64,
    paging: Paging,
}

impl DashboardsService {
    /// A table of a dashboard, and which of its pages it shows.
    pub(super) async fn table(
        &self,
        scope: &Scope,
        release: &Release,
        numbers: &Numbers,
        view: &DashboardView,
        widget: &WidgetSpec,
    ) -> (WidgetState, Paging) {
        match self.page(scope, release, numbers, view, widget).await {
            Ok(Page { answer, rows, paging }) => {
                let (answer, trend) = ((*answer).clone(), Answer::default());
                (WidgetState::Ready { answer, trend, drill: None, rows: Some(rows) }, paging)
            }
            Err(problem) => (WidgetState::Failed(problem), view.paging),
        }
    }

    async fn page(
        &self,
        scope: &Scope,
        release: &Release,
        numbers: &Numbers,
        view: &DashboardView,
        widget: &WidgetSpec,
    ) -> Result<Page, Problem> {
        let filters = questions::in_year(&view.filters, numbers.year.clone()?);
        let query = force::sorted(&widget.query, view.paging).filtered(&filters);
        let key = Key::of(scope, release, &view.spec, &view.filters);
        let rows = match numbers.rows.filter(|_| !is_narrowed(&filters)) {
            Some(rows) => rows,
            None => self.count(scope, release, &key, &query).await?,
        };
        let paging = force::within(view.paging, rows);
        let query = MetricQuery { offset: paging.offset(), limit: Some(paging.size), ..query };
        Ok(Page { answer: self.rows_of(scope, release, key, query, rows).await?, rows, paging })
    }

    async fn count(&self, scope: &Scope, release: &Release, key: &Key, query: &MetricQuery) -> Result<u64, Problem> {
        let key = (key.clone(), MetricQuery { sort: None, ..query.clone() });
        if let Some(rows) = self.cache.counts.get(&key).await {
            return Ok(rows);
        }
        let rows = self.warehouse.count(scope, release, query).await.map_err(|error| of_warehouse("rows of a table", &error))?;
        self.cache.counts.keep(key, rows).await;
        Ok(rows)
    }

    async fn rows_of(&self, scope: &Scope, release: &Release, key: Key, query: MetricQuery, rows: u64) -> Result<Arc<Answer>, Problem> {
        let key = (key, query);
        if let Some(answer) = self.cache.pages.get(&key).await {
            return Ok(answer);
        }
        let answer = self.warehouse.page(scope, release, &key.1, rows).await.map_err(|error| of_warehouse("page of a table", &error))?;
        let answer = Arc::new(answer);
        self.cache.pages.keep(key, Arc::clone(&answer)).await;
        Ok(answer)
    }

    /// The question for all rows of a table, in the viewer's order and in the year of the dashboard.
    pub(super) async fn question_of_rows(
        &self,
        scope: &Scope,
        release: &Release,
        spec: &DashboardSpec,
        widget: &WidgetSpec,
        filters: &Filters,
        paging: Paging,
    ) -> Result<MetricQuery, Problem> {
        let year = self.year(scope, release, spec, filters).await?;
        Ok(force::sorted(&widget.query, paging).filtered(&questions::in_year(filters, year)))
    }

    /// The year of what is shown "in the year".
    pub(super) async fn year(
        &self,
        scope: &Scope,
        release: &Release,
        spec: &DashboardSpec,
        filters: &Filters,
    ) -> Result<Option<i32>, Problem> {
        match filters.year() {
            Some(year) => Ok(Some(year)),
            None => self.numbers(scope, release, spec, filters).await.year.clone(),
        }
    }
}

/// Whether fewer rows are shown than the charts count.
fn is_narrowed(filters: &Filters) -> bool {
    FilterField::ALL.into_iter().any(|field| field.is_of_table() && filters.has(field))
}
