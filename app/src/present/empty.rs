//! Why there is nothing to show, and who can change it.

use domain::account::Viewer;
use domain::answer::{ChosenFilter, DashboardView};
use domain::filters::FilterField;
use domain::role::Role;

use crate::shown::{Reason, ReasonKind};

/// The reason, for whoever looks.
pub fn reason(view: &DashboardView, viewer: &Viewer) -> Reason {
    if !viewer.has_person && viewer.roles.iter().all(|role| needs_person(*role)) {
        return no_person(viewer);
    }
    if view.freshness.is_none() {
        return no_release(viewer);
    }
    nothing_matches(view)
}

/// Whether a role sees people by being one of them.
const fn needs_person(role: Role) -> bool {
    matches!(role, Role::Learner | Role::Manager)
}

fn no_person(viewer: &Viewer) -> Reason {
    let (email, customer) = (&viewer.email, &viewer.customer_name);
    let (title, text) = if viewer.roles.is_empty() {
        ("Your account has no role", format!("Ask a customer admin of {customer} to give {email} a role."))
    } else {
        let role = viewer.title().to_lowercase();
        let text = format!(
            "As a {role} you see figures of people in the LMS, and no user of the LMS is linked to {email}. Ask a customer admin of \
             {customer} to link one."
        );
        ("Your account is not linked to a person", text)
    };
    Reason { kind: ReasonKind::NoPerson, title: title.to_owned(), text }
}

fn no_release(viewer: &Viewer) -> Reason {
    let text = if viewer.roles.contains(&Role::CustomerAdmin) {
        let customer = &viewer.customer;
        format!(
            "Load a folder of exports with: kineo load --customer {customer} FOLDER. The figures appear once the load has passed its checks."
        )
    } else {
        "The figures appear once a customer admin has loaded the first exports of the LMS.".to_owned()
    };
    Reason { kind: ReasonKind::NoRelease, title: "No data has been loaded yet".to_owned(), text }
}

fn nothing_matches(view: &DashboardView) -> Reason {
    let (title, text) = if is_as_by_default(view) {
        let text =
            "The data holds no enrolment, assignment, booking or learning time that you may see. A customer admin can check your role.";
        ("Nothing to show", text.to_owned())
    } else {
        ("Nothing matches these filters", what_was_chosen(&view.chosen))
    };
    Reason { kind: ReasonKind::NothingMatches, title: title.to_owned(), text }
}

/// Whether nothing is filtered but what the dashboard filters by itself.
fn is_as_by_default(view: &DashboardView) -> bool {
    let is_default = |field: FilterField, value: &str| view.spec.default_filters.iter().any(|(f, v)| *f == field && v == value);
    view.filters.pairs().all(|(field, value)| is_default(field, value))
}

fn what_was_chosen(chosen: &[ChosenFilter]) -> String {
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
        let chosen =
            [filter(FilterField::Organisation, "North"), filter(FilterField::Organisation, "South"), filter(FilterField::Year, "2019")];
        let expected = "No enrolment, assignment, booking or learning time has year 2019 and organisation North or South.";
        assert_eq!(what_was_chosen(&chosen), expected);
    }
}
