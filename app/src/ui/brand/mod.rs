//! The mark of the product, with the name beside it.

use leptos::prelude::*;

stylance::import_crate_style!(css, "src/ui/brand/brand.module.css");

/// The mark and a name.
#[component]
pub fn Brand(
    /// The customer's name, or the product's where nobody is signed in.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! {
        <span class=css::brand>
            <svg class=css::mark viewBox="0 0 28 28" aria-hidden="true">
                <rect class=css::ground width="28" height="28" rx="7" />
                <path class=css::arrow d="M14 5.5 20 21l-6-3.5L8 21z" />
            </svg>
            <span>{name}</span>
        </span>
    }
}
