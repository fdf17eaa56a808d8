//! A chart in its widget, or the same as a table.

use leptos::prelude::*;

use super::menu::WidgetMenu;
use super::{css, failed, nothing, widget};
use crate::charts::{ChartView, Legend};
use crate::links::Links;
use crate::shown::{ChartReading, ShownChart};
use crate::ui::icon::{Draw, Icon};
use crate::ui::link::stay;
use crate::ui::table::Table;

/// A chart with its menu. `links` tells which widgets are shown as a table.
#[component]
pub fn ChartWidget(
    /// What it shows.
    chart: ShownChart,
    /// Where the page is.
    links: Links,
    /// Asks for the numbers again.
    retry: Callback<()>,
) -> impl IntoView {
    let ShownChart { id, title, subtitle, span, above, scales, reading } = chart;
    let head = subtitle_view(subtitle, above);
    let (tools, body) = match reading {
        Err(reason) => (().into_any(), failed("This chart could not be loaded", reason, links.here(), retry)),
        Ok(reading) if reading.drawing.is_empty() => (().into_any(), nothing()),
        Ok(reading) => {
            let as_table = reading.table.is_some();
            let menu = WidgetMenu { id: &id, title: &title, as_table, definition: &reading.definition };
            let scales = (!as_table && !scales.is_empty()).then(|| segments(scales));
            let tools = view! {
                {scales}
                {menu.view(&links)}
            };
            (tools.into_any(), shown(id.clone(), title.clone(), reading))
        }
    };
    widget(id, title, head, span, tools, body)
}

fn subtitle_view(subtitle: String, above: Option<(String, String)>) -> AnyView {
    let back = above.map(|(words, href)| stay(css::above, href, false, (view! { <Draw icon=Icon::Left /> }, words).into_any()));
    view! {
        <p>{subtitle}</p>
        {back}
    }
    .into_any()
}

fn shown(id: String, title: String, reading: ChartReading) -> AnyView {
    let ChartReading { drawing, foot, table, more, .. } = reading;
    let more = more.map(|(words, href)| stay(css::more, href, false, words.into_any()));
    if let Some((heads, rows)) = table {
        view! { <div class=css::table><Table caption=title heads rows /></div> }.into_any()
    } else {
        let legend = view! { <Legend drawing=drawing.clone() /> };
        view! {
            <ChartView id name=title drawing />
            <footer class=css::foot>
                {legend} <span>{foot}</span> {more}
            </footer>
        }
        .into_any()
    }
}

/// Ways to show the same; links, so that Back leads to the one before.
fn segments(scales: Vec<(String, String, bool)>) -> AnyView {
    let segment = |(name, href, shown): (String, String, bool)| stay("", href, shown, name.into_any());
    view! {
        <div class=css::segments role="group" aria-label="Scale">
            {scales.into_iter().map(segment).collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}
