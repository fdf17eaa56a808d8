//! A dashboard: filtered figures, charts and a table, with how fresh they are. Every dashboard is this page with another name.

mod content;
mod live;

use domain::dashboard::DashboardName;
use leptos::prelude::*;

use crate::address;
use crate::error::AppError;
use crate::shown::ShownDashboard;
use crate::ui::actions::PageActions;
use crate::ui::chips::Chips;
use crate::ui::filters::{FilterBar, FilterState, Loaded, load, use_filter_state};
use crate::ui::freshness::{FreshnessLine, FreshnessNotes};
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::DashboardSkeleton;
use content::content;
use live::NewRelease;

/// Home: five key figures.
#[component]
pub fn Home() -> impl IntoView {
    dashboard(DashboardName::Home, "Home")
}

/// Course completion.
#[component]
pub fn Courses() -> impl IntoView {
    dashboard(DashboardName::Courses, "Course completion")
}

/// Taken apart into one view for all dashboards: the browser carries it once.
fn dashboard(name: DashboardName, title: &'static str) -> AnyView {
    let state = use_filter_state(name);
    let view = load(state);
    let (pending, set_pending) = signal(false);
    leave_when_signed_out(view, state);
    view! {
        <Transition fallback=move || view! { <DashboardSkeleton dashboard=name /> } set_pending>
            <PageHead title actions=view! { <PageActions /> }.into_any()>
                {move || shown(view).and_then(|shown| shown.freshness).map(|freshness| view! { <FreshnessLine freshness /> })}
            </PageHead>
            {move || shown(view).and_then(|shown| shown.freshness).map(|freshness| view! { <FreshnessNotes freshness /> })}
            <NewRelease view />
            <FilterBar state view />
            {move || shown(view).map(|shown| view! { <Chips links=state.links() chosen=shown.chosen /> })}
            <div aria-busy=move || if pending.get() && cfg!(feature = "hydrate") { "true" } else { "false" } class="pending">
                {move || view.get().map(|answer| content(answer, view, state))}
            </div>
        </Transition>
    }
    .into_any()
}

/// The dashboard, where there is one to show.
fn shown(view: Loaded) -> Option<ShownDashboard> {
    view.get().and_then(Result::ok)
}

/// A session that ends while the page is open leads to the sign-in page, and back to the same view.
fn leave_when_signed_out(view: Loaded, state: FilterState) {
    Effect::new(move |_| {
        if matches!(view.get(), Some(Err(AppError::SignedOut))) {
            // A browser that refuses leaves the message with its link in place.
            let _ = window().location().assign(&address::sign_in(&state.here()));
        }
    });
}
