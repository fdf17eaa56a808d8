//! The pages that are plain HTML: forms and messages, without the browser's client.

use domain::problem::Problem;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::Router;

use crate::pages::{ChangePassword, NotFound, SignIn, Unavailable};
use crate::ui::frame::Frame;
use crate::visit::provide_visit;

/// Which page.
#[derive(Clone, Debug)]
pub enum Plain {
    /// Signing in.
    SignIn,
    /// Changing the own password.
    ChangePassword,
    /// An address that leads nowhere.
    NotFound,
    /// It is not even known who is here.
    Unavailable(Problem),
}

/// A plain page, in the frame of whoever is signed in.
#[component]
pub fn PlainPage(
    /// Which page.
    page: Plain,
) -> impl IntoView {
    provide_meta_context();
    let viewer = provide_visit().viewer;
    view! {
        <Router>
            {match viewer {
                Some(viewer) => view! { <Frame viewer>{content(page)}</Frame> }.into_any(),
                None => content(page),
            }}
        </Router>
    }
}

fn content(page: Plain) -> AnyView {
    match page {
        Plain::SignIn => view! { <SignIn /> }.into_any(),
        Plain::ChangePassword => view! { <ChangePassword /> }.into_any(),
        Plain::NotFound => view! { <NotFound /> }.into_any(),
        Plain::Unavailable(problem) => view! { <Unavailable problem /> }.into_any(),
    }
}
