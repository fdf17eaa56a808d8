//! The course dashboard says what its definitions say, whoever looks and whatever is chosen.

use std::collections::{BTreeMap, BTreeSet};

use domain::answer::{DashboardView, WidgetState};
use domain::{Answer, Cell, DashboardName, Dimension, FilterField, Filters, Paging, Role, RowRule, Sort, UserId};
use service::FiguresRequest;
use testkit::run;

use super::asking::{details, filters, ready, see_courses, see_home, several, widget};
use super::figures::selections;
use super::reference::{Enrolment, Reference, expected, in_order};

/// What is in force: the dashboard's own choice where there is none.
fn in_force(chosen: &Filters) -> Filters {
    let mut filters = chosen.clone();
    if !chosen.has(FilterField::UserStatus) {
        ["Active", "Suspended"].iter().for_each(|status| filters.add(FilterField::UserStatus, status).unwrap());
    }
    filters
}

fn int(n: usize) -> Cell {
    Cell::Int(n as i64)
}

fn quotient(numerator: i64, denominator: usize) -> Vec<Cell> {
    let value = if denominator == 0 { Cell::Null } else { Cell::Number(numerator as f64 / denominator as f64) };
    vec![value, Cell::Int(numerator), int(denominator)]
}

fn rate(seen: &[&Enrolment], year: Option<i64>) -> Vec<Cell> {
    quotient(seen.iter().filter(|enrolment| enrolment.is_done(year)).count() as i64, seen.len())
}

fn average(seen: &[&Enrolment], year: Option<i64>) -> Vec<Cell> {
    let days: Vec<i64> = seen.iter().filter_map(|enrolment| enrolment.averaged(year)).collect();
    quotient(days.iter().sum(), days.len())
}

fn overdue(seen: &[&Enrolment], _: Option<i64>) -> Vec<Cell> {
    let count = |what: fn(&Enrolment) -> bool| int(seen.iter().filter(|enrolment| what(enrolment)).count());
    vec![count(|enrolment| enrolment.is_overdue), count(|enrolment| enrolment.is_open)]
}

/// Rate first, then name: the best on top.
fn ranked<'a>(seen: &[&'a Enrolment], year: i64, name: impl Fn(&'a Enrolment) -> (Vec<Cell>, String)) -> Vec<Vec<Cell>> {
    let mut groups: BTreeMap<String, (Vec<Cell>, usize, usize)> = BTreeMap::new();
    for enrolment in seen {
        let (cells, name) = name(enrolment);
        let group = groups.entry(format!("{} {name} {cells:?}", name.to_lowercase())).or_insert((cells, 0, 0));
        *group = (group.0.clone(), group.1 + usize::from(enrolment.is_done(Some(year))), group.2 + 1);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    let share = |group: &(Vec<Cell>, usize, usize)| group.1 as f64 / group.2 as f64;
    groups.sort_by(|a, b| share(b).total_cmp(&share(a)));
    let row = |group: &(Vec<Cell>, usize, usize)| {
        group.0.iter().cloned().chain([int(group.1), int(group.2), Cell::Number(share(group))]).collect()
    };
    groups.iter().map(row).collect()
}

type Figure = fn(&[&Enrolment], Option<i64>) -> Vec<Cell>;

/// Each with whether it is of the year even if none is chosen.
const FIGURES: [(&str, Figure, bool); 4] = [
    ("completion_in_year", rate, true),
    ("completion_all_time", rate, false),
    ("average_days_to_complete", average, false),
    ("overdue", overdue, false),
];

/// All of a view against plain rows.
pub fn assert_right(view: &DashboardView, reference: &Reference, rule: RowRule, chosen: &Filters) {
    let what = format!("for {rule:?} with {}", chosen.to_query());
    let filters = in_force(chosen);
    let (courses, people) = (&reference.courses, &reference.people);
    let years = courses.years(people, rule, &filters);
    let year = chosen.year().map(i64::from).or(years.last().copied());
    let seen = |year: Option<i64>| courses.seen(people, rule, &filters, year);
    assert_eq!(view.years.iter().map(|year| i64::from(*year)).collect::<BTreeSet<_>>(), years, "{what}");
    assert_eq!(view.year.map(i64::from), year, "{what}");
    for (id, figure, is_of_year) in FIGURES {
        let (answer, trend) = ready(view, id);
        let of = chosen.year().map(i64::from).or(if is_of_year { year } else { None });
        let wanted = if is_of_year && of.is_none() { figure(&[], None) } else { figure(&seen(of), of) };
        assert_eq!(answer.rows, [wanted], "{id} {what}");
        let wanted: Vec<Vec<Cell>> =
            years.iter().map(|year| [Cell::Int(*year)].into_iter().chain(figure(&seen(Some(*year)), Some(*year))).collect()).collect();
        let has_trend = widget(view, id).spec.trend.is_some();
        assert_eq!(trend.rows, if has_trend { wanted } else { Vec::new() }, "{id} by year {what}");
    }
    let by_year = years.iter().map(|year| {
        let (seen, year) = (seen(Some(*year)), Some(*year));
        let done = seen.iter().filter(|enrolment| enrolment.is_done(year)).count();
        vec![Cell::Int(year.unwrap()), int(done), int(seen.len() - done), int(seen.len())]
    });
    assert_eq!(ready(view, "completions_by_year").0.rows, by_year.collect::<Vec<_>>(), "{what}");
    assert_charts(view, reference, rule, &filters, year);
    assert_details(view, reference, rule, &filters, year);
}

fn assert_charts(view: &DashboardView, reference: &Reference, rule: RowRule, filters: &Filters, year: Option<i64>) {
    let seen =
        |filters: &Filters| year.map(|year| reference.courses.seen(&reference.people, rule, filters, Some(year))).unwrap_or_default();
    let of_category = |enrolment: &Enrolment| (vec![Cell::Text(enrolment.category.clone())], enrolment.category.clone());
    let of_course = |enrolment: &Enrolment| {
        (vec![Cell::Int(enrolment.course), Cell::Text(enrolment.course_name.clone())], enrolment.course_name.clone())
    };
    let WidgetState::Ready { answer, drill, .. } = &widget(view, "completion_by_category").state else { panic!("no chart") };
    assert_eq!(answer.rows, ranked(&seen(filters), year.unwrap_or_default(), of_category), "{}", filters.to_query());
    let wanted = ranked(&seen(&filters.cleared(FilterField::Course)), year.unwrap_or_default(), of_course);
    let is_drilled = filters.has(FilterField::Category);
    assert_eq!(drill.as_ref().map(|drill| drill.rows.clone()), is_drilled.then_some(wanted), "{}", filters.to_query());
}

/// All rows of the details in some order.
pub fn rows(reference: &Reference, rule: RowRule, filters: &Filters, year: i64, sort: Sort) -> Vec<Vec<Cell>> {
    let filters = in_force(filters);
    let seen = reference.courses.seen(&reference.people, rule, &filters, Some(year));
    let chosen = |field, value: Option<&String>| !filters.has(field) || value.is_some_and(|value| filters.holds(field, value));
    let shown = seen.into_iter().filter(|enrolment| {
        chosen(FilterField::StatusInYear, enrolment.years.get(&year)) && chosen(FilterField::Status, enrolment.status.as_ref())
    });
    in_order(shown.map(|enrolment| enrolment.row(&reference.people, year)).collect(), sort)
}

pub const BY_LEARNER: Sort = Sort { by: Dimension::Learner, descending: false };

fn assert_details(view: &DashboardView, reference: &Reference, rule: RowRule, filters: &Filters, year: Option<i64>) {
    let wanted = year.map(|year| rows(reference, rule, filters, year, BY_LEARNER)).unwrap_or_default();
    let (answer, total) = details(view);
    assert_eq!(total, wanted.len() as u64, "{}", filters.to_query());
    assert_eq!(answer.rows, wanted[..wanted.len().min(10)], "{}", filters.to_query());
    assert_eq!(answer.columns, Dimension::OF_ENROLMENTS.map(Dimension::key));
}

async fn check(of: usize, roles: &[Role], person: Option<i64>, selections: Vec<Filters>) {
    let (shared, references) = expected().await;
    let session = shared.platform.signed_in(&shared.customers()[of].customer, roles, person).await;
    let rule = roles.iter().fold(RowRule::Nobody, |rule, role| rule.or(role.row_rule(person.map(UserId))));
    for filters in selections {
        let view = see_courses(&shared.platform.dashboards, &session, &filters, Paging::default()).await;
        assert_right(&view, &references[of], rule, &filters);
    }
}

/// Categories, courses and statuses by themselves and together with years and people.
async fn of_courses(of: usize) -> Vec<Filters> {
    use FilterField::{Category, Course, Manager, Status, StatusInYear, UserStatus, Year};
    let (_, references) = expected().await;
    let reference = &references[of];
    let all = reference.courses.seen(&reference.people, RowRule::Everyone, &Filters::default(), None);
    let categories: BTreeSet<&str> = all.iter().map(|enrolment| enrolment.category.as_str()).collect();
    let (first, last) = (*categories.first().unwrap(), *categories.last().unwrap());
    let course = all.iter().find(|enrolment| enrolment.category == first).unwrap().course.to_string();
    let other = all.iter().find(|enrolment| enrolment.category == last).unwrap().course.to_string();
    let manager = reference.people.managers()[1].0.to_string();
    vec![
        filters(&[(Category, first)]),
        filters(&[(Category, first), (Category, last), (Year, "2022")]),
        filters(&[(Category, first), (Course, &course)]),
        filters(&[(Category, first), (Course, &other)]),
        filters(&[(Course, &course), (Course, &other), (Manager, &manager)]),
        filters(&[(Category, "no such category")]),
        filters(&[(Category, last), (Manager, &manager), (UserStatus, "Active"), (Year, "2023"), (Status, "Complete")]),
        filters(&[(Status, "In progress")]),
        filters(&[(StatusInYear, "Complete"), (StatusInYear, "In progress"), (Year, "2023")]),
        filters(&[(Status, "Complete"), (StatusInYear, "Not yet started"), (Category, last)]),
        filters(&[(UserStatus, "Deleted")]),
        filters(&[(Year, "2021"), (UserStatus, "Active"), (UserStatus, "Suspended"), (UserStatus, "Deleted")]),
        filters(&[(Year, "2021"), (Year, "2022")]),
        filters(&[(Year, "0")]),
        filters(&[(Year, "1990")]),
        Filters::default(),
    ]
}

#[test]
fn everyone_with_filters_of_courses() {
    run(async {
        for of in 0..2 {
            check(of, &[Role::Analyst], None, of_courses(of).await).await;
        }
    });
}

#[test]
fn everyone_with_filters_of_people() {
    run(async {
        for of in 0..2 {
            check(of, &[Role::CustomerAdmin], None, selections(of).await).await;
        }
    });
}

#[test]
fn every_role_sees_its_own_rows() {
    run(async {
        for of in 0..2 {
            let (shared, references) = expected().await;
            let summary = &shared.customers()[of].summary;
            let managers = references[of].people.managers();
            for (manager, _) in managers.iter().take(2).chain(managers.iter().skip(2).step_by(40)) {
                check(of, &[Role::Manager], Some(*manager), of_courses(of).await).await;
            }
            check(of, &[Role::Learner], Some(i64::from(summary.learner.user_id)), of_courses(of).await).await;
            check(of, &[Role::Learner], Some(i64::from(summary.manager.user_id)), vec![Filters::default()]).await;
            check(of, &[Role::Learner], None, of_courses(of).await).await;
        }
    });
}

/// What the tests compare has to be there: missing days, people whom no export describes, statuses of every kind.
#[test]
fn the_generated_customers_have_what_the_dashboard_is_about() {
    run(async {
        let (_, references) = expected().await;
        for reference in references {
            let all = reference.courses.seen(&reference.people, RowRule::Everyone, &Filters::default(), None);
            let has = |what: &dyn Fn(&&Enrolment) -> bool| all.iter().any(what);
            assert!(has(&|enrolment| enrolment.is_overdue) && has(&|enrolment| enrolment.averaged(None).is_none()));
            assert!(has(&|enrolment| !reference.people.known.contains_key(&enrolment.user)), "everyone is known");
            assert!(has(&|enrolment| enrolment.years.len() > 1) && has(&|enrolment| enrolment.years.is_empty()));
        }
    });
}

/// A filter that a dashboard does not offer changes nothing on it and is not shown as chosen.
#[test]
fn an_address_with_a_category_changes_nothing_on_home() {
    run(async {
        let (shared, _) = expected().await;
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        let plain = see_home(&shared.platform.dashboards, &session, &Filters::default()).await;
        let chosen = filters(&[(FilterField::Category, "Safety"), (FilterField::Course, "1"), (FilterField::Status, "Complete")]);
        let view = see_home(&shared.platform.dashboards, &session, &chosen).await;
        assert_eq!((view.widgets, view.filters, view.chosen), (plain.widgets, Filters::default(), Vec::new()));
    });
}

#[test]
fn what_is_chosen_has_names() {
    run(async {
        let (shared, references) = expected().await;
        let reference = &references[0];
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        let one = reference.courses.seen(&reference.people, RowRule::Everyone, &Filters::default(), None)[0];
        let mut chosen = several(FilterField::Course, [one.course, 999_999]);
        chosen.add(FilterField::Category, &one.category).unwrap();
        chosen.add(FilterField::Status, "Complete").unwrap();
        let view = see_courses(&shared.platform.dashboards, &session, &chosen, Paging::default()).await;
        let label = |value: &str| view.chosen.iter().find(|chip| chip.value == value).unwrap().label.clone();
        assert_eq!(label(&one.course.to_string()), one.course_name);
        assert_eq!(label("999999"), "999999");
        assert_eq!([label(&one.category), label("Complete"), label("Active")], [one.category.as_str(), "Complete", "Active"]);
    });
}

/// The columns that customers' scripts know.
#[test]
fn the_command_line_prints_the_public_columns_and_all_rows() {
    run(async {
        let (shared, references) = expected().await;
        let scope = shared.platform.operator(&shared.health.customer).await;
        let chosen = filters(&[(FilterField::Year, "2023")]);
        let request = FiguresRequest { dashboard: DashboardName::Courses, filters: chosen.clone(), as_of: None };
        let printed = shared.platform.dashboards.figures(&scope, &request).await.unwrap();
        let columns = |id: &str| {
            let row = printed["widgets"][id]["rows"][0].as_object().unwrap();
            row.keys().cloned().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(columns("completions_by_year"), "complete not_complete total year");
        assert_eq!(columns("completion_by_category"), "category complete rate total");
        assert_eq!(columns("completion_in_year"), "denominator numerator value");
        assert_eq!(columns("completion_all_time"), "denominator numerator value");
        assert_eq!(columns("average_days_to_complete"), "value");
        assert_eq!(columns("overdue"), "total value");
        let wanted = rows(&references[0], RowRule::Everyone, &chosen, 2023, BY_LEARNER);
        let wanted = Answer { columns: Dimension::OF_ENROLMENTS.map(|column| column.key().to_owned()).to_vec(), rows: wanted };
        assert!(wanted.rows.len() > 500);
        assert_eq!(printed["widgets"]["learner_details"]["rows"], wanted.to_json());
        assert_eq!(printed["filters"], serde_json::json!({"year": ["2023"], "user-status": ["Active", "Suspended"]}));
    });
}

/// The reporting year of the retail company ends in June: the last day of September 2024 is in its 2025.
#[test]
fn the_year_that_is_not_over_is_told() {
    run(async {
        let (shared, _) = expected().await;
        for (customer, year) in [(&shared.health, 2024), (&shared.retail, 2025)] {
            let session = shared.platform.signed_in(&customer.customer, &[Role::Analyst], None).await;
            let view = see_courses(&shared.platform.dashboards, &session, &Filters::default(), Paging::default()).await;
            assert_eq!((view.freshness.unwrap().current_year, view.year), (year, Some(year)));
        }
    });
}
