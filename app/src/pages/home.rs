//! Home: five key figures, filtered, with how fresh they are.

mod content;
mod empty;

use domain::answer::DashboardView;
use domain::dashboard::DashboardName;
use domain::specs::standard;
use leptos::prelude::*;

use crate::address;
use crate::error::AppError;
use crate::title::PageTitle;
use crate::ui::actions::PageActions;
use crate::ui::chips::Chips;
use crate::ui::filters::{FilterBar, FilterPanel, FilterState, Loaded, load, use_filter_state};
use crate::ui::freshness::{FreshnessLine, FreshnessNotes};
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::FiguresSkeleton;
use content::content;

const PATH: &str = "/";

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let state = use_filter_state(PATH);
    let view = load(DashboardName::Home, state);
    let (pending, set_pending) = signal(false);
    leave_when_signed_out(view, state);
    let spec = standard(DashboardName::Home);
    let (title, fields, figures) = (spec.title, spec.filters, spec.widgets.len());
    let skeleton = move || view! { <FiguresSkeleton count=figures /> };
    view! {
        <PageTitle title=title.clone() />
        <Transition fallback=skeleton set_pending>
            <PageHead title=title.clone() actions=view! { <PageActions /> }.into_any()>
                {move || shown(view).and_then(|view| view.freshness).map(|freshness| view! { <FreshnessLine freshness /> })}
            </PageHead>
            {move || shown(view).and_then(|view| view.freshness).map(|freshness| view! { <FreshnessNotes freshness /> })}
            <FilterBar fields=fields.clone() state view />
            <FilterPanel state view />
            {move || shown(view).map(|view| view! { <Chips filters=view.filters chosen=view.chosen path=PATH /> })}
            <div aria-busy=move || if pending.get() { "true" } else { "false" } class="pending">
                {move || view.get().map(|answer| content(answer, view, state))}
            </div>
        </Transition>
    }
}

/// The dashboard, where there is one to show.
fn shown(view: Loaded) -> Option<DashboardView> {
    view.get().and_then(Result::ok)
}

/// A session that ends while the page is open leads to the sign-in page, and back to the same view.
fn leave_when_signed_out(view: Loaded, state: FilterState) {
    Effect::new(move |_| {
        if view.get().is_some_and(|answer| answer.is_err_and(|error: AppError| error.is_signed_out())) {
            // A browser that refuses leaves the message with its link in place.
            let _ = window().location().assign(&address::sign_in(&state.here()));
        }
    });
}
