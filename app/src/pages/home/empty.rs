//! Nothing to show: no data yet, or nothing that matches.

use domain::answer::ChosenFilter;
use domain::filters::{FilterField, Filters};
use domain::role::Role;
use leptos::prelude::*;

use crate::address::with_filters;
use crate::ui::button;
use crate::ui::icon::Icon;
use crate::ui::state::State;
use crate::visit::use_visit;

/// The customer has no release yet.
#[component]
pub fn NoRelease() -> impl IntoView {
    let text = match use_visit().viewer {
        Some(viewer) if viewer.roles.contains(&Role::CustomerAdmin) => format!(
            "Load a folder of exports with: kineo load --customer {} FOLDER. The figures appear once the load has passed its checks.",
            viewer.customer
        ),
        _ => "The figures appear once a customer admin has loaded the first exports from the LMS.".to_owned(),
    };
    view! { <State icon=Icon::Stack title="No data has been loaded yet" text /> }
}

/// There is data, and none of it matches.
#[component]
pub fn NothingMatches(
    /// What is chosen.
    filters: Filters,
    /// The names of what is chosen.
    chosen: Vec<ChosenFilter>,
    /// The page's path.
    path: &'static str,
) -> impl IntoView {
    if filters.is_empty() {
        let text = "The data holds no enrolment, assignment, booking or learning time that you may see. A customer admin can check your role.";
        return view! { <State icon=Icon::Search title="Nothing to show" text /> }.into_any();
    }
    let clear = |field: FilterField| {
        let href = with_filters(path, &filters.cleared(field));
        view! {
            <a class=button::small() href=href>
                {format!("Clear {}", field.title().to_lowercase())}
            </a>
        }
    };
    let fields = FilterField::ALL.into_iter().filter(|field| filters.has(*field));
    let buttons = fields.map(clear).collect_view();
    view! {
        <State icon=Icon::Search title="Nothing matches these filters" text=reason(&chosen)>
            {buttons}
            <a class=button::small() href=path>
                "Clear all"
            </a>
        </State>
    }
    .into_any()
}

fn reason(chosen: &[ChosenFilter]) -> String {
    let named = |field: FilterField| {
        let labels: Vec<&str> = chosen.iter().filter(|filter| filter.field == field).map(|filter| filter.label.as_str()).collect();
        (!labels.is_empty()).then(|| format!("{} {}", field.title().to_lowercase(), labels.join(" or ")))
    };
    let all: Vec<String> = FilterField::ALL.into_iter().filter_map(named).collect();
    if all.is_empty() {
        "No enrolment, assignment, booking or learning time has all of what you chose.".to_owned()
    } else {
        format!("No enrolment, assignment, booking or learning time has {}.", all.join(" and "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_names_what_was_chosen() {
        let filter = |field, label: &str| ChosenFilter { field, value: "1".to_owned(), label: label.to_owned() };
        let chosen = [
            filter(FilterField::Organisation, "North"),
            filter(FilterField::Organisation, "South"),
            filter(FilterField::Year, "2019"),
        ];
        assert_eq!(
            reason(&chosen),
            "No enrolment, assignment, booking or learning time has year 2019 and organisation North or South."
        );
    }
}
