//! What a dashboard shows: figures, charts and a table, or why there are none.

use domain::filters::FilterField;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::address;
use crate::error::AppError;
use crate::shown::{Reason, ReasonKind, ShownDashboard};
use crate::ui::button;
use crate::ui::data_table::DataTable;
use crate::ui::figure::Figures;
use crate::ui::filters::{FilterState, Loaded};
use crate::ui::icon::{Draw, Icon};
use crate::ui::state::State;
use crate::ui::widget::{ChartWidget, css as widget};

/// The page below its filters.
pub fn content(answer: Result<ShownDashboard, AppError>, view: Loaded, state: FilterState) -> AnyView {
    match answer {
        Ok(ShownDashboard { reason: Some(reason), .. }) => empty(reason, state),
        Ok(shown) => {
            let retry = Callback::new(move |()| view.refetch());
            let links = state.links();
            let of_charts = links.clone();
            let chart = move |chart| view! { <ChartWidget chart links=of_charts.clone() retry /> };
            let charts = shown.charts.into_iter().map(chart).collect::<Vec<_>>();
            let table = shown.table.map(|table| view! { <DataTable table links=links.clone() state view /> });
            let widgets = (!charts.is_empty() || table.is_some()).then(|| {
                view! {
                    <div class=widget::grid>
                        {charts}
                        {table}
                    </div>
                }
            });
            view! {
                <Figures figures=shown.figures retry here=state.here() />
                {widgets}
            }
            .into_any()
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
        let href = state.links().filtered(&filters.cleared(field));
        view! {
            <a class=button::small() href=href>
                {format!("Clear {}", field.title().to_ascii_lowercase())}
            </a>
        }
    };
    let buttons = state.dashboard.filters().into_iter().filter(|field| filters.has(*field)).map(clear).collect_view();
    view! {
        <State icon title=reason.title text=reason.text>
            {buttons}
            <a class=button::small() href=state.dashboard.path()>
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
            <a class=button::small() href=state.dashboard.path()>
                "Clear all filters"
            </a>
        </State>
    }
    .into_any()
}
