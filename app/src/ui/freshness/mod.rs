//! How fresh the numbers are: always under the title, per source on demand.

use leptos::prelude::*;

use crate::shown::ShownFreshness;
use crate::ui::disclosure::Disclosure;
use crate::ui::icon::{Draw, Icon};
use crate::ui::note::{Note, Tone};
use crate::ui::table::Table;

stylance::import_crate_style!(css, "src/ui/freshness/freshness.module.css");

/// The line under the title, which opens to the sources.
#[component]
pub fn FreshnessLine(
    /// Of what is shown.
    freshness: ShownFreshness,
) -> impl IntoView {
    let (class, icon) = if freshness.notes.is_empty() { (css::good, Icon::Ok) } else { (css::warn, Icon::Alert) };
    let summary = view! {
        <span class=class>
            <Draw icon />
        </span>
        <span>{freshness.line}</span>
        <span class=css::more>
            "Sources"
            <Draw icon=Icon::Down />
        </span>
    };
    let heads = ["Source", "Rows", "Rejected", "File"].map(str::to_owned).to_vec();
    view! {
        <Disclosure
            class=css::freshness
            summary_class=css::summary
            summary=summary.into_any()
            panel_class=css::panel
        >
            <Table caption="Rows of each source in this data" heads words=&[3] rows=freshness.sources />
        </Disclosure>
    }
}

/// What is unusual about the data, above everything else.
#[component]
pub fn FreshnessNotes(
    /// Of what is shown.
    freshness: ShownFreshness,
) -> impl IntoView {
    let note = |(title, text): (String, String)| view! { <Note tone=Tone::Warn title text /> };
    freshness.notes.into_iter().map(note).collect_view()
}
