//! The same choice without JavaScript: a form with a search field, checkboxes and Apply. Which filter is open, and what was searched
//! for, stand in the address (`filter`, `find`).

use domain::answer::ChosenFilter;
use domain::filters::{FilterField, FilterOption, FilterOptions, Filters};
use domain::format::count;
use leptos::prelude::*;

use super::FilterState;
use crate::address;
use crate::api::read_options;
use crate::error::AppError;
use crate::ui::button;

stylance::import_crate_style!(css, "src/ui/filters/panel.module.css");

/// The panel of the filter that the address names; nothing where it names none.
#[component]
pub fn FilterPanel(
    /// What is chosen.
    state: FilterState,
    /// For the names of what is chosen.
    view: super::Loaded,
) -> impl IntoView {
    let asked = Memo::new(move |_| Asked::of(&state.search.get()));
    let query = move || state.chosen().to_query();
    let options = Resource::new_blocking(
        move || asked.get().map(|asked| (asked, query())),
        |asked| async move {
            match asked {
                Some((asked, query)) => Some(read_options(asked.field.key().to_owned(), asked.find, query).await),
                None => None,
            }
        },
    );
    move || {
        let (asked, options) = (asked.get()?, options.get()??);
        let chosen = view.get().and_then(Result::ok).map(|view| view.chosen).unwrap_or_default();
        Some(panel(&asked, options, state, chosen))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    field: FilterField,
    find: String,
}

impl Asked {
    fn of(search: &str) -> Option<Self> {
        let field = FilterField::from_key(&address::value(search, "filter")?)?;
        Some(Self { field, find: address::value(search, "find").unwrap_or_default() })
    }
}

fn panel(asked: &Asked, options: Result<FilterOptions, AppError>, state: FilterState, chosen: Vec<ChosenFilter>) -> AnyView {
    let (field, filters) = (asked.field, state.chosen());
    let others = filters.pairs().filter(|(other, _)| *other != field);
    let others = others.map(|(field, value)| view! { <input type="hidden" name=field.key() value=value.to_owned() /> }).collect_view();
    let body = match options {
        Ok(options) => choices(field, &filters, &options, chosen).into_any(),
        Err(error) => view! { <p role="alert">{error.to_string()}</p> }.into_any(),
    };
    view! {
        <form class=css::panel method="get" action=state.path>
            {others}
            <fieldset>
                <legend>{field.title()}</legend>
                <div class=css::find>
                    <label>
                        "Find"
                        <input type="search" name="find" value=asked.find.clone() />
                    </label>
                    <button class=button::small() type="submit" name="filter" value=field.key()>
                        "Search"
                    </button>
                </div>
                {body}
            </fieldset>
            <div class=css::actions>
                <button class=button::main() type="submit">
                    "Apply"
                </button>
                <a class=button::css::button href=state.here()>
                    "Close"
                </a>
            </div>
        </form>
    }
    .into_any()
}

/// Checkboxes: first what is chosen and not among the options found, so that a search does not give it up.
fn choices(field: FilterField, filters: &Filters, options: &FilterOptions, chosen: Vec<ChosenFilter>) -> impl IntoView + use<> {
    let listed = |value: &str| options.options.iter().any(|option| option.value == value);
    let kept = filters.values(field).filter(|value| !listed(value)).map(|value| {
        let name = chosen.iter().find(|filter| filter.field == field && filter.value == value);
        FilterOption { value: value.to_owned(), label: name.map_or_else(|| value.to_owned(), |name| name.label.clone()), people: None }
    });
    let boxes: Vec<_> = kept.chain(options.options.iter().cloned()).map(|option| checkbox(field, filters, option)).collect();
    let matching = if options.matching == options.selectable { String::new() } else { format!("{} of ", count(options.matching)) };
    view! {
        <div class=css::choices>{boxes}</div>
        <p class=css::count>{matching}{count(options.selectable)}</p>
    }
}

fn checkbox(field: FilterField, filters: &Filters, option: FilterOption) -> impl IntoView + use<> {
    let checked = filters.values(field).any(|value| value == option.value);
    view! {
        <label>
            <input type="checkbox" name=field.key() value=option.value checked=checked />
            <span>{option.label}</span>
            {option.people.map(|people| view! { <small>{count(people)}</small> })}
        </label>
    }
}
