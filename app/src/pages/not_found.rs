//! An address that leads nowhere, or to what belongs to someone else: the two are not told apart.

use domain::problem::Problem;
use leptos::prelude::*;

use crate::status::answer_with;
use crate::ui::button;
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::state::State;
use crate::visit::use_visit;

/// The page.
#[component]
pub fn NotFound() -> impl IntoView {
    answer_with(Problem::NotFound.status());
    let framed = use_visit().viewer.is_some();
    let page = view! {
        <PageHead title="Not found">
            <p>"404"</p>
        </PageHead>
        <State icon=Icon::Search title="There is nothing here" text="Check the address, or go back to Home.">
            <a class=button::small() href="/">
                "Home"
            </a>
        </State>
    };
    if framed { page.into_any() } else { view! { <main class="bare">{page}</main> }.into_any() }
}
