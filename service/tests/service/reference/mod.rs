//! The figures computed another way: row by row over the facts and dimensions of gold, in the words of the definitions.

mod activity;
mod courses;
mod learning;
mod people;
mod years;

use std::collections::{BTreeMap, BTreeSet};

use domain::{Filters, RowRule};
use testkit::{Shared, TestCustomer, TestPlatform, shared};
use tokio::sync::OnceCell;

pub use courses::{Courses, Enrolment, in_order};
pub use people::{Node, People, Person};
use years::Years;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Course,
    Program,
    Certification,
    Seminar,
    Hours,
}

impl Kind {
    /// Each with the name of its widget.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Course, "course_completion_rate"),
        (Self::Program, "program_completion_rate"),
        (Self::Certification, "certification_completion_rate"),
        (Self::Seminar, "seminar_attendance_rate"),
        (Self::Hours, "average_learner_hours"),
    ];
}

/// Something that counts, for one person, in one year or in all time (no year).
#[derive(Clone, Debug)]
pub struct Item {
    pub kind: Kind,
    pub user: i64,
    pub year: Option<i64>,
    pub done: bool,
    pub ever_certified: bool,
    pub hours: f64,
}

impl Item {
    fn new(kind: Kind, user: i64, year: Option<i64>, done: bool) -> Self {
        Self { kind, user, year, done, ever_certified: false, hours: 0.0 }
    }
}

/// A numerator and a denominator, and how many were ever certified.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figure {
    pub numerator: f64,
    pub denominator: f64,
    pub ever_certified: f64,
}

/// Everything of one customer.
pub struct Reference {
    pub people: People,
    pub courses: Courses,
    items: BTreeMap<(Kind, Option<i64>), Vec<Item>>,
}

impl Reference {
    async fn of(platform: &TestPlatform, customer: &TestCustomer) -> Self {
        let years = Years::of(customer);
        let mut items: BTreeMap<_, Vec<Item>> = BTreeMap::new();
        for item in learning::items(platform, customer).await.into_iter().chain(activity::items(platform, customer, &years).await) {
            items.entry((item.kind, item.year)).or_default().push(item);
        }
        let (people, courses) = (People::of(platform, customer).await, Courses::of(platform, customer).await);
        Self { people, courses, items }
    }

    /// What somebody sees of one kind, in a year or in all time.
    pub fn figure(&self, kind: Kind, year: Option<i64>, rule: RowRule, filters: &Filters) -> Figure {
        let counting = self.items.get(&(kind, year)).into_iter().flatten();
        let seen: Vec<&Item> = counting.filter(|item| self.people.sees(rule, filters, item.user)).collect();
        if kind == Kind::Hours { average(&seen) } else { share(&seen) }
    }

    /// The years in which somebody sees something of one kind.
    pub fn years(&self, kind: Kind, rule: RowRule, filters: &Filters) -> BTreeSet<i64> {
        let years: BTreeSet<i64> = self.items.keys().filter_map(|(of, year)| year.filter(|_| *of == kind)).collect();
        years.into_iter().filter(|year| self.figure(kind, Some(*year), rule, filters).denominator > 0.0).collect()
    }
}

fn share(seen: &[&Item]) -> Figure {
    let count = |what: &dyn Fn(&Item) -> bool| seen.iter().filter(|item| what(item)).count() as f64;
    Figure { numerator: count(&|item| item.done), denominator: seen.len() as f64, ever_certified: count(&|item| item.ever_certified) }
}

fn average(seen: &[&Item]) -> Figure {
    let mut learners: BTreeMap<i64, f64> = BTreeMap::new();
    seen.iter().for_each(|item| *learners.entry(item.user).or_default() += item.hours);
    let with_any = learners.values().filter(|hours| **hours > 0.0).count();
    Figure { numerator: learners.values().sum(), denominator: with_any as f64, ever_certified: 0.0 }
}

/// The shared platform with what its two customers' figures must be: health, then retail.
pub async fn expected() -> (&'static Shared, &'static [Reference; 2]) {
    static EXPECTED: OnceCell<[Reference; 2]> = OnceCell::const_new();
    let shared = shared().await;
    let compute =
        || async { [Reference::of(&shared.platform, &shared.health).await, Reference::of(&shared.platform, &shared.retail).await] };
    (shared, EXPECTED.get_or_init(compute).await)
}
