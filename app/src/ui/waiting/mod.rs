//! What stands where something is not there yet: what is waited for, that it goes on by itself, and the way to ask at once.

use leptos::prelude::*;

use crate::ui::button;
use crate::ui::icon::{Draw, Icon};
use crate::ui::state::css as state;

stylance::import_crate_style!(css, "src/ui/waiting/waiting.module.css");

/// A surface that says what is waited for.
#[component]
pub fn Waiting(
    /// What is waited for, in the first sentence; then what happens.
    message: String,
    /// Seconds until the page asks again.
    retry_seconds: u64,
    /// The page's own address.
    href: String,
) -> impl IntoView {
    let (title, text) = message.split_once(". ").unwrap_or((message.trim_end_matches('.'), ""));
    let text = (!text.is_empty()).then(|| view! { <p>{text.to_owned()}</p> });
    view! {
        <section class=state::surface data-waiting="">
            <div class=state::state>
                <Draw icon=Icon::Stack />
                <h2>{title.to_owned()}</h2>
                <div class=css::progress role="progressbar" aria-label="Waiting for your data"></div>
                {text}
                <p>{again(retry_seconds)}</p>
                <div class=state::actions>
                    <a class=button::small() href=href data-retry="">
                        <Draw icon=Icon::Redo />
                        "Ask again now"
                    </a>
                </div>
            </div>
        </section>
    }
}

fn again(seconds: u64) -> String {
    let unit = if seconds == 1 { "second" } else { "seconds" };
    format!("This page asks again by itself in {seconds} {unit}. Nothing is lost, and your filters stay.")
}
