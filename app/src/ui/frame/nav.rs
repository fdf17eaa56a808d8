//! The pages that there are.

use leptos::prelude::*;

use crate::ui::icon::{Draw, Icon};
use crate::visit::use_visit;

stylance::import_crate_style!(css, "src/ui/frame/nav.module.css");

/// Links to the pages. A page that does not exist is not linked: each dashboard adds its line here.
#[component]
pub fn Nav() -> impl IntoView {
    let here = use_visit().here;
    let path = here.split('?').next().unwrap_or_default();
    let current = |target: &str| (path == target).then_some("page");
    view! {
        <nav class=css::nav aria-label="Main">
            <a href="/" rel="external" aria-current=current("/")>
                <Draw icon=Icon::Home />
                <span>"Home"</span>
            </a>
            <p class=css::head>"Dashboards"</p>
            <a href="/courses" rel="external" aria-current=current("/courses")>
                <Draw icon=Icon::Book />
                <span>"Courses"</span>
            </a>
        </nav>
    }
}
