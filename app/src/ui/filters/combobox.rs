//! A list with type-ahead, several of which can be chosen: the ARIA pattern of a combobox with a listbox.

use std::time::Duration;

use domain::filters::{FilterField, FilterOption, FilterOptions};
use domain::format::count;
use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::FilterState;
use crate::api::read_options;
use crate::error::AppError;
use crate::ui::button::css as button;
use crate::ui::disclosure::css as disclosure;
use crate::ui::icon::{Draw, Icon};

stylance::import_crate_style!(css, "src/ui/filters/combobox.module.css");

/// How long after the last key the server is asked.
const PAUSE: Duration = Duration::from_millis(150);

/// The list of a filter's options, with a field to find them.
#[component]
pub fn Combobox(
    /// Which filter.
    field: FilterField,
    /// What is chosen.
    state: FilterState,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let found = options(field, state, typed);
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            // The element is in the page and can hold the focus.
            let _ = input.focus();
        }
    });
    let set_typed = debounce(PAUSE, move |text: String| {
        typed.set(text);
        active.set(0);
    });
    let list = format!("options-{}", field.key());
    let shown = move || found.get().and_then(Result::ok).unwrap_or_default();
    let on_keydown = move |event: KeyboardEvent| key(&event, field, state, &shown(), active);
    let active_id = move || shown().options.get(active.get()).map(|_| option_id(field, active.get()));
    view! {
        <div class=stylance::classes!(css::pop, disclosure::pop) role="dialog" aria-label=field.title()>
            <div class=css::find>
                <Draw icon=Icon::Search />
                <input
                    node_ref=input
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="Find"
                    aria-label=format!("Find {}", field.title().to_ascii_lowercase())
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls=list.clone()
                    aria-activedescendant=active_id
                    on:input=move |event| set_typed.with_value(|set| set(event_target_value(&event)))
                    on:keydown=on_keydown
                />
                <span class=css::chosen>{move || chosen_count(state, field)}</span>
            </div>
            <ul class=css::list id=list role="listbox" aria-multiselectable="true" aria-label=field.title()>
                {move || rows(field, state, &shown(), active)}
            </ul>
            <div class=css::foot>
                <span role="status">{move || found.get().map_or_else(|| "Loading options".to_owned(), |found| foot(&found))}</span>
                <button
                    class=button::link
                    type="button"
                    on:click=move |_| state.clear(field)
                    disabled=move || !state.chosen().has(field)
                >
                    "Clear"
                </button>
            </div>
        </div>
    }
}

type Found = LocalResource<Result<FilterOptions, AppError>>;

fn options(field: FilterField, state: FilterState, typed: RwSignal<String>) -> Found {
    // What is chosen here does not narrow what can be chosen here, so a choice asks nothing anew.
    let others = Memo::new(move |_| state.chosen().cleared(field).to_query());
    LocalResource::new(move || read_options(state.dashboard.key().to_owned(), field.key().to_owned(), typed.get(), others.get()))
}

/// Runs `then` with the last text once no other has come for a while.
fn debounce(pause: Duration, then: impl Fn(String) + Copy + 'static) -> StoredValue<Box<dyn Fn(String)>, LocalStorage> {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let run: Box<dyn Fn(String)> = Box::new(move |text| {
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
        timer.set_value(set_timeout_with_handle(move || then(text), pause).ok());
    });
    StoredValue::new_local(run)
}

fn key(event: &KeyboardEvent, field: FilterField, state: FilterState, shown: &FilterOptions, active: RwSignal<usize>) {
    let last = shown.options.len().saturating_sub(1);
    let at = active.get_untracked().min(last);
    let next = match event.key().as_str() {
        "ArrowDown" if at == last => 0,
        "ArrowDown" => at + 1,
        "ArrowUp" if at == 0 => last,
        "ArrowUp" => at - 1,
        "PageDown" => (at + 8).min(last),
        "PageUp" => at.saturating_sub(8),
        // In an empty field there is no text to move in, so both keys move in the list.
        "Home" if is_empty(event) => 0,
        "End" if is_empty(event) => last,
        "Enter" => {
            event.prevent_default();
            if let Some(option) = shown.options.get(at) {
                state.toggle(field, &option.value);
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    active.set(next);
    scroll_to(field, next);
}

fn is_empty(event: &KeyboardEvent) -> bool {
    event_target_value(event).is_empty()
}

fn scroll_to(field: FilterField, index: usize) {
    if let Some(option) = document().get_element_by_id(&option_id(field, index)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn rows(field: FilterField, state: FilterState, shown: &FilterOptions, active: RwSignal<usize>) -> impl IntoView + use<> {
    let row = |(index, option): (usize, &FilterOption)| row(field, state, index, option.clone(), active);
    shown.options.iter().enumerate().map(row).collect_view()
}

fn row(field: FilterField, state: FilterState, index: usize, option: FilterOption, active: RwSignal<usize>) -> impl IntoView {
    let value = StoredValue::new(option.value);
    let is_chosen = move || value.with_value(|value| state.in_force().holds(field, value));
    let on_click = move |_| {
        active.set(index);
        value.with_value(|value| state.toggle(field, value));
    };
    view! {
        <li
            role="option"
            id=option_id(field, index)
            class=move || if active.get() == index { stylance::classes!(css::option, css::active) } else { css::option.to_owned() }
            aria-selected=move || if is_chosen() { "true" } else { "false" }
            // The focus stays in the field, where the keys are.
            on:mousedown=|event| event.prevent_default()
            on:click=on_click
        >
            <span class=css::tick>
                <Draw icon=Icon::Check />
            </span>
            <span class=css::label>{option.label}</span>
            {option.people.map(|people| view! { <span class=css::people>{count(people)}</span> })}
        </li>
    }
}

fn chosen_count(state: FilterState, field: FilterField) -> Option<String> {
    let count = state.in_force().values(field).count();
    (count > 0).then(|| format!("{count} chosen"))
}

fn foot(found: &Result<FilterOptions, AppError>) -> String {
    match found {
        Ok(found) if found.selectable == 0 => "Nothing to choose from".to_owned(),
        Ok(found) if found.matching == 0 => "Nothing matches; type less".to_owned(),
        Ok(found) => {
            let listed = i64::try_from(found.options.len()).unwrap_or(i64::MAX);
            let first = if listed < found.matching { format!("first {} of ", count(listed)) } else { String::new() };
            let of = if found.matching < found.selectable { format!(" of {}", count(found.selectable)) } else { String::new() };
            format!("{first}{}{of}", count(found.matching))
        }
        Err(error) => error.to_string(),
    }
}

fn option_id(field: FilterField, index: usize) -> String {
    format!("option-{}-{index}", field.key())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(listed: usize, matching: i64, selectable: i64) -> Result<FilterOptions, AppError> {
        let option = FilterOption { value: "1".to_owned(), label: "One".to_owned(), people: None };
        Ok(FilterOptions { options: vec![option; listed], matching, selectable })
    }

    #[test]
    fn the_foot_says_how_many_of_how_many() {
        assert_eq!(foot(&found(5, 5, 214)), "5 of 214");
        assert_eq!(foot(&found(20, 214, 214)), "first 20 of 214");
        assert_eq!(foot(&found(20, 57, 1_214)), "first 20 of 57 of 1,214");
        assert_eq!(foot(&found(0, 0, 214)), "Nothing matches; type less");
        assert_eq!(foot(&Err(AppError::Unreachable)), "The server did not answer. Check the connection and try again.");
    }
}
