//! What can be done with a page: copy its address, print it.

use std::time::Duration;

use leptos::prelude::{set_timeout, window};
use leptos::web_sys::Element;

use super::dom::{closest, first};

/// How long the answer to "Copy link" is shown.
const SHOWN: Duration = Duration::from_secs(4);

/// Does what the click was on asks for. Says whether it asked for anything.
pub fn act(target: &Element) -> bool {
    if closest(target, "[data-print]").is_some() {
        // A browser that cannot print ignores it.
        let _ = window().print();
        return true;
    }
    let copies = closest(target, "[data-copy]").is_some();
    if copies {
        copy();
    }
    copies
}

fn copy() {
    let window = window();
    let Ok(address) = window.location().href() else { return };
    // The promise fails only where the browser forbids the clipboard; the address bar still holds the link.
    let _ = window.navigator().clipboard().write_text(&address);
    say("Link copied");
    set_timeout(|| say(""), SHOWN);
}

fn say(words: &str) {
    if let Some(answer) = first(None, "[data-copied]") {
        answer.set_text_content(Some(words));
    }
}
