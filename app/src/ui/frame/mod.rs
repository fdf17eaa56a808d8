//! The frame around every page of whoever is signed in: side bar, rail or top bar by width, and the page beside it.

mod account;
mod nav;

use domain::account::Viewer;
use leptos::html::Main;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::ui::brand::Brand;
use crate::ui::disclosure::{Disclosure, css as disclosure};
use crate::ui::icon::{Draw, Icon};
use crate::visit::use_visit;
use account::{AccountEntries, AccountMenu};
use nav::Nav;

stylance::import_crate_style!(css, "src/ui/frame/frame.module.css");

/// The frame. Both bars are in the page and the width shows one of them, so nothing moves when the script arrives.
#[component]
pub fn Frame(
    /// Whoever is signed in.
    viewer: Viewer,
    /// The page.
    children: Children,
) -> impl IntoView {
    let main = NodeRef::<Main>::new();
    let theme = RwSignal::new(use_visit().theme);
    focus_new_pages(main);
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
                <AccountMenu viewer=viewer.clone() theme />
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
                    panel_class=stylance::classes!(css::sheet, disclosure::pop)
                >
                    <Nav />
                    <AccountEntries viewer theme />
                </Disclosure>
            </header>
            <main class=css::main id="main" tabindex="-1" node_ref=main>
                {children()}
            </main>
        </div>
    }
}

/// After going to another page within the site the focus stands at its start, as after loading it.
fn focus_new_pages(main: NodeRef<Main>) {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now)
            && let Some(main) = main.get_untracked()
        {
            // The element is in the page and can hold the focus.
            let _ = main.focus();
        }
        now
    });
}
