//! Menus, disclosures and tables: all are `details`, which open without a script.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, EventTarget, HtmlDetailsElement, Node};

use super::dom::{closest, element, first, focus};

/// Menus and disclosures, which close when they are left.
const POPS: &str = "details[data-pop]";
/// What belongs to one question.
const WIDGETS: &str = "[data-widget], [data-figure]";
/// The table of a widget.
const TABLE: &str = "details[data-table]";

/// Closes the open menu around an element. Says whether there was one.
pub fn close_around(target: &Element) -> bool {
    let Some(pop) = details(closest(target, POPS)).filter(HtmlDetailsElement::open) else { return false };
    pop.set_open(false);
    focus_summary(&pop);
    true
}

/// Closes a menu once the focus is outside of it.
pub fn close_left(from: Option<EventTarget>, to: Option<EventTarget>) {
    let next = to.and_then(|target| target.dyn_into::<Node>().ok());
    if let Some(pop) = element(from).and_then(|from| details(closest(&from, POPS)))
        && !pop.contains(next.as_ref())
    {
        pop.set_open(false);
    }
}

/// Closes the menu in which something was chosen. A list of which several are chosen stays.
pub fn close_after(target: &Element) {
    if closest(target, "[data-table-toggle], [data-large-toggle], [data-png], [download]").is_some()
        && let Some(pop) = details(closest(target, POPS))
    {
        pop.set_open(false);
    }
}

/// Opens or closes the table of the widget that an element belongs to; a key figure has it in its menu. Says whether there is one.
pub fn toggle_table(target: &Element) -> bool {
    let Some(widget) = closest(target, WIDGETS) else { return false };
    if let Some(link) = first(Some(&widget), "a[data-table-toggle]") {
        // The mark that has the focus goes with its chart, so the focus waits in the widget's menu.
        if let Some(summary) = first(Some(&widget), "[data-pop] summary") {
            focus(&summary);
        }
        link.click();
        return true;
    }
    let Some(table) = details(first(Some(&widget), TABLE).or_else(|| first(Some(&widget), POPS))) else { return false };
    table.set_open(!table.open());
    focus_summary(&table);
    true
}

fn details(element: Option<leptos::web_sys::HtmlElement>) -> Option<HtmlDetailsElement> {
    element?.dyn_into().ok()
}

fn focus_summary(pop: &HtmlDetailsElement) {
    if let Some(summary) = first(Some(pop), "summary") {
        focus(&summary);
    }
}
