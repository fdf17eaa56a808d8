//! Behind a figure: how it is counted, and its course as a table.

use leptos::prelude::*;

use crate::ui::disclosure::Disclosure;
use crate::ui::icon::{Draw, Icon};
use crate::ui::table::Table;

stylance::import_crate_style!(css, "src/ui/figure/menu.module.css");

/// A button that opens the definition and the table. T does the same anywhere in the figure (`enhance`).
#[component]
pub fn FigureMenu(
    /// The figure's title.
    title: String,
    /// How it is counted.
    definition: String,
    /// The table by year.
    heads: Vec<String>,
    /// Its rows.
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let by_year = if heads.is_empty() {
        ().into_any()
    } else if rows.is_empty() {
        view! { <p>"No year has data."</p> }.into_any()
    } else {
        view! { <Table caption="By year" heads rows /> }.into_any()
    };
    view! {
        <Disclosure
            class=css::menu
            summary_class=css::dots
            name=format!("{title}: table and how it is counted")
            summary=view! { <Draw icon=Icon::Dots /> }.into_any()
            panel_class=css::panel
        >
            <h3>"How this is counted"</h3>
            <p>{definition}</p>
            <div class=css::table>{by_year}</div>
        </Disclosure>
    }
}
