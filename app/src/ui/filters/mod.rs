//! The filters of a dashboard. What is chosen lives in the address and nowhere else, so Back, bookmarks and shared links hold it.
//!
//! Each filter is a button of a GET form: without a script it leads to a page of checkboxes (`pages::choose_filter`), with one it opens
//! a list with type-ahead below it ([`combobox`]).

mod combobox;
mod control;
mod counts;
mod latest;
mod state;

use domain::filters::FilterField;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::api::read_dashboard;
use crate::error::AppError;
use crate::page::Page;
use crate::ui::icon::{Draw, Icon};
use control::FilterControl;
use counts::use_counts;
use latest::Latest;
pub use state::{FilterState, use_filter_state};

stylance::import_crate_style!(css, "src/ui/filters/filters.module.css");

/// A dashboard as it is loaded for its address.
pub type Loaded = Resource<Result<Page, AppError>>;

/// Loads a dashboard for its address, and again whenever that changes; the last answer wins.
pub fn load(state: FilterState) -> Loaded {
    // How many columns are shown in which form changes what is shown, so the whole address is asked for.
    let source = move || state.address.get().map(|links| links.query());
    let latest = Latest::new(source);
    let ask = move |query: Result<String, AppError>| async move { read_dashboard(state.dashboard.key().to_owned(), query?).await };
    let view = Resource::new_blocking(source, move |query| latest.of(query.clone(), ask(query)));
    latest.belongs_to(view);
    view
}

/// The bar of filters.
#[component]
pub fn FilterBar(
    /// What is chosen.
    state: FilterState,
    /// For the names of what is chosen.
    view: Loaded,
) -> impl IntoView {
    let folded = move || state.chosen().pairs().filter(|(field, _)| *field != FilterField::Year && !field.is_of_table()).count();
    view! {
        <FilterForm class=css::filters label="Filters" fields=state.dashboard.filters() state view>
            // Below 768 the filters fold behind this; the year stays out.
            <label class=css::unfold>
                <input type="checkbox" class="sr-only" />
                <Draw icon=Icon::Sliders />
                "Filters"
                {move || (folded() > 0).then(|| view! { <b>{folded()}</b> })}
            </label>
        </FilterForm>
    }
}

/// Filters side by side. Without a script each is a button of the form and leads to a page of its own.
#[component]
pub fn FilterForm(
    /// The class of the whole.
    class: &'static str,
    /// What the filters are.
    label: &'static str,
    /// The filters, in order.
    fields: Vec<FilterField>,
    /// What is chosen.
    state: FilterState,
    /// For the names of what is chosen.
    view: Loaded,
    /// What stands before them.
    #[prop(optional)]
    children: Option<Children>,
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
    let hidden = |(key, value): (String, String)| view! { <input type="hidden" name=key value=value /> };
    view! {
        <form class=class method="get" action="/filters" aria-label=label on:keydown=on_keydown>
            <input type="hidden" name="dashboard" value=state.dashboard.key() />
            {move || state.links().pairs_without(None).into_iter().map(hidden).collect_view()}
            {children.map(|children| children())}
            {fields.into_iter().map(|field| view! { <FilterControl field state view open counts /> }).collect_view()}
        </form>
    }
}
