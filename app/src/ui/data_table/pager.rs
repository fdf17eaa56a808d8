//! Which rows of how many, and the way to others.

use domain::format::count;
use leptos::html::a;
use leptos::prelude::*;

use super::css;
use crate::shown::TableReading;
use crate::ui::button;
use crate::ui::icon::{Draw, Icon};
use crate::ui::link::stay;

/// The foot of the table.
pub fn pager(reading: &TableReading) -> AnyView {
    let names = [("First page", Icon::First), ("Page before", Icon::Left), ("Next page", Icon::Right), ("Last page", Icon::Last)];
    let mut turns = reading.turns.iter().zip(names).map(|(href, (name, icon))| turn(href, name, icon));
    let (first, before, next, last) = (turns.next(), turns.next(), turns.next(), turns.next());
    let number = |n: u64| count(i64::try_from(n).unwrap_or(i64::MAX));
    let page = format!("Page {} of {}", number(reading.page), number(reading.pages));
    let sizes = reading.sizes.iter().map(|(size, href, shown)| size_link(size, href, *shown)).collect::<Vec<_>>();
    let range = reading.range.clone();
    view! {
        <footer class=css::foot>
            <span role="status">{range}</span>
            <span class=css::sizes role="group" aria-label="Rows of a page">
                <span aria-hidden="true">"Rows"</span>
                {sizes}
            </span>
            <nav class=css::pager aria-label="Pages">
                {first} {before} <span>{page}</span> {next} {last}
            </nav>
        </footer>
    }
    .into_any()
}

/// Where there is no such page, the place stays, so that nothing jumps.
fn turn(href: &str, name: &'static str, icon: Icon) -> AnyView {
    let drawn = view! { <Draw icon /> };
    let there = (!href.is_empty()).then(|| href.to_owned());
    let disabled = there.is_none().then_some("true");
    let class = stylance::classes!(button::css::button, button::css::small, css::turn);
    a().class(class)
        .href(there)
        .attr("noscroll", "")
        .attr("role", disabled.map(|_| "link"))
        .attr("aria-disabled", disabled)
        .attr("aria-label", name)
        .child(drawn)
        .into_any()
}

fn size_link(size: &str, href: &str, shown: bool) -> AnyView {
    stay("", href.to_owned(), shown, (size.to_owned(), view! { <span class="sr-only">" rows"</span> }).into_any())
}
