//! The head of a page: title, what stands below it, and the page's actions.

use leptos::prelude::*;

stylance::import_crate_style!(css, "src/ui/page_head/page_head.module.css");

/// The title with the page's actions beside it.
#[component]
pub fn PageHead(
    /// The page's title.
    #[prop(into)]
    title: String,
    /// Buttons on the right.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// Freshness, or what the page is for.
    children: Children,
) -> impl IntoView {
    view! {
        <header class=css::head>
            <div class=css::words>
                <h1>{title}</h1>
                {children()}
            </div>
            {actions.map(|actions| view! { <div class=css::actions>{actions}</div> })}
        </header>
    }
}
