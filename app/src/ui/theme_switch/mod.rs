//! Light, dark or as the device has it. Remembered in a cookie, so that the server renders the right one at once.

use leptos::prelude::*;

use crate::theme::Theme;
use crate::visit::use_visit;

stylance::import_crate_style!(css, "src/ui/theme_switch/theme_switch.module.css");

/// The switch: a form that comes back to the same page. With a script it changes the page it is on (`enhance`).
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let visit = use_visit();
    let button = |theme: Theme| {
        view! {
            <button type="submit" name="theme" value=theme.key() aria-pressed=if visit.theme == theme { "true" } else { "false" }>
                {theme.title()}
            </button>
        }
    };
    let buttons = Theme::ALL.map(button).collect_view();
    view! {
        <form method="post" action="/theme" class=css::form>
            <input type="hidden" name="return-to" value=visit.here />
            <div class=css::switch role="group" aria-label="Theme">
                {buttons}
            </div>
        </form>
    }
}
