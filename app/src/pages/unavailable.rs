//! The page when it is not even known who is here.

use domain::problem::Problem;
use leptos::prelude::*;

use crate::status::answer_with;
use crate::ui::button;
use crate::ui::icon::{Draw, Icon};
use crate::ui::state::State;

/// The page, with its problem's status.
#[component]
pub fn Unavailable(
    /// Why.
    problem: Problem,
) -> impl IntoView {
    answer_with(problem.status());
    view! {
        <main class="bare">
            <h1>"Kineo Analytics"</h1>
            <State icon=Icon::Alert failed=true title="This page could not be loaded" text=problem.to_string()>
                <a class=button::small() href="">
                    <Draw icon=Icon::Redo />
                    "Try again"
                </a>
            </State>
        </main>
    }
}
