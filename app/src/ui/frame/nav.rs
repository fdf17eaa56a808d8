//! The pages that there are.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::ui::icon::{Draw, Icon};

stylance::import_crate_style!(css, "src/ui/frame/nav.module.css");

/// Links to the pages. A page that does not exist is not linked: each dashboard adds its line here.
#[component]
pub fn Nav() -> impl IntoView {
    let path = use_location().pathname;
    let current = move |target: &'static str| move || (path.get() == target).then_some("page");
    view! {
        <nav class=css::nav aria-label="Main">
            <a href="/" aria-current=current("/")>
                <Draw icon=Icon::Home />
                <span>"Home"</span>
            </a>
        </nav>
    }
}
