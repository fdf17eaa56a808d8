//! What stands above and below the drawing of a chart; or the same as a table.

use leptos::prelude::*;

use super::menu::WidgetMenu;
use super::{css, failed, heading, nothing};
use crate::charts::Legend;
use crate::links::Links;
use crate::shown::{ChartReading, ShownChart};
use crate::ui::icon::{Draw, Icon};
use crate::ui::link::stay;
use crate::ui::table::Table;

/// Title, subtitle and the way back from a drill-down; the scales and the menu, where there is something to draw.
pub fn chart_head(chart: &ShownChart, links: &Links) -> AnyView {
    let (title, subtitle) = (chart.title.clone(), chart.subtitle.clone());
    let back = chart.above.clone();
    let back = back.map(|(words, href)| stay(css::above, href, false, (view! { <Draw icon=Icon::Left /> }, words).into_any()));
    let tools = chart.reading.as_ref().ok().filter(|reading| !reading.drawing.is_empty()).map(|reading| tools(chart, reading, links));
    view! {
        <header class=css::head>
            <div>
                <h2 id=heading(&chart.id)>{title}</h2>
                <p>{subtitle}</p>
                {back}
            </div>
            <div class=css::tools>{tools}</div>
        </header>
    }
    .into_any()
}

fn tools(chart: &ShownChart, reading: &ChartReading, links: &Links) -> AnyView {
    let as_table = reading.table.is_some();
    let menu = WidgetMenu { id: &chart.id, title: &chart.title, as_table, definition: &reading.definition };
    let scales = (!as_table && !chart.scales.is_empty()).then(|| segments(chart.scales.clone()));
    let close = view! {
        <button class=css::close type="button" data-large-toggle="" aria-label="Close the large view">
            <Draw icon=Icon::Large />
            <Draw icon=Icon::X />
        </button>
    };
    (scales, menu.view(links), close).into_any()
}

/// The legend and the note below the drawing; or what stands in its place.
pub fn chart_foot(chart: &ShownChart, links: &Links) -> AnyView {
    match chart.reading.clone() {
        Err(reason) => failed("This chart could not be loaded", reason, links.here()),
        Ok(reading) if reading.drawing.is_empty() => nothing(),
        Ok(ChartReading { table: Some((heads, rows)), .. }) => {
            view! { <div class=css::table><Table caption=chart.title.clone() heads rows /></div> }.into_any()
        }
        Ok(ChartReading { drawing, foot, more, .. }) => {
            let more = more.map(|(words, href)| stay(css::more, href, false, words.into_any()));
            view! {
                <footer class=css::foot>
                    <Legend drawing /> <span>{foot}</span> {more}
                </footer>
            }
            .into_any()
        }
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
