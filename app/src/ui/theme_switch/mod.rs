//! Light, dark or as the device has it. Remembered in a cookie, so that the server renders the right one at once.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::hooks::use_location;

use crate::visit::Theme;

stylance::import_crate_style!(css, "src/ui/theme_switch/theme_switch.module.css");

/// The switch. Without JavaScript it is a form that comes back to the same page.
#[component]
pub fn ThemeSwitch(
    /// The theme in force, shared by every switch on the page.
    chosen: RwSignal<Theme>,
) -> impl IntoView {
    let location = use_location();
    let here = move || {
        let search = location.search.get();
        let search = search.trim_start_matches('?');
        let path = location.pathname.get();
        if search.is_empty() { path } else { format!("{path}?{search}") }
    };
    let button = move |theme: Theme| {
        let on_click = move |event: MouseEvent| {
            event.prevent_default();
            chosen.set(theme);
            apply(theme);
        };
        view! {
            <button
                type="submit"
                name="theme"
                value=theme.key()
                aria-pressed=move || if chosen.get() == theme { "true" } else { "false" }
                on:click=on_click
            >
                {theme.title()}
            </button>
        }
    };
    view! {
        <form method="post" action="/theme" class=css::form>
            <input type="hidden" name="return-to" value=here />
            <div class=css::switch role="group" aria-label="Theme">
                {Theme::ALL.map(button).collect_view()}
            </div>
        </form>
    }
}

fn apply(theme: Theme) {
    let document = document();
    if let Some(root) = document.document_element() {
        // Neither can fail: the attribute's name is fixed and legal.
        let _ = match theme.attribute() {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    }
    let secure = window().location().protocol().is_ok_and(|protocol| protocol == "https:");
    if let Ok(document) = document.dyn_into::<web_sys::HtmlDocument>() {
        // Where cookies are off the choice holds for this page.
        let _ = document.set_cookie(&theme.cookie(secure));
    }
}
