//! A button that shows more. It is a `details` element, so it opens without a script; with one, Escape and leaving close it.

use leptos::prelude::*;

stylance::import_crate_style!(pub css, "src/ui/disclosure/disclosure.module.css");

/// A disclosure. The parts' classes are the caller's: where the panel stands depends on what is around it.
#[component]
pub fn Disclosure(
    /// Class of the whole.
    class: &'static str,
    /// Class of the button.
    summary_class: &'static str,
    /// The button's name, where its content does not say it.
    #[prop(into, optional)]
    name: Option<String>,
    /// The button's content.
    summary: AnyView,
    /// Class of the panel, which looks like one that lies above the page.
    panel_class: &'static str,
    /// The panel's content.
    children: Children,
) -> impl IntoView {
    view! {
        <details class=class data-pop="">
            <summary class=stylance::classes!(css::summary, summary_class) aria-label=name>
                {summary}
            </summary>
            // A click on text inside must not count as leaving, so the panel itself can hold the focus.
            <div class=stylance::classes!(css::pop, panel_class) tabindex="-1">
                {children()}
            </div>
        </details>
    }
}
