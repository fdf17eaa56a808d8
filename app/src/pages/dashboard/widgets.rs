//! The widgets below the figures: charts, and a table with the filters of its rows.

use domain::filters::FilterField;
use leptos::prelude::*;

use super::part;
use crate::charts::ChartView;
use crate::error::AppError;
use crate::page::{Page, PageChart, PageTable};
use crate::ui::filters::{FilterForm, FilterState, Loaded};
use crate::ui::fragment::Fragment;
use crate::ui::widget::{css, heading, span};

/// The grid of widgets; nothing where the dashboard has none.
#[component]
pub fn Widgets(
    /// What is chosen.
    state: FilterState,
    /// What the server sent.
    view: Loaded,
) -> impl IntoView {
    let charts = part(view, |page| page.charts.len());
    let table = part(view, |page| page.table.is_some());
    move || {
        (charts.get() > 0 || table.get()).then(|| {
            view! {
                <div class=css::grid>
                    {(0..charts.get()).map(|index| chart(view, index)).collect_view()}
                    {table.get().then(|| self::table(state, view))}
                </div>
            }
        })
    }
}

/// The chart at a place. It stays while its values change, and with it the focus on its marks.
fn chart(view: Loaded, index: usize) -> AnyView {
    let read = move |answer: &Option<Result<Page, AppError>>| answer.as_ref()?.as_ref().ok()?.charts.get(index).cloned();
    let chart = Memo::new(move |_| view.try_with(read).flatten());
    let of = move |part: fn(&PageChart) -> String| {
        Signal::derive(move || chart.try_with(|chart| chart.as_ref().map(part)).flatten().unwrap_or_default())
    };
    let drawn = move || chart.try_get().flatten().and_then(|chart| Some((chart.id, chart.title, chart.drawing?)));
    let (id, width) = chart.with_untracked(|chart| chart.as_ref().map(|chart| (chart.id.clone(), chart.span))).unwrap_or_default();
    view! {
        <section class=span(width) aria-labelledby=heading(&id) data-widget=id.clone()>
            <Fragment html=of(|chart| chart.head.clone()) />
            {move || drawn().map(|(id, name, drawing)| view! { <ChartView id name drawing /> })}
            <Fragment html=of(|chart| chart.foot.clone()) />
        </section>
    }
    .into_any()
}

fn table(state: FilterState, view: Loaded) -> AnyView {
    let table = part(view, |page| page.table.clone());
    let of = move |part: fn(&PageTable) -> String| {
        Signal::derive(move || table.try_with(|table| table.as_ref().map(part)).flatten().unwrap_or_default())
    };
    let id = table.with_untracked(|table| table.as_ref().map(|table| table.id.clone())).unwrap_or_default();
    view! {
        <section class=span(12) aria-labelledby=heading(&id) data-widget=id.clone()>
            <div class=css::head>
                <Fragment html=of(|table| table.title.clone()) />
                <div class=css::controls>
                    <FilterForm
                        class=css::filters
                        label="Filters of the table"
                        fields=vec![FilterField::StatusInYear, FilterField::Status]
                        state
                        view
                    />
                    <Fragment html=of(|table| table.tools.clone()) />
                </div>
            </div>
            <Fragment html=of(|table| table.body.clone()) />
        </section>
    }
    .into_any()
}
