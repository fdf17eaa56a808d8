//! Links to the same page with something changed: the page stays where it is scrolled to.

use leptos::html::a;
use leptos::prelude::*;

/// A link that leaves the scroll position. `current` says that it leads to what is shown.
pub fn stay(class: impl Into<String>, href: String, current: bool, child: AnyView) -> AnyView {
    a().class(class.into()).href(href).attr("noscroll", "").attr("aria-current", current.then_some("true")).child(child).into_any()
}
