//! The shape of what comes, shown only if it takes longer than a glance.

use domain::dashboard::DashboardName;
use leptos::prelude::*;

stylance::import_crate_style!(css, "src/ui/skeleton/skeleton.module.css");

/// As many as make the shape of a chart.
const COLUMNS: usize = 6;
/// As many as a page of a table has.
const ROWS: usize = 10;

/// A dashboard that is being loaded, in the shape of what comes.
#[component]
pub fn DashboardSkeleton(
    /// Which one.
    dashboard: DashboardName,
) -> impl IntoView {
    let widgets = (dashboard != DashboardName::Home).then(|| {
        view! {
            <ChartSkeleton name="completions by year" />
            <TableSkeleton rows=ROWS />
        }
    });
    view! {
        <FiguresSkeleton count=if dashboard == DashboardName::Home { 5 } else { 4 } />
        {widgets}
    }
}

/// Key figures that are being loaded.
#[component]
pub fn FiguresSkeleton(
    /// How many.
    count: usize,
) -> impl IntoView {
    let figure = |_| {
        view! {
            <div class=css::figure>
                <div class=css::label></div>
                <div class=css::value></div>
                <div class=css::line></div>
                <div class=css::spark></div>
            </div>
        }
    };
    view! {
        <div class=css::skeleton>
            <p class="sr-only" role="status">
                "Loading figures"
            </p>
            <div class=css::figures aria-hidden="true">
                {(0..count).map(figure).collect_view()}
            </div>
        </div>
    }
}

/// A chart that is being loaded: columns of no meaning.
#[component]
pub fn ChartSkeleton(
    /// What will be shown: `completions by year`.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! {
        <div class=css::skeleton>
            <div class=css::columns aria-hidden="true">
                {(0..COLUMNS).map(|_| view! { <span class=css::column></span> }).collect_view()}
            </div>
            <p class=css::words role="status">
                {format!("Loading {name} …")}
            </p>
        </div>
    }
}

/// Rows of a table that are being loaded.
#[component]
pub fn TableSkeleton(
    /// How many.
    rows: usize,
) -> impl IntoView {
    view! {
        <div class=css::skeleton>
            <p class="sr-only" role="status">
                "Loading table"
            </p>
            <div class=css::rows aria-hidden="true">{(0..rows).map(|_| view! { <div class=css::row></div> }).collect_view()}</div>
        </div>
    }
}
