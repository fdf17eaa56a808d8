//! All rows of a widget, a part at a time, for as long as the one who asked may see them.

use std::sync::Arc;

use async_trait::async_trait;
use domain::answer::{Answer, WidgetState};
use domain::ports::{DashboardRequest, Rows};
use domain::{Clock, CustomerId, Problem, RowRule, SessionToken, WidgetSpec, specs};
use store::{Release, Scope, Store};
use warehouse::RowStream;

use super::{DashboardsService, force};
use crate::problems::{internal, of_warehouse};

/// Where the parts come from.
enum Parts {
    /// Numbers that are there.
    Whole(Option<Answer>),
    /// Rows that are read while they are asked for.
    Stream(RowStream),
}

/// The one who asked, and what they saw when they asked.
struct Asker {
    store: Store,
    clock: Arc<dyn Clock>,
    session: SessionToken,
    customer: CustomerId,
    rule: RowRule,
}

/// The rows of a widget for one session.
struct SessionRows {
    asker: Asker,
    widget: WidgetSpec,
    parts: Parts,
}

impl DashboardsService {
    /// The rows of a widget for the holder of a session, who has this scope.
    pub(super) async fn session_rows(
        &self,
        session: &SessionToken,
        scope: &Scope,
        release: &Release,
        request: &DashboardRequest,
        widget: &str,
    ) -> Result<Box<dyn Rows>, Problem> {
        let spec = specs::standard(request.dashboard);
        let widget = spec.widgets.iter().find(|known| known.id == widget).cloned().ok_or(Problem::NotFound)?;
        let parts = if widget.query.is_of_rows() {
            Parts::Stream(self.all_rows(scope, release, request, &widget).await?)
        } else {
            Parts::Whole(Some(self.shown(scope, release, request, &widget).await?))
        };
        let (store, clock, session) = (self.store.clone(), Arc::clone(&self.clock), session.clone());
        let asker = Asker { store, clock, session, customer: scope.customer().id.clone(), rule: scope.rule() };
        Ok(Box::new(SessionRows { asker, widget, parts }))
    }

    /// All rows of a table, in the viewer's order.
    pub(super) async fn all_rows(
        &self,
        scope: &Scope,
        release: &Release,
        request: &DashboardRequest,
        widget: &WidgetSpec,
    ) -> Result<RowStream, Problem> {
        let spec = specs::standard(request.dashboard);
        let filters = force::filters(&spec, &request.filters)?;
        let query = self.question_of_rows(scope, release, &spec, widget, &filters, request.paging).await?;
        self.warehouse.rows(scope, release, &query).await.map_err(|error| of_warehouse(&widget.id, &error))
    }

    /// What a widget shows: its drill, where a mark of it is chosen.
    async fn shown(&self, scope: &Scope, release: &Release, request: &DashboardRequest, widget: &WidgetSpec) -> Result<Answer, Problem> {
        let spec = specs::standard(request.dashboard);
        let filters = force::filters(&spec, &request.filters)?;
        let numbers = self.numbers(scope, release, &spec, &filters).await;
        let found = numbers.widgets.iter().find(|known| known.spec.id == widget.id).ok_or(Problem::NotFound)?;
        match &found.state {
            WidgetState::Ready { answer, drill, .. } => Ok(drill.clone().unwrap_or_else(|| answer.clone())),
            WidgetState::Failed(problem) => Err(problem.clone()),
        }
    }
}

impl Asker {
    /// Whether the one who asked may still see what they asked for.
    async fn check(&self) -> Result<(), Problem> {
        let scope = self.store.scope_of_session(&self.session, self.clock.now()).await.map_err(|error| internal("scope", &error))?;
        let scope = scope.ok_or(Problem::SignedOut)?;
        if scope.customer().id == self.customer && scope.rule() == self.rule {
            return Ok(());
        }
        let message = "What you may see has changed meanwhile. Open the dashboard again.".to_owned();
        Err(Problem::Conflict { message })
    }
}

#[async_trait]
impl Rows for SessionRows {
    async fn next(&mut self) -> Result<Option<Answer>, Problem> {
        let part = match &mut self.parts {
            Parts::Whole(answer) => answer.take(),
            Parts::Stream(stream) => stream.next().await.map_err(|error| of_warehouse(&self.widget.id, &error))?,
        };
        // After the rows were read and before they are handed out.
        if let Err(problem) = self.asker.check().await {
            self.parts = Parts::Whole(None);
            return Err(problem);
        }
        Ok(part.map(|answer| public(&self.widget, &answer)))
    }
}

/// The columns that leave the page: all, unless the page needs more than they hold.
pub fn public(widget: &WidgetSpec, answer: &Answer) -> Answer {
    if widget.columns.is_empty() {
        return answer.clone();
    }
    let places: Vec<usize> = widget.columns.iter().filter_map(|name| answer.columns.iter().position(|column| column == name)).collect();
    let cut = |row: &Vec<domain::Cell>| places.iter().filter_map(|place| row.get(*place).cloned()).collect();
    Answer { columns: widget.columns.clone(), rows: answer.rows.iter().map(cut).collect() }
}
