//! A button that shows more. It is a `details` element, so it opens without JavaScript; with it, Escape and leaving close it.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html::Details;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlDetailsElement, HtmlElement, Node};

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
    /// Class of the panel.
    #[prop(into)]
    panel_class: String,
    /// The element, for those who open it in another way too.
    #[prop(optional)]
    node: NodeRef<Details>,
    /// The panel's content.
    children: Children,
) -> impl IntoView {
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(details) = node.get_untracked()
            && details.open()
        {
            event.prevent_default();
            close(&details);
        }
    };
    let on_focusout = move |event: FocusEvent| {
        let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(details) = node.get_untracked()
            && !details.contains(next.as_ref())
        {
            details.set_open(false);
        }
    };
    view! {
        <details class=class node_ref=node on:keydown=on_keydown on:focusout=on_focusout>
            <summary class=stylance::classes!(css::summary, summary_class) aria-label=name>{summary}</summary>
            // A click on text inside must not count as leaving, so the panel itself can hold the focus.
            <div class=stylance::classes!(css::panel, &panel_class) tabindex="-1">{children()}</div>
        </details>
    }
}

/// Opens or closes, with the focus on the button.
pub fn toggle(details: &HtmlDetailsElement) {
    details.set_open(!details.open());
    focus_summary(details);
}

fn close(details: &HtmlDetailsElement) {
    details.set_open(false);
    focus_summary(details);
}

fn focus_summary(details: &Element) {
    let summary = details.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        // The element is in the page and can hold the focus.
        let _ = summary.focus();
    }
}
