//! What stands where nothing can be shown: why, and the way out.

use leptos::prelude::*;

use crate::ui::icon::{Draw, Icon};

stylance::import_crate_style!(pub css, "src/ui/state/state.module.css");

/// A surface with a reason and the way out.
#[component]
pub fn State(
    /// The kind of reason.
    icon: Icon,
    /// Whether something did not work, rather than that there is nothing.
    #[prop(optional)]
    failed: bool,
    /// What is the case.
    #[prop(into)]
    title: String,
    /// Why, and what to do.
    #[prop(into)]
    text: String,
    /// Buttons and links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = if failed { stylance::classes!(css::state, css::failed) } else { css::state.to_owned() };
    view! {
        <section class=css::surface>
            <div class=class role=failed.then_some("alert")>
                <Draw icon />
                <h2>{title}</h2>
                <p>{text}</p>
                {children.map(|children| view! { <div class=css::actions>{children()}</div> })}
            </div>
        </section>
    }
}
