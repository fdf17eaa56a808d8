//! The numbers of a dashboard for the command line: widget by widget, by the same way as the page.

use chrono::NaiveDate;
use domain::answer::{Answer, Widget, WidgetState};
use domain::ports::DashboardRequest;
use domain::{DashboardName, Filters, Paging, Problem};
use serde_json::{Map, Value, json};
use store::{Release, Scope};

use super::DashboardsService;
use super::rows::public;
use crate::problems::{internal, of_warehouse};

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
        let asked = DashboardRequest { dashboard: request.dashboard, filters: request.filters.clone(), paging: Paging::default() };
        let view = self.view(scope, Some(&release), &asked).await?;
        let mut widgets = Map::new();
        for widget in &view.widgets {
            let rows = self.printed(scope, &release, &asked, widget).await?;
            widgets.insert(widget.spec.id.clone(), json!({"title": widget.spec.title, "rows": rows}));
        }
        Ok(json!({
            "customer": scope.customer().slug.as_str(),
            "dashboard": request.dashboard.key(),
            "as_of": release.as_of.to_string(),
            "release": release.id.as_str(),
            "filters": filters(&view.filters),
            "widgets": widgets,
        }))
    }

    /// The rows of a widget; of a table all of them. No number is better than a part of them: one widget that failed fails all.
    async fn printed(&self, scope: &Scope, release: &Release, asked: &DashboardRequest, widget: &Widget) -> Result<Value, Problem> {
        let answer = match &widget.state {
            WidgetState::Failed(problem) => return Err(problem.clone()),
            WidgetState::Ready { .. } if widget.spec.query.is_of_rows() => self.whole(scope, release, asked, widget).await?,
            WidgetState::Ready { answer, .. } => answer.clone(),
        };
        Ok(public(&widget.spec, &answer).to_json())
    }

    async fn whole(&self, scope: &Scope, release: &Release, asked: &DashboardRequest, widget: &Widget) -> Result<Answer, Problem> {
        let mut parts = self.all_rows(scope, release, asked, &widget.spec).await?;
        let mut whole = Answer::default();
        while let Some(part) = parts.next().await.map_err(|error| of_warehouse(&widget.spec.id, &error))? {
            whole.columns = part.columns;
            whole.rows.extend(part.rows);
        }
        Ok(whole)
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
