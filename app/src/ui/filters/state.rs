//! What is chosen, read from the address and changed by going to another one.

use domain::dashboard::DashboardName;
use domain::filters::{FilterField, Filters};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::error::AppError;
use crate::links::Links;

/// What the page's address holds.
#[derive(Clone, Copy)]
pub struct FilterState {
    /// The dashboard.
    pub dashboard: DashboardName,
    /// The address taken apart, or what is wrong with it.
    pub address: Memo<Result<Links, AppError>>,
    /// What was chosen last. The address follows a moment later, and two quick choices must not undo each other.
    wanted: StoredValue<Filters>,
    go: StoredValue<Go>,
}

type Go = Box<dyn Fn(&str) + Send + Sync>;

/// The state in the page's address.
pub fn use_filter_state(dashboard: DashboardName) -> FilterState {
    let search = use_location().search;
    let address = Memo::new(move |_| Links::of(dashboard.path(), &search.try_get().unwrap_or_default()).map_err(AppError::from));
    let navigate = use_navigate();
    let go: Go = Box::new(move |address| {
        navigate(address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    keep_address_in_step(dashboard.path(), search);
    let wanted = StoredValue::new(Filters::default());
    Effect::new(move |_| wanted.set_value(address.get().map(|links| links.filters).unwrap_or_default()));
    FilterState { dashboard, address, wanted, go: StoredValue::new(go) }
}

/// After Back and Forward the router takes a link to the view before for the view that is shown, and leaves the address as it is
/// (leptos_router 0.8.17, `complete_navigation`). What is shown must be in the address, so it is put there.
fn keep_address_in_step(path: &'static str, search: Memo<String>) {
    Effect::new(move |_| {
        let (shown, location) = (search.get(), window().location());
        let address = location.search().unwrap_or_default();
        if location.pathname().is_ok_and(|now| now == path) && address.trim_start_matches('?') != shown {
            let target = if shown.is_empty() { path.to_owned() } else { format!("{path}?{shown}") };
            // A browser that refuses keeps an address that is one view behind.
            let _ = window().history().and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&target)));
        }
    });
}

impl FilterState {
    /// The address taken apart; the bare dashboard where it cannot be read.
    pub fn links(&self) -> Links {
        let bare = || Links::of(self.dashboard.path(), "").unwrap_or_default();
        self.address.with(|address| address.clone().unwrap_or_else(|_| bare()))
    }

    /// What is chosen in the address.
    pub fn chosen(&self) -> Filters {
        self.address.with(|address| address.as_ref().map(|links| links.filters.clone()).unwrap_or_default())
    }

    /// What is chosen, and the dashboard's own choice where nothing is.
    pub fn in_force(&self) -> Filters {
        with_defaults(self.dashboard, self.chosen())
    }

    /// The address as it is.
    pub fn here(&self) -> String {
        self.links().here()
    }

    /// Goes to the same page with other filters.
    pub fn choose(&self, filters: &Filters) {
        self.wanted.set_value(filters.clone());
        let target = self.links().filtered(filters);
        self.go.with_value(|go| go(&target));
    }

    /// Goes to the same page with nothing chosen for a field.
    pub fn clear(&self, field: FilterField) {
        self.choose(&self.wanted.get_value().cleared(field));
    }

    /// Chooses a value, or gives it up if it is chosen. The year is one, so another takes its place.
    pub fn toggle(&self, field: FilterField, value: &str) {
        let chosen = with_defaults(self.dashboard, self.wanted.get_value());
        let mut next = if field == FilterField::Year { chosen.cleared(field) } else { chosen.without(field, value) };
        // A value beyond what an address holds is left out; the list says how many are chosen.
        if chosen.holds(field, value) || next.add(field, value).is_ok() {
            self.choose(&without_defaults(self.dashboard, next));
        }
    }
}

fn with_defaults(dashboard: DashboardName, mut filters: Filters) -> Filters {
    let chosen = filters.clone();
    for (field, value) in dashboard.default_filters().iter().filter(|(field, _)| !chosen.has(*field)) {
        // The values are the dashboard's own and can be.
        let _ = filters.add(*field, value);
    }
    filters
}

/// What is as by default has no place in an address.
fn without_defaults(dashboard: DashboardName, filters: Filters) -> Filters {
    let defaults = with_defaults(dashboard, Filters::default());
    let is_default = |field: FilterField| defaults.has(field) && filters.values(field).eq(defaults.values(field));
    filters.retained(|field| !is_default(field))
}
