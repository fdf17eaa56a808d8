//! Who is who: people with what filters look at, and teams by a plain walk down from a manager.

use std::collections::{BTreeMap, BTreeSet};

use domain::{FilterField, Filters, RowRule};
use testkit::{TestCustomer, TestPlatform};
use warehouse::Layer::{Gold, Silver};

/// Id and name of an organisation or position.
pub type Node = (i64, Option<String>);

/// A person that the export of users describes.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: Option<String>,
    pub organisation: Option<Node>,
    pub position: Option<Node>,
    pub manager: Option<String>,
    pub status: Option<String>,
}

/// Everyone of a customer.
pub struct People {
    pub known: BTreeMap<i64, Person>,
    /// Audience, its name, member.
    pub members: BTreeSet<(i64, String, i64)>,
    audiences: BTreeSet<(i64, i64)>,
    teams: BTreeMap<i64, BTreeSet<i64>>,
}

impl People {
    pub async fn of(platform: &TestPlatform, customer: &TestCustomer) -> Self {
        let known = known(platform, customer).await;
        let members = platform.rows(customer, Gold, "dim_audience_member").await;
        let member = |row: testkit::Row| (row.int("audience_id"), row.text("audience_name").unwrap_or_default(), row.int("user_id"));
        let reports = reports(platform, customer).await;
        let everyone = known.keys().chain(reports.keys());
        let teams = everyone.map(|id| (*id, below(*id, &reports, known.contains_key(id)))).collect();
        let members: BTreeSet<_> = members.iter().map(member).collect();
        let audiences = members.iter().map(|(id, _, member)| (*member, *id)).collect();
        Self { teams, members, audiences, known }
    }

    /// A person with everyone below them; somebody who is nobody's manager and no user has no team.
    pub fn team(&self, manager: i64) -> BTreeSet<i64> {
        self.teams.get(&manager).cloned().unwrap_or_default()
    }

    /// Managers with those below them, themselves left out, largest team first.
    pub fn managers(&self) -> Vec<(i64, usize)> {
        let size = |(id, team): (&i64, &BTreeSet<i64>)| (*id, team.iter().filter(|member| *member != id).count());
        let mut managers: Vec<(i64, usize)> = self.teams.iter().map(size).filter(|(_, size)| *size > 0).collect();
        managers.sort_by_key(|(id, size)| (usize::MAX - size, *id));
        managers
    }

    /// Whether a row rule and filters let through what belongs to a person.
    pub fn sees(&self, rule: RowRule, filters: &Filters, user: i64) -> bool {
        self.in_rule(rule, user) && FilterField::ALL.into_iter().all(|field| !filters.has(field) || self.passes(field, filters, user))
    }

    pub fn in_rule(&self, rule: RowRule, user: i64) -> bool {
        match rule {
            RowRule::Nobody => false,
            RowRule::Myself(person) => person.0 == user,
            RowRule::Team(manager) => self.is_in_team(manager.0, user),
            RowRule::Everyone => true,
        }
    }

    fn is_in_team(&self, manager: i64, user: i64) -> bool {
        self.teams.get(&manager).is_some_and(|team| team.contains(&user))
    }

    fn passes(&self, field: FilterField, filters: &Filters, user: i64) -> bool {
        let chosen = filters.numbers(field);
        let person = self.known.get(&user);
        let is_of = |node: Option<&Node>| node.is_some_and(|(id, _)| chosen.contains(id));
        match field {
            // Years, courses and statuses of rows say nothing of a person.
            FilterField::Year | FilterField::Category | FilterField::Course | FilterField::StatusInYear | FilterField::Status => true,
            FilterField::Organisation => is_of(person.and_then(|person| person.organisation.as_ref())),
            FilterField::Position => is_of(person.and_then(|person| person.position.as_ref())),
            FilterField::Learner => person.is_some() && chosen.contains(&user),
            FilterField::Manager => chosen.iter().any(|manager| self.is_in_team(*manager, user)),
            FilterField::Audience => chosen.iter().any(|audience| self.audiences.contains(&(user, *audience))),
            FilterField::UserStatus => {
                let status = person.and_then(|person| person.status.as_deref());
                status.is_some_and(|status| filters.values(field).any(|chosen| chosen == status))
            }
        }
    }
}

async fn known(platform: &TestPlatform, customer: &TestCustomer) -> BTreeMap<i64, Person> {
    let users = platform.rows(customer, Gold, "dim_user").await;
    let person = |row: &testkit::Row| Person {
        name: row.text("full_name"),
        organisation: row.maybe_int("organisation_id").map(|id| (id, row.text("organisation_name"))),
        position: row.maybe_int("position_id").map(|id| (id, row.text("position_name"))),
        manager: row.text("manager_name"),
        status: row.text("user_status"),
    };
    users.iter().filter(|row| row.int("user_id") != -1).map(|row| (row.int("user_id"), person(&row))).collect()
}

/// Who reports to whom, over every assignment.
async fn reports(platform: &TestPlatform, customer: &TestCustomer) -> BTreeMap<i64, BTreeSet<i64>> {
    let mut reports: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for row in platform.rows(customer, Silver, "users").await.iter() {
        if let Some(manager) = row.maybe_int("manager_id") {
            reports.entry(manager).or_default().insert(row.int("user_id"));
        }
    }
    reports
}

/// Everyone below a manager, and the manager if they are a user.
fn below(manager: i64, reports: &BTreeMap<i64, BTreeSet<i64>>, is_user: bool) -> BTreeSet<i64> {
    let (mut found, mut next) = (BTreeSet::new(), vec![manager]);
    while let Some(id) = next.pop() {
        let new = reports.get(&id).into_iter().flatten().filter(|report| found.insert(**report));
        next.extend(new);
    }
    if is_user {
        found.insert(manager);
    }
    found
}
