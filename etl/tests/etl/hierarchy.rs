//! The hierarchy, held against a plain walk up the managers.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::rows;

/// A row of the users: user, assignment, manager.
type Job = (i64, Option<i64>, Option<i64>);

/// Everybody with everybody above them: employee, manager, how.
pub fn walked(jobs: &[Job]) -> BTreeSet<(i64, i64, &'static str)> {
    let mut managers: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for (user, _, manager) in jobs {
        managers.entry(*user).or_default().extend(manager);
    }
    managers.keys().flat_map(|employee| above(*employee, &managers)).collect()
}

fn above(employee: i64, managers: &BTreeMap<i64, BTreeSet<i64>>) -> Vec<(i64, i64, &'static str)> {
    let mut found = vec![(employee, employee, "self")];
    let (mut seen, mut kind, mut level) = (BTreeSet::from([employee]), "direct", vec![employee]);
    while !level.is_empty() {
        let next: BTreeSet<i64> = level.iter().filter_map(|user| managers.get(user)).flatten().copied().collect();
        level = next.into_iter().filter(|manager| seen.insert(*manager)).collect();
        found.extend(level.iter().map(|manager| (employee, *manager, kind)));
        kind = "indirect";
    }
    found
}

fn agree(jobs: &[Job]) -> Result<(), TestCaseError> {
    let text = |number: Option<i64>| number.map_or(String::new(), |number| number.to_string());
    let given = jobs
        .iter()
        .zip(1..)
        .map(|((user, assignment, manager), row)| format!("{row} | {user} | User {user} | {} | {}", text(*assignment), text(*manager)));
    let users = rows::table("source_row | user_id | full_name | assignment_id | manager_id", given);
    let first: BTreeMap<i64, Option<i64>> = jobs.iter().rev().map(|(user, assignment, _)| (*user, *assignment)).collect();
    let name = |id: i64| if first.contains_key(&id) { format!("User {id}") } else { String::new() };
    let lines = walked(jobs).into_iter().map(|(employee, manager, kind)| {
        let assignment = first.get(&employee).copied().flatten().unwrap_or(-1);
        format!("{employee} | {manager} | {assignment} | {} | {} | {kind}", name(employee), name(manager))
    });
    let expect = rows::table("employee_id | manager_id | assignment_id | employee_name | manager_name | relationship_type", lines);
    let outcome = rows::run("silver.user_hierarchy", &[], &[("silver.users", users)], expect);
    prop_assert_eq!(outcome.expected, outcome.found);
    Ok(())
}

proptest! {
    #![proptest_config(rows::config())]

    /// Few people and many links: rings of every length, people above themselves, managers who are no users, several assignments.
    #[test]
    fn a_thicket_of_managers_is_walked_like_by_hand(jobs in vec((1..=10_i64, option::of(1..=3_i64), option::weighted(0.85, 1..=12_i64)), 1..18)) {
        agree(&jobs)?;
    }

    /// A long chain whose end is open, is no user, or leads back into it.
    #[test]
    fn a_chain_of_thirty_is_walked_to_its_end(length in 25..=30_i64, back in option::of(0..=40_i64), aside in vec((1..=30_i64, 1..=30_i64), 0..4)) {
        let chain = (1..=length).map(|user| (user, None, if user == length { back } else { Some(user + 1) }));
        let aside = aside.into_iter().map(|(user, manager)| (user, Some(9), Some(manager)));
        agree(&chain.chain(aside).collect::<Vec<_>>())?;
    }
}
