//! A widget open large: above the page, the rest of which is inert meanwhile.

use std::cell::RefCell;

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

use super::dom::{all, closest, first, focus, set};

/// A key figure is as large as it needs to be.
const WIDGET: &str = "[data-widget]:not([data-figure])";
/// The buttons that do the same as the key.
const TOGGLES: &str = "[data-large-toggle]";
const LARGE: &str = "data-large";
/// On what this file made inert, so that nothing else is woken.
const ASIDE: &str = "data-aside";

thread_local! {
    /// What had the focus before.
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Opens the widget that an element belongs to, or leaves it. Says whether there is one.
pub fn toggle(target: &Element) -> bool {
    if leave() {
        return true;
    }
    let Some(widget) = closest(target, WIDGET) else { return false };
    let focused = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if !focused.as_ref().is_some_and(|focused| widget.contains(Some(focused))) {
        set(&widget, "tabindex", Some("-1"));
        focus(&widget);
    }
    OPENER.set(focused);
    set(&widget, LARGE, Some(""));
    press(&widget, true);
    put_aside(&widget);
    true
}

/// Leaves the widget that is open large, and gives the focus back. Says whether one was. A widget that is gone meanwhile, because its
/// values changed, leaves the page awake too.
pub fn leave() -> bool {
    let aside = all(None, "[data-aside]");
    for element in &aside {
        set(element, "inert", None);
        set(element, ASIDE, None);
    }
    let widget = first(None, "[data-large]");
    if let Some(widget) = &widget {
        set(widget, LARGE, None);
        press(widget, false);
    }
    if let Some(opener) = OPENER.take().filter(|_| widget.is_some() || !aside.is_empty()) {
        focus(&opener);
    }
    widget.is_some() || !aside.is_empty()
}

/// Says on the widget's buttons whether it is large.
fn press(widget: &Element, large: bool) {
    for button in all(Some(widget), TOGGLES) {
        set(&button, "aria-pressed", Some(if large { "true" } else { "false" }));
    }
}

/// A click beside the widget leaves it: what is inert lets clicks through to what is around it.
pub fn leave_from(target: &Element) {
    if closest(target, "[data-large]").is_none() {
        leave();
    }
}

/// Makes everything inert that is not the widget or around it.
fn put_aside(widget: &Element) {
    let mut inner = widget.clone();
    while let Some(outer) = inner.parent_element() {
        let children = outer.children();
        let beside = (0..children.length()).filter_map(|index| children.item(index)).filter(|child| *child != inner);
        for child in beside.filter(|child| !child.has_attribute("inert")) {
            set(&child, "inert", Some(""));
            set(&child, ASIDE, Some(""));
        }
        inner = outer;
    }
}
