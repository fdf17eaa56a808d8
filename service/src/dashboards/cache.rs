//! Answers that were given before. A key holds everything that the numbers depend on, so nothing needs to be thrown out:
//! a new release is a new key.

use std::sync::Arc;

use domain::answer::{ChosenFilter, Widget};
use domain::{CustomerId, DashboardSpec, Filters, ReleaseId, RowRule};
use store::{Release, Scope};

/// Everything that the numbers of a dashboard depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    customer: CustomerId,
    release: ReleaseId,
    /// The customer's settings that change numbers; the release was computed under them, and they may change before the next one.
    first_month: u32,
    time_zone: String,
    spec: DashboardSpec,
    filters: Filters,
    rule: RowRule,
    version: &'static str,
}

impl Key {
    /// The key of a dashboard for whoever has this scope.
    pub fn of(scope: &Scope, release: &Release, spec: &DashboardSpec, filters: &Filters) -> Self {
        let customer = scope.customer();
        Self {
            customer: customer.id.clone(),
            release: release.id.clone(),
            first_month: customer.first_month,
            time_zone: customer.time_zone.clone(),
            spec: spec.clone(),
            filters: filters.clone(),
            rule: scope.rule(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// The numbers of a dashboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// The widgets.
    pub widgets: Vec<Widget>,
    /// The years that have data.
    pub years: Vec<i32>,
    /// The names of what was chosen.
    pub chosen: Vec<ChosenFilter>,
}

/// Numbers that were computed before.
#[derive(Clone)]
pub struct Cache(moka::future::Cache<Key, Arc<Numbers>>);

impl Cache {
    /// Keeps at most so many dashboards.
    pub fn new(most: u64) -> Self {
        Self(moka::future::Cache::new(most))
    }

    /// Numbers that were kept.
    pub async fn get(&self, key: &Key) -> Option<Arc<Numbers>> {
        self.0.get(key).await
    }

    /// Keeps numbers.
    pub async fn keep(&self, key: Key, numbers: Arc<Numbers>) {
        self.0.insert(key, numbers).await;
    }
}
