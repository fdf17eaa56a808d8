//! A table of which the server sends a page at a time: sorted by its heads, filtered by status, with columns to choose.

mod body;
mod chooser;
mod pager;

use leptos::prelude::*;

use crate::links::Links;
use crate::shown::ShownTable;
use crate::ui::button::css as button;
use crate::ui::icon::{Draw, Icon};
use crate::ui::widget::{export, failed, heading, nothing};

stylance::import_crate_style!(pub(self) css, "src/ui/data_table/data_table.module.css");

/// Title and subtitle.
pub fn table_title(table: &ShownTable) -> AnyView {
    let (title, subtitle) = (table.title.clone(), table.subtitle.clone());
    view! {
        <div>
            <h2 id=heading(&table.id)>{title}</h2>
            <p>{subtitle}</p>
        </div>
    }
    .into_any()
}

/// The choice of columns and the export of all rows.
pub fn table_tools(table: &ShownTable, links: &Links) -> AnyView {
    let csv = export(links, &table.id, "csv");
    let choices = table.reading.as_ref().map(|reading| chooser::chooser(reading.choices.clone())).ok();
    view! {
        {choices}
        <a class=button::button href=csv rel="external" download="">
            <Draw icon=Icon::Download />
            "Export all rows"
        </a>
    }
    .into_any()
}

/// Heads, rows and pager, or why there are none.
pub fn table_body(table: &ShownTable, links: &Links) -> AnyView {
    match &table.reading {
        Err(reason) => failed("This table could not be loaded", reason.clone(), links.here()),
        Ok(reading) if reading.rows.is_empty() => nothing(),
        Ok(reading) => body::body(&table.title, reading),
    }
}
