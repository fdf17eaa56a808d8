//! Choosing the values of a filter without a script: a form with a search field, checkboxes and Apply.

use domain::answer::ChosenFilter;
use domain::dashboard::DashboardName;
use domain::filters::{FilterField, FilterOption, FilterOptions, Filters};
use domain::format::count;
use leptos::prelude::*;

use crate::links::Links;
use crate::ui::button;
use crate::ui::page_head::PageHead;

stylance::import_crate_style!(css, "src/pages/choose_filter.module.css");

/// What is chosen from.
#[derive(Clone, Debug)]
pub struct FilterChoice {
    /// The filter.
    pub field: FilterField,
    /// What was searched for.
    pub find: String,
    /// The dashboard that the choice is for.
    pub dashboard: DashboardName,
    /// Where it is looked at: what is chosen, of this filter and the others.
    pub links: Links,
    /// What is in force.
    pub filters: Filters,
    /// What was found.
    pub options: FilterOptions,
    /// The names of what is chosen.
    pub chosen: Vec<ChosenFilter>,
}

/// The page.
#[component]
pub fn ChooseFilter(
    /// What is chosen from.
    choice: FilterChoice,
) -> impl IntoView {
    let FilterChoice { field, find, dashboard, links, filters, options, chosen } = choice;
    let others = links.pairs_without(Some(field)).into_iter();
    let others = others.map(|(key, value)| view! { <input type="hidden" name=key value=value /> }).collect_view();
    view! {
        <PageHead title=format!("Filter by {}", field.title().to_lowercase())>
            <p>"Choose any number; Apply leads back to the figures"</p>
        </PageHead>
        <form class=css::panel method="get" action=dashboard.path()>
            <input type="hidden" name="dashboard" value=dashboard.key() />
            {others}
            <div class=css::find>
                <label>
                    "Find"
                    <input type="search" name="find" value=find />
                </label>
                <button class=button::small() type="submit" formaction="/filters" name="filter" value=field.key()>
                    "Search"
                </button>
            </div>
            <fieldset>
                <legend>{field.title()}</legend>
                <div class=css::choices>{boxes(field, &filters, &options, &chosen)}</div>
                <p class=css::count>{matching(&options)}</p>
            </fieldset>
            <div class=css::actions>
                <button class=button::main() type="submit">
                    "Apply"
                </button>
                <a class=button::css::button href=links.here()>
                    "Cancel"
                </a>
            </div>
        </form>
    }
}

/// Checkboxes: first what is chosen and was not found, so that a search does not give it up.
fn boxes(field: FilterField, filters: &Filters, options: &FilterOptions, chosen: &[ChosenFilter]) -> Vec<impl IntoView + use<>> {
    let found = |value: &str| options.options.iter().any(|option| option.value == value);
    let kept = filters.values(field).filter(|value| !found(value)).map(|value| {
        let name = chosen.iter().find(|filter| filter.field == field && filter.value == value);
        FilterOption { value: value.to_owned(), label: name.map_or_else(|| value.to_owned(), |name| name.label.clone()), people: None }
    });
    kept.chain(options.options.iter().cloned()).map(|option| checkbox(field, filters, option)).collect()
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

fn matching(options: &FilterOptions) -> String {
    let of = if options.matching == options.selectable { String::new() } else { format!(" of {}", count(options.selectable)) };
    let listed = i64::try_from(options.options.len()).unwrap_or(i64::MAX);
    let first = if listed < options.matching { format!("First {} of ", count(listed)) } else { String::new() };
    format!("{first}{}{of}", count(options.matching))
}
