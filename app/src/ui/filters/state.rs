//! What is chosen, read from the address and changed by going to another one.

use domain::filters::{FilterField, Filters};
use leptos::prelude::*;
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
    FilterState { path, filters, go: StoredValue::new(go) }
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
        self.go.with_value(|go| go(&with_filters(self.path, filters)));
    }

    /// Chooses a value, or gives it up if it is chosen.
    pub fn toggle(&self, field: FilterField, value: &str) {
        let chosen = self.filters.with_untracked(|filters| filters.clone().unwrap_or_default());
        let is_chosen = chosen.values(field).any(|other| other == value);
        let mut next = chosen.without(field, value);
        // A value beyond what an address holds is left out; the list says how many are chosen.
        if is_chosen || next.add(field, value).is_ok() {
            self.choose(&next);
        }
    }
}
