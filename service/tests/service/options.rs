//! What filters offer is exactly what the viewer may see: of the own customer, of the own rows.

use std::collections::{BTreeMap, BTreeSet};

use domain::{FilterField, Filters, Role, RowRule, SessionToken, UserId};
use testkit::{TestPlatform, run};

use super::asking::offered;
use super::reference::{Kind, People, Reference, expected};

/// Value, label and number of people of each option.
type Offer = BTreeMap<String, (String, Option<i64>)>;

fn unknown(id: i64) -> String {
    format!("Unknown ({id})")
}

/// Counts people by id; the name is the largest of those that are given, as in the dimensions.
fn counted(pairs: impl Iterator<Item = (i64, Option<String>)>) -> Offer {
    let mut groups: BTreeMap<i64, (Option<String>, i64)> = BTreeMap::new();
    for (id, name) in pairs {
        let group = groups.entry(id).or_default();
        *group = (group.0.take().max(name), group.1 + 1);
    }
    groups.into_iter().map(|(id, (name, people))| (id.to_string(), (name.unwrap_or_else(|| unknown(id)), Some(people)))).collect()
}

fn wanted(reference: &Reference, field: FilterField, rule: RowRule) -> Offer {
    let people = &reference.people;
    let seen = || people.known.iter().filter(|(id, _)| people.in_rule(rule, **id));
    match field {
        FilterField::Organisation => counted(seen().filter_map(|(_, person)| person.organisation.clone())),
        FilterField::Position => counted(seen().filter_map(|(_, person)| person.position.clone())),
        FilterField::Learner => counted(seen().map(|(id, person)| (*id, person.name.clone()))),
        FilterField::Audience => audiences(people, rule),
        FilterField::Manager => managers(people, rule),
        FilterField::UserStatus => {
            let mut statuses: Offer = BTreeMap::new();
            for status in seen().filter_map(|(_, person)| person.status.clone()) {
                let (_, people) = statuses.entry(status.clone()).or_insert((status, Some(0)));
                *people = people.map(|n| n + 1);
            }
            statuses
        }
        FilterField::Year => {
            let years: BTreeSet<i64> = Kind::ALL.iter().flat_map(|(kind, _)| reference.years(*kind, rule, &Filters::default())).collect();
            years.into_iter().map(|year| (year.to_string(), (year.to_string(), None))).collect()
        }
        field => panic!("Home does not offer {}", field.key()),
    }
}

fn audiences(people: &People, rule: RowRule) -> Offer {
    let members: BTreeSet<_> = people.members.iter().filter(|(_, _, member)| people.in_rule(rule, *member)).collect();
    counted(members.into_iter().map(|(id, name, _)| (*id, Some(name.clone()))))
}

/// Managers in scope, with those of their people who are.
fn managers(people: &People, rule: RowRule) -> Offer {
    let in_scope = people.managers().into_iter().map(|(id, _)| id).filter(|id| people.in_rule(rule, *id));
    let pairs = in_scope.flat_map(|manager| {
        let name = people.known.get(&manager).and_then(|person| person.name.clone());
        let team = people.team(manager).into_iter().filter(move |member| *member != manager && people.in_rule(rule, *member));
        team.map(move |_| (manager, name.clone())).collect::<Vec<_>>()
    });
    counted(pairs)
}

/// Every field against what it should offer.
pub async fn assert_offers(platform: &TestPlatform, session: &SessionToken, reference: &Reference, rule: RowRule) {
    for field in FilterField::COMMON {
        let what = format!("{} for {rule:?}", field.key());
        let (got, wanted) = (offered(&platform.dashboards, session, field, "").await, wanted(reference, field, rule));
        assert_eq!(got.options.len(), wanted.len().min(50), "{what}");
        if !wanted.is_empty() {
            assert_eq!((got.matching, got.selectable), (wanted.len() as i64, wanted.len() as i64), "{what}");
        }
        for option in &got.options {
            assert_eq!(wanted.get(&option.value), Some(&(option.label.clone(), option.people)), "{what}: {option:?}");
        }
    }
}

#[test]
fn every_role_is_offered_exactly_what_it_sees() {
    run(async {
        let (shared, references) = expected().await;
        for (customer, reference) in shared.customers().into_iter().zip(references) {
            let manager = reference.people.managers()[2].0;
            let learner = i64::from(customer.summary.learner.user_id);
            for role in Role::ALL {
                for person in [None, Some(learner), Some(manager)] {
                    let session = shared.platform.signed_in(&customer.customer, &[role], person).await;
                    assert_offers(&shared.platform, &session, reference, role.row_rule(person.map(UserId))).await;
                }
            }
        }
    });
}

#[test]
fn typing_finds_a_part_of_a_name_in_any_case_and_nothing_more() {
    run(async {
        let (shared, references) = expected().await;
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        let learners = wanted(&references[0], FilterField::Learner, RowRule::Everyone);
        for typed in ["an", "AN", " o'", "é", "%", "_", "' OR '1'='1", ":p0", "zzzz"] {
            let part = typed.trim().to_lowercase();
            let fitting = learners.values().filter(|(label, _)| label.to_lowercase().contains(&part)).count();
            let got = offered(&shared.platform.dashboards, &session, FilterField::Learner, typed).await;
            assert_eq!(got.options.len(), fitting.min(50), "{typed:?}");
            assert!(got.options.iter().all(|option| option.label.to_lowercase().contains(&part)), "{typed:?}");
            if fitting > 0 {
                assert_eq!((got.matching, got.selectable), (fitting as i64, learners.len() as i64), "{typed:?}");
            }
        }
    });
}
