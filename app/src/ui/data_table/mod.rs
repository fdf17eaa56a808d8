//! A table of which the server sends a page at a time: sorted by its heads, filtered by status, with columns to choose.

mod body;
mod pager;

use domain::filters::FilterField;
use leptos::prelude::*;

use crate::links::Links;
use crate::shown::ShownTable;
use crate::ui::button::css as button;
use crate::ui::disclosure::Disclosure;
use crate::ui::filters::{FilterForm, FilterState, Loaded};
use crate::ui::icon::{Draw, Icon};
use crate::ui::link::stay;
use crate::ui::widget::{export, failed, nothing, widget};

stylance::import_crate_style!(pub(self) css, "src/ui/data_table/data_table.module.css");

/// The table in its widget.
#[component]
pub fn DataTable(
    /// What it shows.
    table: ShownTable,
    /// Where the page is.
    links: Links,
    /// What is chosen.
    state: FilterState,
    /// For the names of what is chosen.
    view: Loaded,
) -> impl IntoView {
    let ShownTable { id, title, subtitle, reading } = table;
    let retry = Callback::new(move |()| view.refetch());
    let subtitle = view! { <p>{subtitle}</p> }.into_any();
    let csv = export(&links, &id, "csv");
    let (choices, body) = match reading {
        Err(reason) => (Vec::new(), failed("This table could not be loaded", reason, links.here(), retry)),
        Ok(reading) if reading.rows.is_empty() => (reading.choices, nothing()),
        Ok(reading) => (reading.choices.clone(), body::body(&title, reading)),
    };
    let tools = view! {
        <div class=css::tools>
            <FilterForm
                class=css::filters
                label="Filters of the table"
                fields=vec![FilterField::StatusInYear, FilterField::Status]
                state
                view
            />
            {chooser(choices)}
            <a class=button::button href=csv rel="external" download="">
                <Draw icon=Icon::Download />
                "Export all rows"
            </a>
        </div>
    };
    widget(id, title, subtitle, 12, tools.into_any(), body)
}

/// Links that show and hide columns; the panel stays open while several are chosen.
fn chooser(choices: Vec<(String, String, bool)>) -> AnyView {
    let choice = |(title, href, shown): (String, String, bool)| {
        let child = view! {
            <span class=css::tick>
                <Draw icon=Icon::Check />
            </span>
            {title}
            <span class="sr-only">{if shown { ": shown, hide it" } else { ": hidden, show it" }}</span>
        };
        view! { <li>{stay("", href, shown, child.into_any())}</li> }
    };
    view! {
        <Disclosure
            class=css::chooser
            summary_class=css::opener
            summary=view! {
                <Draw icon=Icon::Sliders />
                "Columns"
            }
                .into_any()
            panel_class=css::panel
        >
            <ul>{choices.into_iter().map(choice).collect_view()}</ul>
        </Disclosure>
    }
    .into_any()
}
