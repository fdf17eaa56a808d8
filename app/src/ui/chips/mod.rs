//! The active filters, each with the way to clear it. The year, what a dashboard filters by itself and what narrows its table are no
//! chips, for their filters are always in sight; on paper, where there are no filters, they are.

use domain::answer::ChosenFilter;
use domain::filters::{FilterField, Filters};
use leptos::html::a;
use leptos::prelude::*;

use crate::links::Links;
use crate::ui::button::css as button;
use crate::ui::icon::{Draw, Icon};

/// Tells the router to leave the page where it is scrolled to.
const STAY: &str = "noscroll";

stylance::import_crate_style!(css, "src/ui/chips/chips.module.css");

/// One chip for each chosen value, and one link that clears them all. They are links, so they work without JavaScript.
#[component]
pub fn Chips(
    /// Where the page is.
    links: Links,
    /// The names of what is in force.
    chosen: Vec<ChosenFilter>,
) -> impl IntoView {
    let on_screen = chosen.iter().any(|filter| is_on_screen(&links, filter)) || links.filters.has(FilterField::Year);
    let all = links.filtered(&Filters::default());
    let clear_all = a().class(stylance::classes!(button::link, css::all)).href(all).attr(STAY, "").child("Clear all");
    let chips = chosen.into_iter().map(|filter| chip(&links, filter)).collect::<Vec<_>>();
    (!chips.is_empty()).then(|| {
        let class = stylance::classes!(css::chips, (!on_screen).then_some(css::paper));
        view! {
            <div class=class role="group" aria-label="Active filters">
                {chips}
                {clear_all}
            </div>
        }
    })
}

/// Whether a value is a chip on the screen too.
fn is_on_screen(links: &Links, filter: &ChosenFilter) -> bool {
    let field = filter.field;
    links.filters.has(field) && field != FilterField::Year && !field.is_of_table()
}

fn chip(links: &Links, filter: ChosenFilter) -> impl IntoView + use<> {
    let without = links.filtered(&links.filters.without(filter.field, &filter.value));
    let class = stylance::classes!(css::chip, (!is_on_screen(links, &filter)).then_some(css::paper));
    let label = if filter.field == FilterField::Manager { format!("{} and team", filter.label) } else { filter.label };
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
