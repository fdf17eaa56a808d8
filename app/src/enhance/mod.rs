//! What a page does with a script beyond its dashboard: menus close by Escape and by leaving them, a chart is one stop with arrows
//! between its marks, T opens a widget's table and O the widget itself, and the theme changes without loading the page again. One
//! listener each for the whole document; the markup is the server's.

mod actions;
mod dom;
mod large;
mod marks;
mod picture;
mod pops;
mod theme;

use leptos::ev;
use leptos::prelude::*;

use dom::{closest, element, is_no_field};

/// Starts to listen, for as long as the page is open.
pub fn listen() {
    // Each handle would stop its listener when asked; nobody asks.
    let _ = window_event_listener(ev::keydown, |event| on_key(&event));
    let _ = window_event_listener(ev::focusin, |event| marks::enter(event.target()));
    let _ = window_event_listener(ev::focusout, |event| pops::close_left(event.target(), event.related_target()));
    let _ = window_event_listener(ev::pointerover, |event| marks::move_on(event.target(), event.related_target()));
    let _ = window_event_listener(ev::click, |event| on_click(&event));
}

fn on_key(event: &ev::KeyboardEvent) {
    let target = element(event.target());
    let with_others = event.ctrl_key() || event.meta_key() || event.alt_key();
    let done = match event.key().as_str() {
        "Escape" => target.as_ref().is_some_and(pops::close_around) || large::leave() || marks::quieten(),
        "Tab" => {
            marks::keep_a_stop();
            false
        }
        "t" | "T" if !with_others => target.filter(is_no_field).is_some_and(|target| pops::toggle_table(&target)),
        "o" | "O" if !with_others => target.filter(is_no_field).is_some_and(|target| large::toggle(&target)),
        key if !with_others && !event.shift_key() => target.is_some_and(|target| marks::step(&target, key)),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

fn on_click(event: &ev::MouseEvent) {
    let Some(target) = element(event.target()) else { return };
    if let Some(theme) = theme::chosen(&target) {
        event.prevent_default();
        theme::apply(theme);
        return;
    }
    if picture::take(&target) || actions::act(&target) {
        event.prevent_default();
    } else if closest(&target, "[data-large-toggle]").is_some() {
        large::toggle(&target);
    } else if closest(&target, "button[data-table-toggle]").is_some() {
        pops::toggle_table(&target);
    } else {
        large::leave_from(&target);
    }
    pops::close_after(&target);
}
