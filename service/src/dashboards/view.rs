//! One dashboard: its numbers, its table and how fresh they are, put together.

use domain::answer::{DashboardView, Widget, WidgetState};
use domain::ports::DashboardRequest;
use domain::{DashboardSpec, Filters, Paging, Problem, specs};
use store::{Release, Scope};

use super::DashboardsService;
use super::cache::Numbers;
use super::force;
use super::numbers::statuses;

impl DashboardsService {
    /// A dashboard from a release, for whoever has this scope. The same for pages and the command line.
    pub async fn view(&self, scope: &Scope, release: Option<&Release>, request: &DashboardRequest) -> Result<DashboardView, Problem> {
        let spec = specs::standard(request.dashboard);
        let filters = force::filters(&spec, &request.filters)?;
        let paging = force::paging(request.paging);
        let Some(release) = release else { return Ok(without_data(spec, filters, paging)) };
        let (numbers, freshness) = tokio::join!(self.numbers(scope, release, &spec, &filters), self.freshness(scope, release));
        let freshness = Some(freshness?);
        if let Some(problem) = waits(&numbers) {
            return Err(problem);
        }
        let mut view = without_data(spec, filters, paging);
        self.fill(scope, release, &numbers, &mut view).await;
        Ok(DashboardView { freshness, course_address: scope.customer().course_address.clone(), ..view })
    }

    /// Widgets in reading order: those with numbers, and between them the tables with a page each.
    async fn fill(&self, scope: &Scope, release: &Release, numbers: &Numbers, view: &mut DashboardView) {
        view.years.clone_from(&numbers.years);
        view.year = numbers.year.clone().unwrap_or_default();
        view.chosen = numbers.chosen.iter().cloned().chain(statuses(&view.filters)).collect();
        let mut with_numbers = numbers.widgets.iter().cloned();
        for spec in view.spec.widgets.clone() {
            let widget = if spec.query.is_of_rows() {
                let (state, paging) = self.table(scope, release, numbers, view, &spec).await;
                view.paging = paging;
                Some(Widget { spec, state })
            } else {
                with_numbers.next()
            };
            view.widgets.extend(widget);
        }
    }
}

/// Numbers that are there in a while: half a dashboard until then is of no use.
fn waits(numbers: &Numbers) -> Option<Problem> {
    numbers.widgets.iter().find_map(|widget| match &widget.state {
        WidgetState::Failed(problem @ Problem::Unavailable { .. }) => Some(problem.clone()),
        _ => None,
    })
}

fn without_data(spec: DashboardSpec, filters: Filters, paging: Paging) -> DashboardView {
    let (years, chosen, widgets) = (Vec::new(), Vec::new(), Vec::new());
    let year = filters.year();
    DashboardView { spec, filters, freshness: None, years, year, paging, course_address: None, chosen, widgets }
}
