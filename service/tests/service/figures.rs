//! Home's figures are those of the definitions, whoever looks and whatever is chosen.

use std::collections::BTreeSet;

use domain::answer::DashboardView;
use domain::{Answer, FilterField, Filters, Role, RowRule, UserId};
use testkit::{TestCustomer, run};

use super::asking::{figure, filters, ready, see_home, several};
use super::reference::{Figure, Kind, Reference, expected};

fn assert_close(got: f64, wanted: f64, what: &str) {
    assert!((got - wanted).abs() <= 1e-9 * wanted.abs().max(1.0), "{what}: {got}, and should be {wanted}");
}

fn assert_row(answer: &Answer, row: usize, wanted: Figure, what: &str) {
    let got = figure(answer, row);
    assert_close(got.numerator, wanted.numerator, &format!("numerator of {what}"));
    assert_close(got.denominator, wanted.denominator, &format!("denominator of {what}"));
    if answer.columns.iter().any(|column| column == "ever_certified") {
        assert_close(got.ever_certified, wanted.ever_certified, &format!("ever certified of {what}"));
    }
    match answer.number(row, "value") {
        Some(value) => assert_close(value, wanted.numerator / wanted.denominator, &format!("value of {what}")),
        None => assert_eq!(wanted.denominator, 0.0, "no value of {what}"),
    }
}

/// All numbers of a view against the reference.
pub fn assert_right(view: &DashboardView, reference: &Reference, rule: RowRule, filters: &Filters) {
    let chosen = filters.year().map(i64::from);
    let mut years = BTreeSet::new();
    for (kind, id) in Kind::ALL {
        let what = format!("{id} for {rule:?} with {}", filters.to_query());
        let (answer, trend) = ready(view, id);
        assert_eq!(answer.rows.len(), 1, "{what}");
        assert_row(answer, 0, reference.figure(kind, chosen, rule, filters), &what);
        let shown: Vec<i64> = trend.by_year().iter().map(|(year, _)| i64::from(*year)).collect();
        for (row, year) in shown.iter().enumerate() {
            assert_row(trend, row, reference.figure(kind, Some(*year), rule, filters), &format!("{what} in {year}"));
        }
        assert!(shown.is_sorted_by(|a, b| a < b), "{what}: {shown:?}");
        let wanted = reference.years(kind, rule, filters);
        assert!(wanted.iter().all(|year| shown.contains(year)), "{what}: {shown:?} lack some of {wanted:?}");
        years.extend(wanted);
    }
    assert_eq!(view.years.iter().map(|year| i64::from(*year)).collect::<BTreeSet<_>>(), years, "for {rule:?}");
}

async fn check(of: usize, roles: &[Role], person: Option<i64>, selections: Vec<Filters>) {
    let (shared, references) = expected().await;
    let customer: &TestCustomer = shared.customers()[of];
    let session = shared.platform.signed_in(&customer.customer, roles, person).await;
    let rule = roles.iter().fold(RowRule::Nobody, |rule, role| rule.or(role.row_rule(person.map(UserId))));
    for filters in selections {
        let view = see_home(&shared.platform.dashboards, &session, &filters).await;
        assert_right(&view, &references[of], rule, &filters);
    }
}

/// One value of each field that is worth choosing, and combinations.
pub async fn selections(of: usize) -> Vec<Filters> {
    use FilterField::{Audience, Learner, Manager, Organisation, Position, UserStatus, Year};
    let (shared, references) = expected().await;
    let people = &references[of].people;
    let managers: Vec<i64> = people.managers().iter().map(|(id, _)| *id).collect();
    let organisations: Vec<i64> = people.known.values().filter_map(|person| Some(person.organisation.as_ref()?.0)).collect();
    let positions: Vec<i64> = people.known.values().filter_map(|person| Some(person.position.as_ref()?.0)).collect();
    let audiences: Vec<i64> = people.members.iter().map(|(id, _, _)| *id).collect();
    let learner = i64::from(shared.customers()[of].summary.learner.user_id);
    let mut all = vec![
        several(Organisation, organisations.iter().copied().take(1)),
        several(Organisation, organisations.iter().copied().take(25)),
        several(Position, positions.iter().copied().take(30)),
        several(Manager, managers.iter().copied().skip(1).take(1)),
        several(Manager, managers.iter().copied().skip(2).take(3)),
        several(Learner, [learner]),
        several(Learner, people.known.keys().copied().take(40)),
        several(Audience, audiences.iter().copied().take(1)),
        several(Audience, audiences.iter().copied().step_by(5).take(20)),
        filters(&[(UserStatus, "Active")]),
        filters(&[(UserStatus, "Suspended"), (UserStatus, "Deleted")]),
        filters(&[(UserStatus, "Active"), (Manager, &managers[1].to_string()), (Year, "2023")]),
        filters(&[(UserStatus, "no such status")]),
        several(Learner, [-1]),
    ];
    all.extend(organisations.iter().take(3).map(|id| filters(&[(Organisation, &id.to_string()), (Year, "2024"), (UserStatus, "Active")])));
    all
}

fn years() -> Vec<Filters> {
    (2010..=2038).map(|year| several(FilterField::Year, [year])).chain([several(FilterField::Year, [0]), Filters::default()]).collect()
}

#[test]
fn everyone_in_all_time_and_each_year() {
    run(async {
        for of in 0..2 {
            check(of, &[Role::Analyst], None, years()).await;
        }
    });
}

#[test]
fn everyone_with_filters() {
    run(async {
        for of in 0..2 {
            check(of, &[Role::CustomerAdmin], None, selections(of).await).await;
        }
    });
}

#[test]
fn managers_see_their_teams() {
    run(async {
        for of in 0..2 {
            let (_, references) = expected().await;
            let managers = references[of].people.managers();
            let some = managers.iter().take(3).chain(managers.iter().skip(3).step_by(20));
            for (manager, _) in some {
                let chosen = [Filters::default(), several(FilterField::Year, [2024]), filters(&[(FilterField::UserStatus, "Active")])];
                check(of, &[Role::Manager], Some(*manager), chosen.to_vec()).await;
            }
            check(of, &[Role::Manager, Role::Learner], Some(managers[1].0), selections(of).await).await;
        }
    });
}

#[test]
fn learners_see_themselves() {
    run(async {
        for of in 0..2 {
            let (shared, references) = expected().await;
            let learner = i64::from(shared.customers()[of].summary.learner.user_id);
            let some = references[of].people.known.keys().copied().step_by(60).chain([learner]);
            for person in some {
                check(of, &[Role::Learner], Some(person), vec![Filters::default(), several(FilterField::Year, [2024])]).await;
            }
        }
    });
}

#[test]
fn the_generated_customers_have_what_the_figures_are_about() {
    run(async {
        let (_, references) = expected().await;
        for reference in references {
            for (kind, id) in Kind::ALL {
                let figure = reference.figure(kind, None, RowRule::Everyone, &Filters::default());
                assert!(figure.numerator > 0.0 && figure.denominator > 20.0, "{id}: {figure:?}");
                assert!(reference.years(kind, RowRule::Everyone, &Filters::default()).len() > 3, "{id} has too few years");
            }
        }
    });
}
