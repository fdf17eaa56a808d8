//! Makes the content of an element what some HTML says, with as few changes as it takes.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, Node};
use web_sys::FocusOptions;

/// What a person did to an element and the server does not know: it stays.
const OWN: [&str; 6] = ["open", "tabindex", "inert", "data-large", "data-aside", "data-quiet"];

/// Changes the content of `into` to `html`. Nothing in it is run: scripts in HTML that is set never are.
pub fn morph(into: &Element, html: &str) {
    let Ok(next) = document().create_element(&into.tag_name()) else { return };
    next.set_inner_html(html);
    let waited = has(into, "[data-waiting] :focus");
    children(into, &next);
    if waited && !has(into, "[data-waiting]") {
        focus_page();
    }
}

fn has(within: &Element, selector: &str) -> bool {
    within.query_selector(selector).is_ok_and(|found| found.is_some())
}

/// The way to ask again goes with the wait that it ends, so the page itself takes its focus over, where it is scrolled to.
fn focus_page() {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(page) = document().get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        // The element is in the page and can hold the focus.
        let _ = page.focus_with_options(&options);
    }
}

/// Child by child, in order.
fn children(old: &Node, new: &Node) {
    let (mut of_old, mut of_new) = (old.first_child(), new.first_child());
    loop {
        // The moves below take nodes from where they stand, so the next are asked for before.
        let (here, there) = (of_old.take(), of_new.take());
        of_old = here.as_ref().and_then(Node::next_sibling);
        of_new = there.as_ref().and_then(Node::next_sibling);
        // None of the moves can fail: each node is where it was found.
        let _ = match (here, there) {
            (Some(here), Some(there)) if here.node_name() == there.node_name() => {
                one(&here, &there);
                continue;
            }
            (Some(here), Some(there)) => old.replace_child(&there, &here),
            (Some(here), None) => old.remove_child(&here),
            (None, Some(there)) => old.append_child(&there),
            (None, None) => return,
        };
    }
}

fn one(old: &Node, new: &Node) {
    match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
        (Some(old), Some(new)) => {
            attributes(old, new);
            children(old, new);
        }
        _ if old.node_value() != new.node_value() => old.set_node_value(new.node_value().as_deref()),
        _ => {}
    }
}

/// Names and values are those of elements that exist already, so setting them cannot fail.
fn attributes(old: &Element, new: &Element) {
    for name in new.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let value = new.get_attribute(&name);
        if !OWN.contains(&name.as_str()) && old.get_attribute(&name) != value {
            let _ = old.set_attribute(&name, value.as_deref().unwrap_or_default());
        }
    }
    for name in old.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !OWN.contains(&name.as_str()) && !new.has_attribute(&name) {
            let _ = old.remove_attribute(&name);
        }
    }
}
