//! What Home shows: the figures, or why there are none.

use domain::answer::{DashboardView, Widget, WidgetState};
use domain::role::Role;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::empty::{NoRelease, NothingMatches};
use crate::address;
use crate::error::AppError;
use crate::pages::no_person::NoPerson;
use crate::status::answer_with;
use crate::ui::button;
use crate::ui::figure::Figures;
use crate::ui::filters::{FilterState, Loaded};
use crate::ui::icon::{Draw, Icon};
use crate::ui::state::State;
use crate::visit::use_visit;

/// The page below its filters.
pub fn content(answer: Result<DashboardView, AppError>, view: Loaded, state: FilterState) -> AnyView {
    match answer {
        Ok(shown) => figures(shown, view, state),
        Err(error) => {
            if let AppError::Problem(problem) = &error {
                answer_with(problem);
            }
            failed(&error, view, state)
        }
    }
}

fn figures(shown: DashboardView, view: Loaded, state: FilterState) -> AnyView {
    let viewer = use_visit().viewer;
    if let Some(viewer) = viewer.filter(|viewer| !viewer.has_person && viewer.roles.iter().all(|role| needs_person(*role))) {
        return view! { <NoPerson viewer /> }.into_any();
    }
    if shown.freshness.is_none() {
        return view! { <NoRelease /> }.into_any();
    }
    if shown.widgets.iter().all(is_empty) {
        return view! { <NothingMatches filters=shown.filters chosen=shown.chosen path=state.path /> }.into_any();
    }
    let retry = Callback::new(move |()| view.refetch());
    view! { <Figures widgets=shown.widgets year=shown.filters.year() retry here=state.here() /> }.into_any()
}

/// Whether a role sees people by being one of them.
const fn needs_person(role: Role) -> bool {
    matches!(role, Role::Learner | Role::Manager)
}

/// Whether a figure has nothing to divide by. One that failed is not empty: nobody knows.
fn is_empty(widget: &Widget) -> bool {
    match &widget.state {
        WidgetState::Ready { answer, .. } => answer.number(0, "denominator").is_none_or(|denominator| denominator < 0.5),
        WidgetState::Failed(_) => false,
    }
}

fn failed(error: &AppError, view: Loaded, state: FilterState) -> AnyView {
    let here = state.here();
    if error.is_signed_out() {
        let href = address::sign_in(&here);
        return view! {
            <State icon=Icon::Lock title="You are signed out" text="Sign in to see your figures; your filters stay.">
                <a class=button::small() href=href rel="external">
                    "Sign in"
                </a>
            </State>
        }
        .into_any();
    }
    let on_click = move |event: MouseEvent| {
        event.prevent_default();
        view.refetch();
    };
    view! {
        <State icon=Icon::Alert failed=true title="The figures could not be loaded" text=error.to_string()>
            <a class=button::small() href=here on:click=on_click>
                <Draw icon=Icon::Redo />
                "Try again"
            </a>
            <a class=button::small() href=state.path>
                "Clear all filters"
            </a>
        </State>
    }
    .into_any()
}
