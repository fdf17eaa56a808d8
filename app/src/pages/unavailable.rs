//! The page when what it needs cannot be had, and it may not even be known who is here.

use domain::problem::Problem;
use leptos::prelude::*;

use crate::status::answer_with;
use crate::ui::button;
use crate::ui::icon::{Draw, Icon};
use crate::ui::page_head::PageHead;
use crate::ui::state::State;
use crate::visit::use_visit;

/// The page, with its problem's status.
#[component]
pub fn Unavailable(
    /// Why.
    problem: Problem,
) -> impl IntoView {
    answer_with(problem.status());
    let state = view! {
        <State icon=Icon::Alert failed=true title="This page could not be loaded" text=problem.to_string()>
            <a class=button::small() href="">
                <Draw icon=Icon::Redo />
                "Try again"
            </a>
        </State>
    };
    in_frame_or_bare("Not available", "The other pages are not touched by it", state.into_any())
}

/// Below title and words in the frame of whoever is signed in, else alone.
pub fn in_frame_or_bare(title: &'static str, words: &'static str, panel: AnyView) -> AnyView {
    if use_visit().viewer.is_some() {
        let head = view! {
            <PageHead title>
                <p>{words}</p>
            </PageHead>
        };
        return view! { {head} {panel} }.into_any();
    }
    view! {
        <main class="bare">
            <h1>"Kineo Analytics"</h1>
            {panel}
        </main>
    }
    .into_any()
}
