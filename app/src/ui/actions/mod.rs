//! What can be done with a page: copy its address, print it. Both need JavaScript, and are hidden where there is none.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::button::css as button;
use crate::ui::icon::{Draw, Icon};

stylance::import_crate_style!(css, "src/ui/actions/actions.module.css");

/// How long the answer to "Copy link" is shown.
const SHOWN: Duration = Duration::from_secs(4);

/// The page's actions.
#[component]
pub fn PageActions() -> impl IntoView {
    let (copied, set_copied) = signal(false);
    let copy = move |_| {
        let window = window();
        if let Ok(address) = window.location().href() {
            // The promise fails only where the browser forbids the clipboard; the address bar still holds the link.
            let _ = window.navigator().clipboard().write_text(&address);
            set_copied.set(true);
            set_timeout(move || set_copied.set(false), SHOWN);
        }
    };
    let print = move |_| {
        // A browser that cannot print ignores it.
        let _ = window().print();
    };
    view! {
        <div class=css::actions>
            <span class=css::answer role="status">
                {move || copied.get().then_some("Link copied")}
            </span>
            <button class=stylance::classes!(button::button, css::action) type="button" on:click=copy>
                <Draw icon=Icon::Link />
                <span>"Copy link"</span>
            </button>
            <button class=stylance::classes!(button::button, css::action) type="button" on:click=print>
                <Draw icon=Icon::Print />
                <span>"Print"</span>
            </button>
        </div>
    }
}
