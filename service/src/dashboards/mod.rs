//! Dashboards with their numbers: the port [`domain::ports::Dashboards`] over the store and the warehouse.
//!
//! What a viewer may see is looked up with every call. What comes from the cache was asked under the same customer, release, rule,
//! filters and version of this program.

mod cache;
mod figures;
mod freshness;
mod view;

use std::sync::Arc;

use async_trait::async_trait;
use domain::answer::DashboardView;
use domain::ports::{DashboardRequest, Dashboards, OptionsRequest};
use domain::{Clock, FilterOptions, Problem, SessionToken};
use store::{Release, Scope, Store};
use warehouse::Warehouse;

pub use figures::FiguresRequest;

use crate::problems::internal;
use cache::Cache;

/// Answers dashboards.
pub struct DashboardsService {
    store: Store,
    warehouse: Arc<Warehouse>,
    cache: Cache,
    clock: Arc<dyn Clock>,
}

impl DashboardsService {
    /// Dashboards over a metadata store and the customers' tables. `cached` of 0 keeps no answers.
    pub fn new(store: Store, warehouse: Arc<Warehouse>, clock: Arc<dyn Clock>, cached: u64) -> Self {
        Self { store, warehouse, cache: Cache::new(cached), clock }
    }

    async fn scope(&self, session: &SessionToken) -> Result<Scope, Problem> {
        let scope = self.store.scope_of_session(session, self.clock.now()).await.map_err(|error| internal("scope", &error))?;
        scope.ok_or(Problem::SignedOut)
    }

    async fn newest_release(&self, scope: &Scope) -> Result<Option<Release>, Problem> {
        self.store.newest_release(&scope.customer().id).await.map_err(|error| internal("release", &error))
    }
}

#[async_trait]
impl Dashboards for DashboardsService {
    async fn dashboard(&self, session: &SessionToken, request: &DashboardRequest) -> Result<DashboardView, Problem> {
        let scope = self.scope(session).await?;
        let release = self.newest_release(&scope).await?;
        self.view(&scope, release.as_ref(), request).await
    }

    async fn options(&self, session: &SessionToken, request: &OptionsRequest) -> Result<FilterOptions, Problem> {
        let scope = self.scope(session).await?;
        let Some(release) = self.newest_release(&scope).await? else { return Ok(FilterOptions::default()) };
        self.warehouse.options(&scope, &release, request).await.map_err(|error| internal("options of a filter", &error))
    }
}
