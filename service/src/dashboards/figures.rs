//! The numbers of a dashboard for the command line: widget by widget, by the same way as the page.

use chrono::NaiveDate;
use domain::answer::{DashboardView, WidgetState};
use domain::ports::DashboardRequest;
use domain::{DashboardName, Filters, Problem};
use serde_json::{Map, Value, json};
use store::Scope;

use super::DashboardsService;
use crate::problems::internal;

/// Which numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresRequest {
    /// Of which dashboard.
    pub dashboard: DashboardName,
    /// What is chosen.
    pub filters: Filters,
    /// From the newest release at or before this day; without it from the newest.
    pub as_of: Option<NaiveDate>,
}

impl DashboardsService {
    /// The numbers as JSON. Without a release there are none: [`Problem::NotFound`].
    pub async fn figures(&self, scope: &Scope, request: &FiguresRequest) -> Result<Value, Problem> {
        let customer = &scope.customer().id;
        let release = match request.as_of {
            Some(day) => self.store.release_at(customer, day).await,
            None => self.store.newest_release(customer).await,
        };
        let release = release.map_err(|error| internal("release", &error))?.ok_or(Problem::NotFound)?;
        let asked = DashboardRequest { dashboard: request.dashboard, filters: request.filters.clone() };
        let view = self.view(scope, Some(&release), &asked).await?;
        let widgets = widgets(&view)?;
        Ok(json!({
            "customer": scope.customer().slug.as_str(),
            "dashboard": request.dashboard.key(),
            "as_of": release.as_of.to_string(),
            "release": release.id.as_str(),
            "filters": filters(&view.filters),
            "widgets": widgets,
        }))
    }
}

fn filters(filters: &Filters) -> Map<String, Value> {
    let mut map = Map::new();
    for (field, value) in filters.pairs() {
        let list = map.entry(field.key()).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(values) = list {
            values.push(value.into());
        }
    }
    map
}

/// No number is better than a part of them: one widget that failed fails all.
fn widgets(view: &DashboardView) -> Result<Map<String, Value>, Problem> {
    let one = |widget: &domain::answer::Widget| match &widget.state {
        WidgetState::Ready { answer, .. } => Ok((widget.spec.id.clone(), json!({"title": widget.spec.title, "rows": answer.to_json()}))),
        WidgetState::Failed(problem) => Err(problem.clone()),
    };
    view.widgets.iter().map(one).collect()
}
