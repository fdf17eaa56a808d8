//! The active filters, each with the way to clear it. The year is no chip, for its filter is always in sight; on paper, where there are
//! no filters, it is one.

use domain::answer::ChosenFilter;
use domain::filters::{FilterField, Filters};
use leptos::html::a;
use leptos::prelude::*;

use crate::address::with_filters;
use crate::ui::button::css as button;
use crate::ui::icon::{Draw, Icon};

/// Tells the router to leave the page where it is scrolled to.
const STAY: &str = "noscroll";

stylance::import_crate_style!(css, "src/ui/chips/chips.module.css");

/// One chip for each chosen value, and one link that clears them all. They are links, so they work without JavaScript.
#[component]
pub fn Chips(
    /// What is chosen.
    filters: Filters,
    /// The names of what is chosen.
    chosen: Vec<ChosenFilter>,
    /// The page's path.
    path: &'static str,
) -> impl IntoView {
    let shown = !filters.is_empty();
    let chips = chosen.into_iter().map(|filter| chip(&filters, filter, path)).collect_view();
    let clear_all = a().class(stylance::classes!(button::link, css::all)).href(path).attr(STAY, "").child("Clear all");
    shown.then(|| {
        view! {
            <div class=css::chips role="group" aria-label="Active filters">
                {chips}
                {clear_all}
            </div>
        }
    })
}

fn chip(filters: &Filters, filter: ChosenFilter, path: &str) -> impl IntoView + use<> {
    let without = with_filters(path, &filters.without(filter.field, &filter.value));
    let label = if filter.field == FilterField::Manager { format!("{} and team", filter.label) } else { filter.label };
    let class = stylance::classes!(css::chip, (filter.field == FilterField::Year).then_some(css::paper));
    let cross = view! { <Draw icon=Icon::X /> };
    let clear = a().href(without).attr("aria-label", format!("Clear {label}")).attr(STAY, "").child(cross);
    view! {
        <span class=class>
            <span class=css::field>{filter.field.title()}</span>
            <span>{label}</span>
            {clear}
        </span>
    }
}
