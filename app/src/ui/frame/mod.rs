//! The frame around every page of whoever is signed in: side bar, rail or top bar by width, and the page beside it. It is rendered on
//! the server only; what it does with a script stands in `enhance`.

mod account;
mod nav;

use domain::account::Viewer;
use leptos::prelude::*;

use crate::ui::brand::Brand;
use crate::ui::disclosure::Disclosure;
use crate::ui::icon::{Draw, Icon};
use account::{AccountEntries, AccountMenu};
use nav::Nav;

stylance::import_crate_style!(css, "src/ui/frame/frame.module.css");

/// The frame. Both bars are in the page and the width shows one of them, so nothing moves when the script arrives.
#[component]
pub fn Frame(
    /// Whoever is signed in.
    viewer: Viewer,
    /// Whether the page is a dashboard, which the client takes over.
    live: bool,
    /// The page.
    children: Children,
) -> impl IntoView {
    let name = viewer.customer_name.clone();
    let menu = view! { <Draw icon=Icon::Menu /> }.into_any();
    view! {
        <a class=css::skip href="#main" rel="external">
            "Skip to content"
        </a>
        <div class=css::frame>
            <aside class=css::side aria-label="Side bar">
                <a class=css::brand href="/">
                    <Brand name=name.clone() />
                </a>
                <Nav />
                <AccountMenu viewer=viewer.clone() />
            </aside>
            <header class=css::top>
                <a class=css::brand href="/">
                    <Brand name />
                </a>
                <Disclosure
                    class=css::pages
                    summary_class=css::opener
                    name="Menu"
                    summary=menu
                    panel_class=css::sheet
                >
                    <Nav />
                    <AccountEntries viewer />
                </Disclosure>
            </header>
            <main class=css::main id="main" tabindex="-1" data-live=live.then_some("")>
                {children()}
            </main>
        </div>
    }
}
