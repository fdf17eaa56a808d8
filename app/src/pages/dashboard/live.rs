//! A release that is published while the page is open: said above the figures, and shown on request, so that nothing changes under
//! anybody's eyes.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::read_release;
use crate::ui::button;
use crate::ui::filters::Loaded;
use crate::ui::icon::{Draw, Icon};
use crate::ui::note::{Note, Tone};

/// How often an open page asks. Loads are nightly; a minute is soon.
const EVERY: Duration = Duration::from_secs(60);

/// The note, once there is something newer than what is shown.
#[component]
pub fn NewRelease(
    /// What is shown.
    view: Loaded,
) -> impl IntoView {
    let newest = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let handles = [ask_every(newest), ask_when_seen(newest)];
        on_cleanup(move || handles.into_iter().flatten().for_each(|stop| stop()));
    });
    let shown =
        move || view.try_with(|view| view.as_ref().and_then(|view| view.as_ref().ok()).map(|shown| shown.release.clone())).flatten();
    // Nothing is newer than what is not there yet: a page that failed says so itself.
    let is_newer = Memo::new(move |_| newest.try_get().flatten().zip(shown()).is_some_and(|(newest, shown)| newest != shown));
    let show = move |_| view.refetch();
    move || {
        is_newer.get().then(|| {
            view! {
                <Note tone=Tone::Info title="New data was loaded while you were reading" text="Your filters stay.">
                    <button class=button::small() type="button" on:click=show>
                        <Draw icon=Icon::Redo />
                        "Show it"
                    </button>
                </Note>
            }
        })
    }
}

type Stop = Box<dyn FnOnce() + Send + Sync>;

fn ask(newest: RwSignal<Option<String>>) {
    // A page in the background is asked about when somebody looks at it again.
    if document().hidden() {
        return;
    }
    spawn_local(async move {
        // Where the server does not answer, the next turn asks again.
        if let Ok(Some(release)) = read_release().await {
            newest.try_set(Some(release));
        }
    });
}

fn ask_every(newest: RwSignal<Option<String>>) -> Option<Stop> {
    let handle = set_interval_with_handle(move || ask(newest), EVERY).ok()?;
    Some(Box::new(move || handle.clear()))
}

fn ask_when_seen(newest: RwSignal<Option<String>>) -> Option<Stop> {
    let handle = window_event_listener(ev::visibilitychange, move |_| ask(newest));
    Some(Box::new(move || handle.remove()))
}
