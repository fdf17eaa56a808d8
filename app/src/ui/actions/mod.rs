//! What can be done with a page: copy its address, print it. Both are the work of `enhance`, and hidden where there is no script.

use leptos::prelude::*;

use crate::ui::button::css as button;
use crate::ui::icon::{Draw, Icon};

stylance::import_crate_style!(css, "src/ui/actions/actions.module.css");

/// The page's actions.
#[component]
pub fn PageActions() -> impl IntoView {
    let class = stylance::classes!(button::button, css::action);
    view! {
        <div class=css::actions>
            <span class=css::answer role="status" data-copied=""></span>
            <button class=class.clone() type="button" data-copy="">
                <Draw icon=Icon::Link />
                <span>"Copy link"</span>
            </button>
            <button class=class type="button" data-print="">
                <Draw icon=Icon::Print />
                <span>"Print"</span>
            </button>
        </div>
    }
}
