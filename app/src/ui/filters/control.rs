//! One filter: a button that says what is chosen, and what it opens.

use domain::filters::FilterField;
use domain::format::count;
use leptos::ev::{FocusEvent, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, Node};

use super::combobox::Combobox;
use super::counts::Counts;
use super::{FilterState, Loaded};
use crate::page::Page;
use crate::ui::icon::{Draw, Icon};

stylance::import_crate_style!(css, "src/ui/filters/control.module.css");

/// A filter's button with its list.
#[component]
pub fn FilterControl(
    /// Which filter.
    field: FilterField,
    /// What is chosen.
    state: FilterState,
    /// For the names of what is chosen.
    view: Loaded,
    /// The filter that is open; one at a time.
    open: RwSignal<Option<FilterField>>,
    /// How many options there are.
    counts: Counts,
) -> impl IntoView {
    let whole = NodeRef::<Div>::new();
    let is_open = move || open.get() == Some(field);
    let is_set = move || state.chosen().has(field) || field == FilterField::Year && year(view).is_some();
    let on_click = move |event: MouseEvent| {
        event.prevent_default();
        open.update(|open| *open = if *open == Some(field) { None } else { Some(field) });
    };
    let on_focusout = move |event: FocusEvent| {
        let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = whole.get_untracked().is_some_and(|whole| whole.contains(next.as_ref()));
        if !inside && open.get_untracked() == Some(field) {
            open.set(None);
        }
    };
    let class = stylance::classes!(css::control, (field == FilterField::Year).then_some(css::keep));
    view! {
        <div class=class node_ref=whole tabindex="-1" on:focusout=on_focusout>
            <button
                id=button_id(field)
                class=move || if is_set() { stylance::classes!(css::button, css::set) } else { css::button.to_owned() }
                type="submit"
                name="filter"
                value=field.key()
                aria-haspopup="dialog"
                aria-expanded=move || if is_open() { "true" } else { "false" }
                on:click=on_click
            >
                <span>{move || title(field, view)}</span>
                {move || summary(field, state, view, counts)}
                <Draw icon=Icon::Down />
            </button>
            <Show when=is_open>
                <Combobox field state />
            </Show>
        </div>
    }
}

/// The status in the year names it.
fn title(field: FilterField, view: Loaded) -> String {
    match year(view) {
        Some(year) if field == FilterField::StatusInYear => format!("Status in {year}"),
        _ => field.title().to_owned(),
    }
}

/// The year of what is shown, which is one also where none was chosen.
fn year(view: Loaded) -> Option<i32> {
    view.with(|view| view.as_ref().and_then(|view| view.as_ref().ok()).and_then(|shown| shown.year))
}

/// What is chosen, else how many there are to choose from.
fn summary(field: FilterField, state: FilterState, view: Loaded, counts: Counts) -> AnyView {
    let chosen: Vec<String> = state.in_force().values(field).map(str::to_owned).collect();
    let Some(value) = chosen.first() else {
        if let Some(year) = year(view).filter(|_| field == FilterField::Year) {
            return view! { <b>{year}</b> }.into_any();
        }
        if field.is_of_table() {
            return view! { <b>"Any"</b> }.into_any();
        }
        let selectable = counts.with(|counts| counts.get(&field).copied());
        return selectable.map(|n| view! { <small>{count(n)}</small> }).into_any();
    };
    let name = |view: &Page| {
        let of_value = |filter: &&domain::answer::ChosenFilter| filter.field == field && &filter.value == value;
        view.chosen.iter().find(of_value).map(|filter| filter.label.clone())
    };
    let label = view.with(|view| view.as_ref().and_then(|view| view.as_ref().ok()).and_then(name));
    let label = label.unwrap_or_else(|| value.clone());
    let more = if chosen.len() > 1 { format!(" + {}", chosen.len() - 1) } else { String::new() };
    view! { <b>{label}{more}</b> }.into_any()
}

fn button_id(field: FilterField) -> String {
    format!("filter-{}", field.key())
}

/// Gives the focus back to the button that opened a list.
pub fn focus_button(field: Option<FilterField>) {
    let button = field.and_then(|field| document().get_element_by_id(&button_id(field)));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // The element is in the page and can hold the focus.
        let _ = button.focus();
    }
}
