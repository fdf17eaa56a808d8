//! A dashboard that waits for its data asks again by itself: after a while, and when it is looked at again.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::ask_again;
use crate::error::AppError;
use crate::ui::filters::Loaded;

/// Asks, and says what became of it to whoever cannot see it.
#[component]
pub fn AskAgain(
    /// What the server sent.
    view: Loaded,
    /// Whether an answer is waited for.
    pending: ReadSignal<bool>,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    Effect::new(move |_| match view.get() {
        Some(Err(AppError::Later { message, retry_seconds, .. })) => {
            say(words, &message);
            ask_in(retry_seconds, view, pending);
        }
        Some(Ok(_)) if !words.with_untracked(String::is_empty) => say(words, "The figures are here"),
        // What went wrong says so itself.
        _ => say(words, ""),
    });
    view! {
        <p class="sr-only" role="status">
            {words}
        </p>
    }
}

/// Words are said when they change.
fn say(words: RwSignal<String>, next: &str) {
    if words.with_untracked(|words| words != next) {
        words.set(next.to_owned());
    }
}

/// A page in the background asks when somebody looks at it again.
fn ask_in(seconds: u64, view: Loaded, pending: ReadSignal<bool>) {
    let ask = move || {
        if !document().hidden() {
            ask_again(view, pending);
        }
    };
    let timer = set_timeout_with_handle(ask, Duration::from_secs(seconds));
    let seen = window_event_listener(ev::visibilitychange, move |_| ask());
    on_cleanup(move || {
        timer.into_iter().for_each(|timer| timer.clear());
        seen.remove();
    });
}
