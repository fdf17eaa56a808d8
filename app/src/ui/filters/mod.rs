//! The filters of a dashboard. What is chosen lives in the address and nowhere else, so Back, bookmarks and shared links hold it.
//!
//! Each filter is a button of a GET form: without a script it leads to a page of checkboxes (`pages::choose_filter`), with one it opens
//! a list with type-ahead below it ([`combobox`]).

mod combobox;
mod control;
mod counts;
mod state;

use domain::filters::FilterField;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::api::read_dashboard;
use crate::error::AppError;
use crate::shown::ShownDashboard;
use crate::ui::icon::{Draw, Icon};
use control::FilterControl;
use counts::use_counts;
pub use state::{FilterState, use_filter_state};

stylance::import_crate_style!(css, "src/ui/filters/filters.module.css");

/// A dashboard as it is loaded for the filters of the address.
pub type Loaded = Resource<Result<ShownDashboard, AppError>>;

/// Loads a dashboard for the filters of the address, and again whenever they change; the last answer wins.
pub fn load(dashboard: domain::dashboard::DashboardName, state: FilterState) -> Loaded {
    let source = move || state.filters.get();
    Resource::new_blocking(source, move |filters| async move {
        match filters {
            Ok(filters) => read_dashboard(dashboard.key().to_owned(), filters.to_query()).await,
            Err(refused) => Err(refused),
        }
    })
}

/// The bar of filters.
#[component]
pub fn FilterBar(
    /// The filters that the dashboard offers, in order.
    fields: Vec<FilterField>,
    /// What is chosen.
    state: FilterState,
    /// For the names of what is chosen.
    view: Loaded,
) -> impl IntoView {
    let open = RwSignal::new(None::<FilterField>);
    let counts = use_counts(fields.clone(), state, view);
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked().is_some() {
            event.prevent_default();
            control::focus_button(open.get_untracked());
            open.set(None);
        }
    };
    let chosen = move || state.chosen().pairs().map(|(field, value)| (field, value.to_owned())).collect::<Vec<_>>();
    let hidden = move |(field, value): (FilterField, String)| view! { <input type="hidden" name=field.key() value=value /> };
    let folded = move || chosen().iter().filter(|(field, _)| *field != FilterField::Year).count();
    view! {
        <form class=css::filters method="get" action="/filters" aria-label="Filters" on:keydown=on_keydown>
            {move || chosen().into_iter().map(hidden).collect_view()}
            // Below 768 the filters fold behind this; the year stays out.
            <label class=css::unfold>
                <input type="checkbox" class="sr-only" />
                <Draw icon=Icon::Sliders />
                "Filters"
                {move || (folded() > 0).then(|| view! { <b>{folded()}</b> })}
            </label>
            {fields.into_iter().map(|field| view! { <FilterControl field state view open counts /> }).collect_view()}
        </form>
    }
}
