//! A field of a form, with its label, its hint and what is wrong with it.

use leptos::prelude::*;

use crate::ui::icon::{Draw, Icon};

stylance::import_crate_style!(pub css, "src/ui/field/field.module.css");

/// A labelled input.
#[component]
pub fn Field(
    /// The name in the form, and the element's id.
    name: &'static str,
    /// What is asked for.
    label: &'static str,
    /// `email`, `password` and the like.
    kind: &'static str,
    /// What a password manager is told.
    autocomplete: &'static str,
    /// What was typed before.
    #[prop(into, optional)]
    value: String,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// What is taken.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Whether the cursor stands here when the page opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let (error_id, hint_id) = (format!("{name}-error"), format!("{name}-hint"));
    let described = [error.is_some().then(|| error_id.clone()), hint.is_some().then(|| hint_id.clone())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let invalid = error.is_some().then_some("true");
    view! {
        <div class=css::field>
            <label for=name>{label}</label>
            <input
                class=css::input
                id=name
                name=name
                type=kind
                autocomplete=autocomplete
                value=value
                required=true
                autofocus=autofocus
                aria-invalid=invalid
                aria-describedby=(!described.is_empty()).then_some(described)
            />
            {error
                .map(|error| {
                    view! {
                        <p class=css::error id=error_id>
                            <Draw icon=Icon::Stop />
                            <span>{error}</span>
                        </p>
                    }
                })}
            {hint.map(|hint| view! { <small id=hint_id>{hint}</small> })}
        </div>
    }
}
