//! Dashboards with their numbers: the port [`domain::ports::Dashboards`] over the store and the warehouse.
//!
//! What a viewer may see is looked up with every call. What comes from the cache was asked under the same customer, release, rule,
//! filters and version of this program.

mod cache;
mod export;
mod figures;
mod force;
mod freshness;
mod numbers;
mod questions;
mod rows;
mod table;
mod view;

use std::sync::Arc;

use async_trait::async_trait;
use domain::answer::DashboardView;
use domain::ports::{DashboardRequest, Dashboards, OptionsRequest, Rows};
use domain::{Clock, FilterOptions, Problem, ReleaseId, RequestId, SessionToken, specs};
use store::{Release, Scope, Store};
use warehouse::Warehouse;

pub use figures::FiguresRequest;

use crate::problems::{internal, of_warehouse};
use cache::Cache;

/// Answers dashboards. A clone answers from the same cache.
#[derive(Clone)]
pub struct DashboardsService {
    store: Store,
    warehouse: Arc<Warehouse>,
    cache: Arc<Cache>,
    clock: Arc<dyn Clock>,
    /// The request on whose behalf it asks.
    request: Option<RequestId>,
}

impl DashboardsService {
    /// Dashboards over a metadata store and the customers' tables. `cached` of 0 keeps no answers.
    pub fn new(store: Store, warehouse: Arc<Warehouse>, clock: Arc<dyn Clock>, cached: u64) -> Self {
        Self { store, warehouse, cache: Arc::new(Cache::new(cached)), clock, request: None }
    }

    async fn scope(&self, session: &SessionToken) -> Result<Scope, Problem> {
        let scope = self.store.scope_of_session(session, self.clock.now()).await.map_err(|error| internal("scope", &error))?;
        Ok(scope.ok_or(Problem::SignedOut)?.for_request(self.request.clone()))
    }

    async fn newest_release(&self, scope: &Scope) -> Result<Option<Release>, Problem> {
        self.store.newest_release(&scope.customer().id).await.map_err(|error| internal("release", &error))
    }
}

#[async_trait]
impl Dashboards for DashboardsService {
    fn for_request(&self, request: &RequestId) -> Arc<dyn Dashboards> {
        Arc::new(Self { request: Some(request.clone()), ..self.clone() })
    }

    async fn dashboard(&self, session: &SessionToken, request: &DashboardRequest) -> Result<DashboardView, Problem> {
        let scope = self.scope(session).await?;
        let release = self.newest_release(&scope).await?;
        self.view(&scope, release.as_ref(), request).await
    }

    async fn options(&self, session: &SessionToken, request: &OptionsRequest) -> Result<FilterOptions, Problem> {
        let scope = self.scope(session).await?;
        let Some(release) = self.newest_release(&scope).await? else { return Ok(FilterOptions::default()) };
        let spec = specs::standard(request.dashboard);
        if !force::offers(&spec, request.field) {
            return Ok(FilterOptions::default());
        }
        let mut filters = force::filters(&spec, &request.filters)?;
        if request.field.is_of_table() {
            filters = questions::in_year(&filters, self.year(&scope, &release, &spec, &filters).await?);
        }
        let request = OptionsRequest { filters, ..request.clone() };
        self.warehouse.options(&scope, &release, &request).await.map_err(|error| of_warehouse("options of a filter", &error))
    }

    async fn release(&self, session: &SessionToken) -> Result<Option<ReleaseId>, Problem> {
        let scope = self.scope(session).await?;
        Ok(self.newest_release(&scope).await?.map(|release| release.id))
    }

    async fn rows(&self, session: &SessionToken, request: &DashboardRequest, widget: &str) -> Result<Box<dyn Rows>, Problem> {
        let scope = self.scope(session).await?;
        let release = self.newest_release(&scope).await?.ok_or(Problem::NotFound)?;
        let rows = self.session_rows(session, &scope, &release, request, widget).await?;
        self.note_export(&scope, &release, request, widget).await?;
        Ok(rows)
    }
}
