//! Whoever is signed in: name, theme, change of password, sign-out.

use domain::account::Viewer;
use leptos::prelude::*;

use crate::ui::disclosure::Disclosure;
use crate::ui::icon::{Draw, Icon};
use crate::ui::theme_switch::ThemeSwitch;

stylance::import_crate_style!(css, "src/ui/frame/account.module.css");

/// The menu at the foot of the side bar.
#[component]
pub fn AccountMenu(
    /// Whoever is signed in.
    viewer: Viewer,
) -> impl IntoView {
    let summary = view! {
        <span class=css::avatar aria-hidden="true">
            {viewer.initials()}
        </span>
        <span class=css::words>
            <span class="sr-only">"Account: "</span>
            <b>{viewer.name.clone()}</b>
            <span>{viewer.title()}</span>
        </span>
    };
    view! {
        <Disclosure
            class=css::account
            summary_class=css::me
            summary=summary.into_any()
            panel_class=css::panel
        >
            <AccountEntries viewer />
        </Disclosure>
    }
}

/// What the menu holds; in the top bar it stands below the pages.
#[component]
pub fn AccountEntries(
    /// Whoever is signed in.
    viewer: Viewer,
) -> impl IntoView {
    view! {
        <div class=css::entries>
            <p class=css::who>
                <b>{viewer.name.clone()}</b>
                <span>{viewer.email}</span>
            </p>
            <ThemeSwitch />
            <a class=css::entry href="/password" rel="external">
                <Draw icon=Icon::Key />
                "Change password"
            </a>
            <form method="post" action="/sign-out">
                <input type="hidden" name="csrf-token" value=viewer.csrf_token />
                <button class=css::entry type="submit">
                    <Draw icon=Icon::SignOut />
                    "Sign out"
                </button>
            </form>
        </div>
    }
}
