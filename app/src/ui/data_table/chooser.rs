//! Which columns are shown: links, so that the choice is in the address. The panel stays open while several are chosen.

use leptos::prelude::*;

use super::css;
use crate::ui::disclosure::Disclosure;
use crate::ui::icon::{Draw, Icon};
use crate::ui::link::stay;

/// The button with its list.
pub fn chooser(choices: Vec<(String, String, bool)>) -> AnyView {
    let summary = view! {
        <Draw icon=Icon::Sliders />
        "Columns"
    };
    view! {
        <Disclosure class=css::chooser summary_class=css::opener summary=summary.into_any() panel_class=css::panel>
            <ul>{choices.into_iter().map(choice).collect_view()}</ul>
        </Disclosure>
    }
    .into_any()
}

fn choice((title, href, shown): (String, String, bool)) -> impl IntoView {
    let child = view! {
        <span class=css::tick>
            <Draw icon=Icon::Check />
        </span>
        {title}
        <span class="sr-only">{if shown { ": shown, hide it" } else { ": hidden, show it" }}</span>
    };
    view! { <li>{stay("", href, shown, child.into_any())}</li> }
}
