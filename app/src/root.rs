//! The root of the pages: who is here, which page, and the frame around it.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::pages::{ChangePassword, Home, NotFound, SignIn, Unavailable};
use crate::ui::frame::Frame;
use crate::visit::{Visit, provide_visit};

/// Every page, framed for whoever is signed in.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let visit = provide_visit();
    view! {
        <Router>
            <Content visit />
        </Router>
    }
}

/// What stands in the router: frame and navigation ask it for the address.
#[component]
fn Content(visit: Visit) -> impl IntoView {
    match (visit.problem, visit.viewer) {
        (Some(problem), _) => view! { <Unavailable problem /> }.into_any(),
        (None, Some(viewer)) => view! { <Frame viewer>{pages()}</Frame> }.into_any(),
        (None, None) => pages().into_any(),
    }
}

fn pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=path!("/") view=Home />
            <Route path=path!("/password") view=ChangePassword />
            <Route path=path!("/sign-in") view=SignIn />
        </FlatRoutes>
    }
}
