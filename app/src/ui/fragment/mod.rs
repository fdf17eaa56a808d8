//! A part of the page that the server rendered. In the browser a newer one is worked into the older: what did not change stays, and with it
//! the focus, an open menu and how far a table is scrolled.

#[cfg(feature = "hydrate")]
mod morph;

use leptos::html::Div;
use leptos::prelude::*;

/// HTML of the server. It has no box of its own.
#[component]
pub fn Fragment(
    /// The HTML. It is the server's own, with every text of the data escaped.
    html: Signal<String>,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let first = html.get_untracked();
    work_in(node, html, &first);
    view! { <div class="contents" node_ref=node inner_html=content(html, first) /> }
}

/// On the server the answer may come after the page was begun, so it is read when the page is written.
#[cfg(not(feature = "hydrate"))]
fn content(html: Signal<String>, _: String) -> impl Fn() -> String + Send + Clone + 'static {
    move || html.try_get().unwrap_or_default()
}

/// In the browser the HTML is there already.
#[cfg(feature = "hydrate")]
const fn content(_: Signal<String>, first: String) -> String {
    first
}

#[cfg(feature = "hydrate")]
fn work_in(node: NodeRef<Div>, html: Signal<String>, first: &str) {
    let shown = StoredValue::new(first.to_owned());
    Effect::new(move |_| {
        let (Some(node), next) = (node.get(), html.get()) else { return };
        if shown.with_value(|shown| *shown != next) {
            morph::morph(&node, &next);
            shown.set_value(next);
        }
    });
}

#[cfg(not(feature = "hydrate"))]
const fn work_in(_: NodeRef<Div>, _: Signal<String>, _: &str) {}
