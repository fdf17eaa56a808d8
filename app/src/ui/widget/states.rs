//! What a widget says where it has nothing to show.

use leptos::prelude::*;

use super::css;
use crate::ui::button;
use crate::ui::icon::{Draw, Icon};

/// One widget that could not be worked out, while the others stand.
pub fn failed(what: &'static str, reason: String, here: String) -> AnyView {
    view! {
        <div class=stylance::classes!(css::state, css::failed) role="alert">
            <Draw icon=Icon::Alert />
            <strong>{what}</strong>
            <p>{reason}</p>
            <a class=button::small() href=here data-retry="">
                <Draw icon=Icon::Redo />
                "Try again"
            </a>
        </div>
    }
    .into_any()
}

/// Nothing matches in this widget, while others may have something.
pub fn nothing() -> AnyView {
    view! {
        <div class=css::state>
            <Draw icon=Icon::Search />
            <strong>"Nothing matches these filters"</strong>
            <p>"Clear a filter above, or choose another year."</p>
        </div>
    }
    .into_any()
}
