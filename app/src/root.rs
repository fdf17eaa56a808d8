//! The root of the pages that run in the browser: the dashboards in their frame.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::pages::Home;
use crate::ui::frame::Frame;
use crate::visit::provide_visit;

/// The dashboards. Every other page is plain HTML with forms and is rendered on the server only (`ssr::plain`), which keeps it out of
/// the browser's client; a link to one of them is `rel="external"`.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let visit = provide_visit();
    view! {
        <Router>
            {visit.viewer.map(|viewer| view! { <Frame viewer><Dashboards /></Frame> })}
        </Router>
    }
}

#[component]
fn Dashboards() -> impl IntoView {
    view! {
        <FlatRoutes fallback=|| ()>
            <Route path=path!("/") view=Home />
        </FlatRoutes>
    }
}
