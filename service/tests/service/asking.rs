//! How tests ask: as a page does, with a session; and what an answer says.

use domain::answer::{DashboardView, Widget, WidgetState};
use domain::ports::{DashboardRequest, Dashboards, OptionsRequest};
use domain::{Answer, DashboardName, FilterField, FilterOptions, Filters, Paging, Problem, SessionToken};
use service::DashboardsService;

use super::reference::{Figure, Kind};

pub fn filters(pairs: &[(FilterField, &str)]) -> Filters {
    let mut filters = Filters::default();
    pairs.iter().for_each(|(field, value)| filters.add(*field, value).unwrap());
    filters
}

pub fn several(field: FilterField, values: impl IntoIterator<Item = i64>) -> Filters {
    let mut filters = Filters::default();
    values.into_iter().for_each(|value| filters.add(field, &value.to_string()).unwrap());
    filters
}

pub fn home(filters: &Filters) -> DashboardRequest {
    DashboardRequest { dashboard: DashboardName::Home, filters: filters.clone(), paging: Paging::default() }
}

pub async fn try_home(dashboards: &DashboardsService, session: &SessionToken, filters: &Filters) -> Result<DashboardView, Problem> {
    dashboards.dashboard(session, &home(filters)).await
}

pub async fn see_home(dashboards: &DashboardsService, session: &SessionToken, filters: &Filters) -> DashboardView {
    try_home(dashboards, session, filters).await.unwrap()
}

pub async fn try_offered(
    dashboards: &DashboardsService,
    session: &SessionToken,
    field: FilterField,
    typed: &str,
) -> Result<FilterOptions, Problem> {
    let request = OptionsRequest { dashboard: DashboardName::Home, field, typed: typed.to_owned(), filters: Filters::default() };
    dashboards.options(session, &request).await
}

pub fn courses(filters: &Filters, paging: Paging) -> DashboardRequest {
    DashboardRequest { dashboard: DashboardName::Courses, filters: filters.clone(), paging }
}

pub async fn see_courses(dashboards: &DashboardsService, session: &SessionToken, filters: &Filters, paging: Paging) -> DashboardView {
    dashboards.dashboard(session, &courses(filters, paging)).await.unwrap()
}

/// What the course dashboard offers beside what is chosen.
pub async fn offered_beside(
    dashboards: &DashboardsService,
    session: &SessionToken,
    field: FilterField,
    filters: &Filters,
) -> FilterOptions {
    let request = OptionsRequest { dashboard: DashboardName::Courses, field, typed: String::new(), filters: filters.clone() };
    dashboards.options(session, &request).await.unwrap()
}

/// The table's page and how many rows there are.
pub fn details(view: &DashboardView) -> (&Answer, u64) {
    match &widget(view, "learner_details").state {
        WidgetState::Ready { answer, rows, .. } => (answer, rows.unwrap()),
        WidgetState::Failed(problem) => panic!("the details failed: {problem}"),
    }
}

/// All rows of a widget, part by part.
pub async fn parts(
    dashboards: &DashboardsService,
    session: &SessionToken,
    request: &DashboardRequest,
    widget: &str,
) -> Result<Vec<Answer>, Problem> {
    let (mut rows, mut parts) = (dashboards.rows(session, request, widget).await?, Vec::new());
    while let Some(part) = rows.next().await? {
        parts.push(part);
    }
    Ok(parts)
}

pub async fn offered(dashboards: &DashboardsService, session: &SessionToken, field: FilterField, typed: &str) -> FilterOptions {
    try_offered(dashboards, session, field, typed).await.unwrap()
}

pub fn widget<'a>(view: &'a DashboardView, id: &str) -> &'a Widget {
    view.widgets.iter().find(|widget| widget.spec.id == id).unwrap_or_else(|| panic!("no widget {id}"))
}

/// The answer of a widget and its line over the years.
pub fn ready<'a>(view: &'a DashboardView, id: &str) -> (&'a Answer, &'a Answer) {
    match &widget(view, id).state {
        WidgetState::Ready { answer, trend, .. } => (answer, trend),
        WidgetState::Failed(problem) => panic!("{id} failed: {problem}"),
    }
}

/// Whether a page shows numbers.
pub async fn is_answered(dashboards: &DashboardsService, session: &SessionToken, filters: &Filters) -> bool {
    try_home(dashboards, session, filters).await.is_ok_and(|view| !has_failed(&view))
}

pub fn has_failed(view: &DashboardView) -> bool {
    view.widgets.iter().all(|widget| matches!(widget.state, WidgetState::Failed(_)))
}

/// What one row says; a number that is not there is none.
pub fn figure(answer: &Answer, row: usize) -> Figure {
    let number = |column| answer.number(row, column).unwrap_or_else(|| panic!("no {column} in {answer:?}"));
    let ever_certified = if answer.columns.iter().any(|column| column == "ever_certified") { number("ever_certified") } else { 0.0 };
    Figure { numerator: number("numerator"), denominator: number("denominator"), ever_certified }
}

/// The five figures, in order.
pub fn figures(view: &DashboardView) -> Vec<Figure> {
    Kind::ALL.map(|(_, id)| figure(ready(view, id).0, 0)).to_vec()
}

pub fn all_zero(view: &DashboardView) -> bool {
    let nothing = |id| ready(view, id).0.cell(0, "value") == Some(&domain::Cell::Null);
    figures(view).iter().all(|figure| *figure == Figure::default()) && Kind::ALL.into_iter().all(|(_, id)| nothing(id))
}
