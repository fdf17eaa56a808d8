//! An account whose role sees a person's rows, and which is linked to no person.

use domain::account::Viewer;
use leptos::prelude::*;

use crate::ui::icon::Icon;
use crate::ui::state::State;

/// Says why there is nothing, and who can change it.
#[component]
pub fn NoPerson(
    /// Whoever is signed in.
    viewer: Viewer,
) -> impl IntoView {
    let (title, text) = if viewer.roles.is_empty() {
        ("Your account has no role", format!("Ask a customer admin of {} to give {} a role.", viewer.customer_name, viewer.email))
    } else {
        let text = format!(
            "As {} you see figures of people in the LMS, and no user of the LMS is linked to {}. Ask a customer admin of {} to link one.",
            viewer.title().to_lowercase(),
            viewer.email,
            viewer.customer_name
        );
        ("Your account is not linked to a person", text)
    };
    view! { <State icon=Icon::Person title text /> }
}
