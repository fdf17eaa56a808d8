//! What a synthetic export holds, counted again by plain code.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use chrono::NaiveDateTime;

/// One CSV file of an export, as any reader sees it.
pub struct File {
    columns: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
}

impl File {
    pub fn read(folder: &Path, name: &str) -> Self {
        let mut reader = csv::Reader::from_path(folder.join(format!("analytics_{name}.csv"))).unwrap();
        let columns = reader.headers().unwrap().iter().map(str::to_owned).zip(0..).collect();
        let row = |record: csv::StringRecord| record.iter().map(|field| field.trim().to_owned()).collect();
        Self { columns, rows: reader.records().map(|record| row(record.unwrap())).collect() }
    }

    pub fn values<'f, const N: usize>(&'f self, names: [&str; N]) -> impl Iterator<Item = [&'f str; N]> + use<'f, N> {
        let places = names.map(|name| *self.columns.get(name).unwrap_or_else(|| panic!("no column {name}")));
        self.rows.iter().map(move |row| places.map(|place| row[place].as_str()))
    }

    /// Distinct values that are all there.
    pub fn distinct<const N: usize>(&self, names: [&str; N]) -> usize {
        self.values(names).filter(|row| row.iter().all(|value| !value.is_empty())).collect::<HashSet<_>>().len()
    }

    /// Rows without exact repetitions.
    pub fn distinct_rows(&self) -> usize {
        self.rows.iter().collect::<HashSet<_>>().len()
    }
}

fn time(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%d/%m/%Y, %H:%M:%S").ok()
}

/// User, assignment, manager of each row of the users.
pub fn jobs(folder: &Path) -> Vec<(i64, Option<i64>, Option<i64>)> {
    let users = File::read(folder, "users");
    let rows = users.values(["User ID", "Assignment ID", "Manager ID"]);
    rows.filter_map(|[user, assignment, manager]| Some((user.parse().ok()?, assignment.parse().ok(), manager.parse().ok()))).collect()
}

/// Rows of the fact of course progress: the record that stays of each enrolment, with each program of the course for the person.
pub fn course_facts(folder: &Path) -> usize {
    let [completions, overview, programs] =
        ["course_completions", "prog_overview", "prog_completions"].map(|name| File::read(folder, name));
    let mut memberships: HashMap<[&str; 2], BTreeSet<&str>> = HashMap::new();
    for [program, user, course] in overview.values(["Program ID", "User ID", "Course ID"]) {
        memberships.entry([user, course]).or_default().insert(program);
    }
    let assigned = kept(&programs, ["User ID", "Program ID", "Time completed", "Time assigned"]);
    let enrolments = kept(&completions, ["User ID", "Course ID", "Time completed", "Time enrolled"]);
    let rows = |(key, (completed, enrolled)): (&[&str; 2], &Times)| {
        let known = completed.is_some() || enrolled.is_some();
        let of = |program: &&&str| known || assigned.get(&[key[0], program]).is_some_and(|(_, assigned)| assigned.is_some());
        memberships.get(key).map_or(usize::from(known), |programs| programs.iter().filter(of).count())
    };
    enrolments.iter().map(rows).sum()
}

type Times = (Option<NaiveDateTime>, Option<NaiveDateTime>);

/// Of each key the latest completion, then the latest beginning.
fn kept<'f>(file: &'f File, names: [&str; 4]) -> BTreeMap<[&'f str; 2], Times> {
    let mut kept: BTreeMap<_, Times> = BTreeMap::new();
    for [user, other, completed, began] in file.values(names) {
        let times = (time(completed), time(began));
        let stays = kept.entry([user, other]).or_insert(times);
        *stays = times.max(*stays);
    }
    kept
}
