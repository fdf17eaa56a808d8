//! Home: five key figures, filtered, with how fresh they are.

mod content;

use domain::dashboard::DashboardName;
use domain::filters::FilterField;
use leptos::prelude::*;

use crate::address;
use crate::error::AppError;
use crate::shown::ShownDashboard;
use crate::ui::actions::PageActions;
use crate::ui::chips::Chips;
use crate::ui::filters::{FilterBar, FilterState, Loaded, load, use_filter_state};
use crate::ui::freshness::{FreshnessLine, FreshnessNotes};
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::FiguresSkeleton;
use content::content;

const PATH: &str = "/";
const TITLE: &str = "Home";
/// How many key figures there will be, for the shape of the page while they are loaded.
const FIGURES: usize = 5;

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let state = use_filter_state(PATH);
    let view = load(DashboardName::Home, state);
    let (pending, set_pending) = signal(false);
    leave_when_signed_out(view, state);
    view! {
        <Transition fallback=|| view! { <FiguresSkeleton count=FIGURES /> } set_pending>
            <PageHead title=TITLE actions=view! { <PageActions /> }.into_any()>
                {move || shown(view).and_then(|shown| shown.freshness).map(|freshness| view! { <FreshnessLine freshness /> })}
            </PageHead>
            {move || shown(view).and_then(|shown| shown.freshness).map(|freshness| view! { <FreshnessNotes freshness /> })}
            <FilterBar fields=FilterField::COMMON.to_vec() state view />
            {move || shown(view).map(|shown| view! { <Chips filters=state.chosen() chosen=shown.chosen path=PATH /> })}
            <div aria-busy=move || if pending.get() && cfg!(feature = "hydrate") { "true" } else { "false" } class="pending">
                {move || view.get().map(|answer| content(answer, view, state))}
            </div>
        </Transition>
    }
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
