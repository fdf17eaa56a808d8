//! The few things that this folder asks of the document.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, EventTarget, HtmlElement, HtmlInputElement};

/// The element that an event is about.
pub fn element(target: Option<EventTarget>) -> Option<Element> {
    target.and_then(|target| target.dyn_into().ok())
}

/// The element itself or the nearest around it that a selector names.
pub fn closest(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.closest(selector).ok().flatten()?.dyn_into().ok()
}

/// Every element within another, or of the document, that a selector names, in their order.
pub fn all(within: Option<&Element>, selector: &str) -> Vec<HtmlElement> {
    let found = within.map_or_else(|| document().query_selector_all(selector), |within| within.query_selector_all(selector));
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// The first of them.
pub fn first(within: Option<&Element>, selector: &str) -> Option<HtmlElement> {
    let found = within.map_or_else(|| document().query_selector(selector), |within| within.query_selector(selector));
    found.ok().flatten()?.dyn_into().ok()
}

/// Sets an attribute, or takes it away. Neither can fail: the names are fixed and legal.
pub fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Gives an element the focus. One that is not shown does not take it, and nothing is lost.
pub fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// Whether keys mean themselves rather than something to type.
pub fn is_no_field(element: &Element) -> bool {
    element.dyn_ref::<HtmlInputElement>().is_none()
}
