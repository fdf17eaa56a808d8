//! Every oddity of people that real exports have, in a small export.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::{BTreeSet, HashMap, HashSet};

use support::{Export, Rows, small};

fn users() -> Rows {
    Export::of(&small(11)).read("users")
}

/// Manager by person, of everyone's first assignment.
fn managers(users: &Rows) -> HashMap<&str, &str> {
    let mut managers = HashMap::new();
    for (user, manager) in users.values("User ID").zip(users.values("Manager ID")) {
        managers.entry(user).or_insert(manager);
    }
    managers
}

/// Steps until a person is met again, `None` where the way up ends.
fn round<'a>(managers: &HashMap<&'a str, &'a str>, start: &'a str) -> Option<usize> {
    let mut seen = vec![start];
    loop {
        let above = *managers.get(seen.last()?)?;
        if above == start {
            return Some(seen.len());
        }
        if seen.contains(&above) || above.is_empty() {
            return None;
        }
        seen.push(above);
    }
}

#[test]
fn chains_go_round_and_reach_far_up() {
    let users = users();
    let managers = managers(&users);
    let rounds: HashSet<usize> = managers.keys().filter_map(|user| round(&managers, user)).collect();
    assert_eq!(rounds, HashSet::from([1, 2, 3, 5]));
    let depth = |user: &str| {
        let mut above = managers.get(user);
        let mut depth = 0;
        while let Some(manager) = above.filter(|manager| !manager.is_empty() && depth < 40) {
            depth += 1;
            above = managers.get(manager);
        }
        depth
    };
    let deepest = managers.keys().map(|user| depth(user)).filter(|depth| *depth < 40).max();
    assert!((9..=30).contains(&deepest.unwrap()), "{deepest:?}");
}

#[test]
fn managers_are_missing_unknown_and_blank() {
    let users = users();
    let known: HashSet<&str> = users.values("User ID").collect();
    let strangers: BTreeSet<(&str, &str)> =
        users.values("Manager ID").zip(users.values("Manager Name")).filter(|(id, _)| !id.is_empty() && !known.contains(id)).collect();
    assert_eq!(strangers, BTreeSet::from([("17", "Former Manager"), ("99000001", " ")]));
    assert!(users.count(["Manager ID", "Manager Name"], |[id, name]| id.is_empty() && name == " ") >= 4);
    assert!(users.any(["Manager ID", "Appraiser ID"], |[manager, appraiser]| !appraiser.is_empty() && manager != appraiser));
}

#[test]
fn a_managers_name_is_that_of_the_person() {
    let users = users();
    let names: HashMap<&str, &str> = users.values("User ID").zip(users.values("User's Fullname")).collect();
    for column in ["Manager", "Appraiser"] {
        for (id, name) in users.values(&format!("{column} ID")).zip(users.values(&format!("{column} Name"))) {
            assert!(names.get(id).is_none_or(|known| *known == name), "{id}");
        }
    }
}

#[test]
fn assignments_are_several_none_and_doubled() {
    let users = users();
    let by_person = users.by(["User ID"]);
    let assignment = users.column("Assignment ID");
    let distinct = |rows: &Vec<&csv::StringRecord>| rows.iter().map(|row| &row[assignment]).collect::<HashSet<_>>().len();
    assert!(by_person.values().any(|rows| distinct(rows) == 2) && by_person.values().any(|rows| distinct(rows) == 3));
    assert!(
        users.any(["User ID", "Assignment ID", "Organisation ID"], |[id, post, place]| id != "1" && post.is_empty() && place.is_empty())
    );
    assert_eq!(users.doubles(["User ID", "Assignment ID"]), (true, true));
}

#[test]
fn guest_administrator_and_people_who_are_not_active() {
    let users = users();
    assert!(users.any(["User ID", "User's Fullname"], |row| row == ["1", "Guest user  "]));
    assert!(users.any(["User ID", "User's Fullname"], |row| row == ["2", "Admin User"]));
    for status in ["Active", "Suspended", "Deleted", "Unconfirmed"] {
        assert!(users.has("User Status", status), "{status}");
    }
    let active = users.count(["User Status"], |[status]| status == "Active");
    assert!(active * 10 > users.rows.len() * 9);
    for column in ["User's Country", "User's City"] {
        assert!(users.has(column, ""), "{column}");
    }
}

#[test]
fn names_are_odd_in_every_known_way() {
    let users = users();
    let name = |meets: fn(&str) -> bool| users.values("User's Fullname").any(meets);
    assert!(name(|name| name.contains(',')) && name(|name| name.contains('"')) && name(|name| name.contains('\'')));
    assert!(name(|name| name.contains('\n')) && name(|name| name.contains("\r\n")) && name(|name| name.contains('\t')));
    assert!(name(|name| name.starts_with(' ')) && name(|name| name.ends_with(' ')) && name(|name| name.trim().is_empty()));
    assert!(name(|name| name.contains('ü')) && name(|name| name.contains('佐')) && name(|name| name.contains('ש')));
    for (column, word) in [("User First Name", "NULL"), ("User First Name", "nan"), ("User Last Name", "N/A"), ("User's City", "nan")] {
        assert!(users.has(column, word), "{word}");
    }
}

#[test]
fn trees_fit_the_people() {
    let export = Export::of(&small(11));
    let users = export.read("users");
    for (file, key, column) in [("organisations", "Organisation ID", "Organisation ID"), ("positions", "Position ID", "Position ID")] {
        let nodes = export.read(file);
        let known: HashSet<&str> = nodes.values(key).collect();
        assert!(users.values(column).all(|id| id.is_empty() || known.contains(id)), "{file}");
    }
    let organisations = export.read("organisations");
    assert_eq!(organisations.by(["Framework"]).len(), 2);
    let depths: BTreeSet<&str> = organisations.values("Organisation Depth Level").collect();
    assert_eq!(depths, BTreeSet::from(["1", "2", "3", "4", "5", "6", "7"]));
}
