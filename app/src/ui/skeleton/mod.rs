//! The shape of what comes, shown only if it takes longer than a glance.

use leptos::prelude::*;

stylance::import_crate_style!(css, "src/ui/skeleton/skeleton.module.css");

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
