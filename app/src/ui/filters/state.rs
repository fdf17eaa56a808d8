//! What is chosen, read from the address and changed by going to another one.

use domain::filters::{FilterField, Filters};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::address::{self, with_filters};
use crate::error::AppError;

/// The filters of the page's address.
#[derive(Clone, Copy)]
pub struct FilterState {
    /// The page's path.
    pub path: &'static str,
    /// The filters in it, or what is wrong with them.
    pub filters: Memo<Result<Filters, AppError>>,
    /// What was chosen last. The address follows a moment later, and two quick choices must not undo each other.
    wanted: StoredValue<Filters>,
    go: StoredValue<Go>,
}

type Go = Box<dyn Fn(&str) + Send + Sync>;

/// The filters of the page's address.
pub fn use_filter_state(path: &'static str) -> FilterState {
    let search = use_location().search;
    let filters = Memo::new(move |_| address::filters(&search.get()).map_err(AppError::from));
    let navigate = use_navigate();
    let go: Go = Box::new(move |address| {
        navigate(address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    keep_address_in_step(path, search);
    let wanted = StoredValue::new(Filters::default());
    Effect::new(move |_| wanted.set_value(filters.get().unwrap_or_default()));
    FilterState { path, filters, wanted, go: StoredValue::new(go) }
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
    /// What is chosen; nothing where the address cannot be read.
    pub fn chosen(&self) -> Filters {
        self.filters.with(|filters| filters.clone().unwrap_or_default())
    }

    /// The address as it is.
    pub fn here(&self) -> String {
        with_filters(self.path, &self.chosen())
    }

    /// Goes to the same page with other filters.
    pub fn choose(&self, filters: &Filters) {
        self.wanted.set_value(filters.clone());
        self.go.with_value(|go| go(&with_filters(self.path, filters)));
    }

    /// Chooses a value, or gives it up if it is chosen.
    pub fn toggle(&self, field: FilterField, value: &str) {
        let chosen = self.wanted.get_value();
        let is_chosen = chosen.values(field).any(|other| other == value);
        let mut next = chosen.without(field, value);
        // A value beyond what an address holds is left out; the list says how many are chosen.
        if is_chosen || next.add(field, value).is_ok() {
            self.choose(&next);
        }
    }
}
