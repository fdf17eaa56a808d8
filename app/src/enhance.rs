//! What a page does with a script beyond its dashboard: menus close by Escape and by leaving them, T opens a figure's table, and the
//! theme changes without loading the page again. One listener each for the whole document; the markup is the server's.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, EventTarget, HtmlButtonElement, HtmlDetailsElement, HtmlElement, HtmlInputElement, Node};

use crate::theme::Theme;

/// Menus and disclosures.
const POPS: &str = "details[data-pop]";

/// Starts to listen, for as long as the page is open.
pub fn listen() {
    // Each handle would stop its listener when asked; nobody asks.
    let _ = window_event_listener(ev::keydown, |event| on_key(&event));
    let _ = window_event_listener(ev::focusout, |event| close_left(event.target(), event.related_target()));
    let _ = window_event_listener(ev::click, |event| {
        if let Some(theme) = theme_button(event.target()) {
            event.prevent_default();
            apply(theme);
        }
    });
}

fn on_key(event: &ev::KeyboardEvent) {
    let target = element(event.target());
    let pop = target.as_ref().and_then(|target| closest(target, POPS)).filter(HtmlDetailsElement::open);
    match (event.key().as_str(), pop) {
        ("Escape", Some(pop)) => {
            event.prevent_default();
            pop.set_open(false);
            focus_summary(&pop);
        }
        ("t" | "T", _) if !(event.ctrl_key() || event.meta_key() || event.alt_key()) => {
            if let Some(pop) = target.filter(is_no_field).and_then(|target| figures_pop(&target)) {
                pop.set_open(!pop.open());
                focus_summary(&pop);
            }
        }
        _ => {}
    }
}

/// The table of the figure that an element belongs to.
fn figures_pop(target: &Element) -> Option<HtmlDetailsElement> {
    let figure = target.closest("[data-figure]").ok().flatten()?;
    figure.query_selector(POPS).ok().flatten()?.dyn_into().ok()
}

/// Closes a menu once the focus is outside of it.
fn close_left(from: Option<EventTarget>, to: Option<EventTarget>) {
    let next = to.and_then(|target| target.dyn_into::<Node>().ok());
    if let Some(pop) = element(from).and_then(|from| closest::<HtmlDetailsElement>(&from, POPS))
        && !pop.contains(next.as_ref())
    {
        pop.set_open(false);
    }
}

fn theme_button(target: Option<EventTarget>) -> Option<Theme> {
    let button: HtmlButtonElement = closest(&element(target)?, "button[name=theme]")?;
    Some(Theme::from_key(&button.value()))
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
    press(theme);
    let secure = window().location().protocol().is_ok_and(|protocol| protocol == "https:");
    if let Ok(document) = document.dyn_into::<web_sys::HtmlDocument>() {
        // Where cookies are off the choice holds for this page.
        let _ = document.set_cookie(&theme.cookie(secure));
    }
}

/// Shows the choice on every switch of the page.
fn press(theme: Theme) {
    let Ok(buttons) = document().query_selector_all("button[name=theme]") else { return };
    for index in 0..buttons.length() {
        if let Some(button) = buttons.get(index).and_then(|node| node.dyn_into::<HtmlButtonElement>().ok()) {
            let pressed = if button.value() == theme.key() { "true" } else { "false" };
            // The attribute's name is fixed and legal.
            let _ = button.set_attribute("aria-pressed", pressed);
        }
    }
}

fn element(target: Option<EventTarget>) -> Option<Element> {
    target.and_then(|target| target.dyn_into().ok())
}

fn closest<T: JsCast>(element: &Element, selector: &str) -> Option<T> {
    element.closest(selector).ok().flatten()?.dyn_into().ok()
}

fn is_no_field(element: &Element) -> bool {
    element.dyn_ref::<HtmlInputElement>().is_none()
}

fn focus_summary(pop: &HtmlDetailsElement) {
    let summary = pop.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        // The element is in the page and can hold the focus.
        let _ = summary.focus();
    }
}
