//! Answers that were given before. A key holds everything that the numbers depend on, so nothing needs to be thrown out:
//! a new release is a new key.

use std::hash::Hash;
use std::sync::Arc;

use domain::answer::{ChosenFilter, Widget};
use domain::{Answer, CustomerId, DashboardSpec, Filters, MetricQuery, Problem, ReleaseId, RowRule};
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

/// The numbers of a dashboard: everything but the rows of its table, which have an order, pages and filters of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// The widgets, without tables.
    pub widgets: Vec<Widget>,
    /// The years that have data.
    pub years: Vec<i32>,
    /// The year of what is shown "in the year"; none before there is data.
    pub year: Result<Option<i32>, Problem>,
    /// Rows of a table in that year, if something counted them.
    pub rows: Option<u64>,
    /// The names of what was chosen.
    pub chosen: Vec<ChosenFilter>,
}

/// What was computed before, by what it depends on.
pub struct Kept<K, V>(moka::future::Cache<K, V>);

impl<K: Eq + Hash + Send + Sync + 'static, V: Clone + Send + Sync + 'static> Kept<K, V> {
    fn new(most: u64) -> Self {
        Self(moka::future::Cache::new(most))
    }

    /// What was kept.
    pub async fn get(&self, key: &K) -> Option<V> {
        self.0.get(key).await
    }

    /// Keeps something.
    pub async fn keep(&self, key: K, value: V) {
        self.0.insert(key, value).await;
    }
}

/// Everything that is kept.
pub struct Cache {
    /// The numbers of dashboards.
    pub numbers: Kept<Key, Arc<Numbers>>,
    /// How many rows a table has.
    pub counts: Kept<(Key, MetricQuery), u64>,
    /// Pages of tables.
    pub pages: Kept<(Key, MetricQuery), Arc<Answer>>,
}

impl Cache {
    /// Keeps at most so many of each kind.
    pub fn new(most: u64) -> Self {
        Self { numbers: Kept::new(most), counts: Kept::new(most), pages: Kept::new(most) }
    }
}
