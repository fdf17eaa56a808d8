//! The root of what runs in the browser: the dashboards, inside the frame that the server renders around them.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::pages::{Courses, Home};

/// The dashboards. Every other page is plain HTML that the server renders (`ssr::plain`); a link to one of them is `rel="external"`.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/") view=Home />
                <Route path=path!("/courses") view=Courses />
            </FlatRoutes>
        </Router>
    }
}
