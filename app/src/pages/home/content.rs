//! What Home shows: the figures, or why there are none.

use domain::filters::FilterField;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::address::{self, with_filters};
use crate::error::AppError;
use crate::shown::{Reason, ReasonKind, ShownDashboard};
use crate::ui::button;
use crate::ui::figure::Figures;
use crate::ui::filters::{FilterState, Loaded};
use crate::ui::icon::{Draw, Icon};
use crate::ui::state::State;

/// The page below its filters.
pub fn content(answer: Result<ShownDashboard, AppError>, view: Loaded, state: FilterState) -> AnyView {
    match answer {
        Ok(ShownDashboard { reason: Some(reason), .. }) => empty(reason, state),
        Ok(shown) => {
            let retry = Callback::new(move |()| view.refetch());
            view! { <Figures figures=shown.figures retry here=state.here() /> }.into_any()
        }
        Err(AppError::SignedOut) => signed_out(state),
        Err(error) => {
            #[cfg(feature = "ssr")]
            crate::status::answer_with(error.status());
            failed(&error, view, state)
        }
    }
}

/// Nothing to show, with the way out where there is one.
fn empty(reason: Reason, state: FilterState) -> AnyView {
    let icon = match reason.kind {
        ReasonKind::NoPerson => Icon::Person,
        ReasonKind::NoRelease => Icon::Stack,
        ReasonKind::NothingMatches => Icon::Search,
    };
    let filters = state.chosen();
    if reason.kind != ReasonKind::NothingMatches || filters.is_empty() {
        return view! { <State icon title=reason.title text=reason.text /> }.into_any();
    }
    let clear = |field: FilterField| {
        let href = with_filters(state.path, &filters.cleared(field));
        view! {
            <a class=button::small() href=href>
                {format!("Clear {}", field.title().to_ascii_lowercase())}
            </a>
        }
    };
    let buttons = FilterField::COMMON.into_iter().filter(|field| filters.has(*field)).map(clear).collect_view();
    view! {
        <State icon title=reason.title text=reason.text>
            {buttons}
            <a class=button::small() href=state.path>
                "Clear all"
            </a>
        </State>
    }
    .into_any()
}

fn signed_out(state: FilterState) -> AnyView {
    let href = address::sign_in(&state.here());
    view! {
        <State icon=Icon::Lock title="You are signed out" text="Sign in to see your figures; your filters stay.">
            <a class=button::small() href=href rel="external">
                "Sign in"
            </a>
        </State>
    }
    .into_any()
}

fn failed(error: &AppError, view: Loaded, state: FilterState) -> AnyView {
    let on_click = move |event: MouseEvent| {
        event.prevent_default();
        view.refetch();
    };
    view! {
        <State icon=Icon::Alert failed=true title="The figures could not be loaded" text=error.to_string()>
            <a class=button::small() href=state.here() on:click=on_click>
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
