//! Every chart in every state, with made-up values: what a change to charts is looked at on. The server renders it alone, and the
//! client adds the keys.

mod drawings;
mod figures;
mod people;
mod widget;

use leptos::prelude::*;

use crate::ui::figure::Figures;
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::{ChartSkeleton, FiguresSkeleton, TableSkeleton};
use crate::ui::state::State;
use drawings::examples;
use figures::figures;
use widget::{ExampleWidget, Plain};

stylance::import_crate_style!(css, "src/pages/gallery/gallery.module.css");

/// Where this page is; the marks lead back to it.
const PATH: &str = "/gallery";

/// The page.
#[component]
pub fn Gallery() -> impl IntoView {
    let widgets = examples().into_iter().map(|example| view! { <ExampleWidget example /> }).collect_view();
    view! {
        <PageHead title="Charts">
            <p>"Every kind and every state, with made-up values. Arrows move between marks, T shows the table, O opens large"</p>
        </PageHead>
        <div class=css::grid>
            <div class=css::whole>
                <Figures figures=figures() here=PATH />
            </div>
            {widgets}
            <Plain title="Nothing matches">
                <State icon=Icon::Search title="Nothing matches these filters" text="No enrolment of Harbour Clinic was open in 2019." />
            </Plain>
            <Plain title="Not loaded">
                <State
                    icon=Icon::Alert
                    failed=true
                    title="This chart could not be loaded"
                    text="The rest of the page is complete. Request 7f3a-91c2, if you write to support."
                />
            </Plain>
            <Plain title="Loading a chart" surface=true>
                <ChartSkeleton name="completions by year" />
            </Plain>
            <Plain title="Loading a table" surface=true>
                <TableSkeleton rows=6 />
            </Plain>
            <div class=css::whole>
                <FiguresSkeleton count=4 />
            </div>
        </div>
    }
}
