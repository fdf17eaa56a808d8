//! What the filters of the course dashboard offer: within what the viewer sees, and beside what else is chosen.

use std::collections::{BTreeMap, BTreeSet};

use domain::{FilterField, FilterOptions, Filters, Role, RowRule, UserId};
use testkit::run;

use super::asking::{filters, offered_beside};
use super::reference::{Enrolment, Reference, expected};

/// The filters that narrow a field: those in force without its own.
fn beside(chosen: &Filters, field: FilterField) -> Filters {
    let mut filters = chosen.clone();
    if !chosen.has(FilterField::UserStatus) {
        ["Active", "Suspended"].iter().for_each(|status| filters.add(FilterField::UserStatus, status).unwrap());
    }
    filters.cleared(field)
}

/// Value, label and how many of each.
type Offer = BTreeMap<String, (String, Option<i64>)>;

/// Distinct people for each value.
fn people<'a>(seen: &[&'a Enrolment], of: impl Fn(&'a Enrolment) -> Option<(String, String)>) -> Offer {
    let mut groups: BTreeMap<String, (String, BTreeSet<i64>)> = BTreeMap::new();
    for enrolment in seen {
        if let Some((value, label)) = of(enrolment) {
            groups.entry(value).or_insert((label, BTreeSet::new())).1.insert(enrolment.user);
        }
    }
    groups.into_iter().map(|(value, (label, people))| (value, (label, Some(people.len() as i64)))).collect()
}

fn counted(values: impl Iterator<Item = String>) -> Offer {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    counts.into_iter().map(|(value, count)| (value.clone(), (value, Some(count)))).collect()
}

fn wanted(reference: &Reference, field: FilterField, rule: RowRule, chosen: &Filters) -> Offer {
    let filters = beside(chosen, field);
    let (courses, everyone) = (&reference.courses, &reference.people);
    let seen = courses.seen(everyone, rule, &filters, None);
    let years = courses.years(everyone, rule, &beside(chosen, FilterField::Year));
    let year = chosen.year().map(i64::from).or(years.last().copied());
    let is = |field, value: Option<&String>| !filters.has(field) || value.is_some_and(|value| filters.holds(field, value));
    match field {
        FilterField::Category => people(&seen, |one| Some((one.category.clone(), one.category.clone()))),
        FilterField::Course => people(&seen, |one| Some((one.course.to_string(), one.course_name.clone()))),
        FilterField::Year => years.into_iter().map(|year| (year.to_string(), (year.to_string(), None))).collect(),
        FilterField::StatusInYear => {
            let rows = seen.into_iter().filter(|one| is(FilterField::Status, one.status.as_ref()));
            counted(rows.filter_map(|one| one.years.get(&year?).cloned()))
        }
        FilterField::Status => {
            let rows = seen.into_iter().filter(|one| year.is_some_and(|year| one.years.contains_key(&year)));
            let rows = rows.filter(|one| is(FilterField::StatusInYear, one.years.get(&year.unwrap_or_default())));
            counted(rows.filter_map(|one| one.status.clone()))
        }
        FilterField::Organisation => {
            let of = |one: &Enrolment| everyone.known.get(&one.user)?.organisation.clone();
            people(&seen, |one| of(one).map(|(id, name)| (id.to_string(), name.unwrap_or_else(|| format!("Unknown ({id})")))))
        }
        FilterField::Learner => {
            let of = |one: &Enrolment| everyone.known.get(&one.user)?.name.clone();
            people(&seen, |one| {
                everyone
                    .known
                    .contains_key(&one.user)
                    .then(|| (one.user.to_string(), of(one).unwrap_or_else(|| format!("Unknown ({})", one.user))))
            })
        }
        FilterField::UserStatus => {
            people(&seen, |one| everyone.known.get(&one.user)?.status.clone().map(|status| (status.clone(), status)))
        }
        other => panic!("{} is not compared here", other.key()),
    }
}

fn assert_offer(got: &FilterOptions, wanted: &Offer, what: &str) {
    assert_eq!((got.matching, got.selectable), (wanted.len() as i64, wanted.len() as i64), "{what}");
    assert_eq!(got.options.len(), wanted.len().min(50), "{what}");
    for option in &got.options {
        assert_eq!(wanted.get(&option.value).map(|(_, count)| *count), Some(option.people), "{what}: {option:?}");
        assert!(wanted[&option.value].0 == option.label || option.label.starts_with("Unknown ("), "{what}: {option:?}");
    }
}

/// Fields of rows and courses under any choice; fields of people once something of courses is chosen, since before that everyone
/// can be chosen, with enrolments or without.
fn fields(chosen: &Filters) -> Vec<FilterField> {
    use FilterField::{Category, Course, Learner, Organisation, Status, StatusInYear, UserStatus, Year};
    let of_people = if chosen.has(Category) || chosen.has(Course) { vec![Organisation, Learner, UserStatus] } else { Vec::new() };
    [Category, Course, Year, StatusInYear, Status].into_iter().chain(of_people).collect()
}

async fn choices(of: usize) -> Vec<Filters> {
    use FilterField::{Category, Course, Manager, Status, StatusInYear, UserStatus, Year};
    let (_, references) = expected().await;
    let reference = &references[of];
    let all = reference.courses.seen(&reference.people, RowRule::Everyone, &Filters::default(), None);
    let (one, other) = (all[0], all.iter().find(|other| other.category != all[0].category).unwrap());
    let manager = reference.people.managers()[1].0.to_string();
    vec![
        Filters::default(),
        filters(&[(Category, &one.category)]),
        filters(&[(Course, &one.course.to_string()), (Course, &other.course.to_string())]),
        filters(&[(Category, &one.category), (Course, &one.course.to_string()), (Year, "2022")]),
        filters(&[(Category, &one.category), (Course, &other.course.to_string())]),
        filters(&[(Year, "2022"), (Manager, &manager), (UserStatus, "Active")]),
        filters(&[(Status, "Complete"), (Category, &other.category)]),
        filters(&[(StatusInYear, "In progress"), (Year, "2023")]),
    ]
}

#[test]
fn every_role_is_offered_what_is_there_beside_what_is_chosen() {
    run(async {
        let (shared, references) = expected().await;
        for (of, customer) in shared.customers().into_iter().enumerate() {
            let reference = &references[of];
            let manager = reference.people.managers()[2].0;
            for (role, person) in [
                (Role::Analyst, None),
                (Role::Manager, Some(manager)),
                (Role::Learner, Some(i64::from(customer.summary.learner.user_id))),
                (Role::Learner, None),
            ] {
                let session = shared.platform.signed_in(&customer.customer, &[role], person).await;
                let rule = role.row_rule(person.map(UserId));
                for chosen in choices(of).await {
                    for field in fields(&chosen) {
                        let got = offered_beside(&shared.platform.dashboards, &session, field, &chosen).await;
                        let what = format!("{} for {rule:?} beside {}", field.key(), chosen.to_query());
                        assert_offer(&got, &wanted(reference, field, rule, &chosen), &what);
                    }
                }
            }
        }
    });
}

/// The people who are offered without a choice of courses are those with the statuses that the dashboard shows.
#[test]
fn the_dashboards_own_choice_narrows_people() {
    run(async {
        let (shared, references) = expected().await;
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        let people = &references[0].people;
        let shown = people.known.values().filter(|person| matches!(person.status.as_deref(), Some("Active" | "Suspended"))).count();
        assert!(shown < people.known.len());
        let got = offered_beside(&shared.platform.dashboards, &session, FilterField::Learner, &Filters::default()).await;
        assert_eq!(got.selectable, shown as i64);
        let statuses = offered_beside(&shared.platform.dashboards, &session, FilterField::UserStatus, &Filters::default()).await;
        assert!(statuses.selectable > 2, "a field does not narrow itself");
    });
}
