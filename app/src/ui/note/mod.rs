//! A note above the widgets: what is unusual, what still holds, what to do.

use leptos::prelude::*;

use crate::ui::icon::{Draw, Icon};

stylance::import_crate_style!(css, "src/ui/note/note.module.css");

/// How serious a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something worked.
    Good,
    /// Something deserves a look.
    Warn,
    /// Something did not work.
    Bad,
    /// Something is new.
    Info,
}

/// A note with a title and its text.
#[component]
pub fn Note(
    /// How serious it is.
    tone: Tone,
    /// What is unusual.
    #[prop(into)]
    title: String,
    /// What still holds, and what to do.
    #[prop(into)]
    text: String,
    /// What can be done about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, icon, role) = match tone {
        Tone::Good => (css::good, Icon::Ok, "status"),
        Tone::Warn => (css::warn, Icon::Alert, "status"),
        Tone::Bad => (css::bad, Icon::Stop, "alert"),
        Tone::Info => (css::info, Icon::Info, "status"),
    };
    view! {
        <div class=stylance::classes!(css::note, class) role=role>
            <Draw icon />
            <div>
                <strong>{title}</strong>
                <p>{text}</p>
            </div>
            {children.map(|children| children())}
        </div>
    }
}
