//! A dashboard: filtered figures, charts and a table, with how fresh they are. Every dashboard is this page with another name.

mod again;
mod live;
mod widgets;

use domain::dashboard::DashboardName;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use crate::address;
use crate::error::AppError;
use crate::page::Page;
use crate::ui::button;
use crate::ui::filters::{FilterBar, FilterState, Loaded, load, use_filter_state};
use crate::ui::fragment::Fragment;
use crate::ui::icon::{Draw, Icon};
use crate::ui::skeleton::DashboardSkeleton;
use crate::ui::state::State;
use again::AskAgain;
use live::NewRelease;
use widgets::Widgets;

/// Home: five key figures.
#[component]
pub fn Home() -> impl IntoView {
    dashboard(DashboardName::Home)
}

/// Course completion.
#[component]
pub fn Courses() -> impl IntoView {
    dashboard(DashboardName::Courses)
}

/// Taken apart into one view for all dashboards: the browser carries it once.
fn dashboard(name: DashboardName) -> AnyView {
    let state = use_filter_state(name);
    let view = load(state);
    let (pending, set_pending) = signal(false);
    leave_when_signed_out(view, state);
    let retry = move |event: MouseEvent| {
        if is_retry(&event) {
            event.prevent_default();
            ask_again(view, pending);
        }
    };
    view! {
        <Transition fallback=move || view! { <DashboardSkeleton dashboard=name /> } set_pending>
            <Fragment html=part(view, |page| page.head.clone()) />
            <NewRelease view />
            <AskAgain view pending />
            <FilterBar state view />
            <Fragment html=part(view, |page| page.chips.clone()) />
            <div
                aria-busy=move || if pending.get() && cfg!(feature = "hydrate") { "true" } else { "false" }
                class="pending"
                on:click=retry
            >
                {move || view.get().and_then(Result::err).filter(|error| error.page().is_none()).map(|error| failed(&error, state))}
                <Fragment html=part(view, |page| page.figures.clone()) />
                <Widgets state view />
            </div>
        </Transition>
    }
    .into_any()
}

/// A part of what the server sent; nothing while there is no answer, nor once the page is gone: on the server an answer can come to a
/// request that has ended.
fn part<T: Default + Clone + PartialEq + Send + Sync + 'static>(view: Loaded, part: fn(&Page) -> T) -> Signal<T> {
    let read = move || view.try_with(|answer| answer.as_ref().and_then(shown).map(part)).flatten();
    Memo::new(move |_| read().unwrap_or_default()).into()
}

/// The numbers, or what stands in their place while they are waited for.
fn shown(answer: &Result<Page, AppError>) -> Option<&Page> {
    answer.as_ref().map_or_else(AppError::page, Some)
}

/// Asks once more, unless an answer is waited for already.
fn ask_again(view: Loaded, pending: ReadSignal<bool>) {
    if !pending.get_untracked() {
        view.refetch();
    }
}

/// "Try again" is a link to where one is, so it works without a script too.
fn is_retry(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|target| target.closest("[data-retry]").ok().flatten()).is_some()
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

fn failed(error: &AppError, state: FilterState) -> AnyView {
    if *error == AppError::SignedOut {
        let href = address::sign_in(&state.here());
        return view! {
            <State icon=Icon::Lock title="You are signed out" text="Sign in to see your figures; your filters stay.">
                <a class=button::small() href=href rel="external">
                    "Sign in"
                </a>
            </State>
        }
        .into_any();
    }
    view! {
        <State icon=Icon::Alert failed=true title="The figures could not be loaded" text=error.to_string()>
            <a class=button::small() href=state.here() data-retry="">
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
