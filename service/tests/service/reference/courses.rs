//! The enrolments of the course dashboard, each with what became of it year by year, in plain rows.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{Cell, Dimension, FilterField, Filters, RowRule, Sort};
use testkit::{Row, TestCustomer, TestPlatform};
use warehouse::Layer::{Gold, Silver};

use super::People;

/// One person in one course.
#[derive(Clone, Debug)]
pub struct Enrolment {
    pub user: i64,
    pub course: i64,
    pub course_name: String,
    pub category: String,
    pub status: Option<String>,
    pub is_complete: bool,
    pub is_open: bool,
    pub is_overdue: bool,
    days: Option<i64>,
    completed_in: Option<String>,
    /// Enrolled, started, completed, due.
    dates: [Option<NaiveDate>; 4],
    /// Its status at the end of each year in which it was open.
    pub years: BTreeMap<i64, String>,
}

/// Every enrolment in a course that counts in dashboards.
pub struct Courses(BTreeMap<(i64, i64), Enrolment>);

impl Courses {
    pub async fn of(platform: &TestPlatform, customer: &TestCustomer) -> Self {
        let courses = platform.rows(customer, Gold, "dim_course").await;
        let counting = courses.iter().filter(|row| row.maybe_int("include_in_dashboard") == Some(1));
        let courses: BTreeMap<i64, (String, String)> = counting.map(|row| (row.int("course_id"), described(&row))).collect();
        let completions = platform.rows(customer, Silver, "course_completions").await;
        let completions: BTreeMap<(i64, i64), Row> = completions.iter().map(|row| (key(&row), row)).collect();
        let mut found = BTreeMap::new();
        for row in platform.rows(customer, Gold, "fact_course_progress").await.iter() {
            if let Some(course) = courses.get(&row.int("course_id")) {
                found.insert(key(&row), enrolment(&row, &completions[&key(&row)], course));
            }
        }
        for row in platform.rows(customer, Gold, "fact_course_history").await.iter() {
            if let Some(enrolment) = found.get_mut(&key(&row)) {
                enrolment.years.insert(row.int("fy_status"), row.text("course_completion_status_for_fy").unwrap());
            }
        }
        Self(found)
    }

    /// What somebody sees under the filters of people and courses, in all time or in a year.
    pub fn seen(&self, people: &People, rule: RowRule, filters: &Filters, year: Option<i64>) -> Vec<&Enrolment> {
        let chosen = |field, value: &str| !filters.has(field) || filters.holds(field, value);
        let shown = |enrolment: &&Enrolment| {
            people.sees(rule, filters, enrolment.user)
                && chosen(FilterField::Category, &enrolment.category)
                && chosen(FilterField::Course, &enrolment.course.to_string())
                && year.is_none_or(|year| enrolment.years.contains_key(&year))
        };
        self.0.values().filter(shown).collect()
    }

    /// The years in which somebody sees something.
    pub fn years(&self, people: &People, rule: RowRule, filters: &Filters) -> BTreeSet<i64> {
        self.seen(people, rule, filters, None).into_iter().flat_map(|enrolment| enrolment.years.keys().copied()).collect()
    }
}

fn key(row: &Row) -> (i64, i64) {
    (row.int("user_id"), row.int("course_id"))
}

fn described(row: &Row) -> (String, String) {
    let name = row.text("course_name").unwrap_or_else(|| format!("Unknown ({})", row.int("course_id")));
    (name, row.text("course_category").unwrap_or_else(|| "No category".to_owned()))
}

fn enrolment(fact: &Row, completion: &Row, (course_name, category): &(String, String)) -> Enrolment {
    let status = completion.text("completion_status");
    let lower = status.clone().unwrap_or_default().to_lowercase();
    let day = |column| completion.text(column).map(|time| time[..10].parse().unwrap());
    Enrolment {
        user: fact.int("user_id"),
        course: fact.int("course_id"),
        course_name: course_name.clone(),
        category: category.clone(),
        is_complete: lower == "complete" || lower == "complete via rpl",
        status,
        is_open: fact.date("date_completed").to_string() == "1900-01-01",
        is_overdue: fact.int("is_overdue") == 1,
        days: fact.maybe_int("days_difference"),
        completed_in: fact.text("fy_completed"),
        dates: ["time_enrolled", "time_started", "time_completed", "completion_due_date"].map(day),
        years: BTreeMap::new(),
    }
}

impl Enrolment {
    /// Whether it counts as complete, in all time or in a year.
    pub fn is_done(&self, year: Option<i64>) -> bool {
        year.map_or(self.is_complete, |year| self.years[&year] == "Complete")
    }

    /// The days that are averaged.
    pub fn averaged(&self, year: Option<i64>) -> Option<i64> {
        let counts = self.is_complete && year.is_none_or(|year| self.completed_in == Some(year.to_string()));
        self.days.filter(|_| counts)
    }

    /// Its row in the details of a year.
    pub fn row(&self, people: &People, year: i64) -> Vec<Cell> {
        let text = |text: Option<String>| text.map_or(Cell::Null, Cell::Text);
        let person = people.known.get(&self.user);
        let name = person.and_then(|person| person.name.clone()).unwrap_or_else(|| format!("Unknown ({})", self.user));
        let mut row = vec![
            Cell::Int(self.user),
            Cell::Text(name),
            text(person.and_then(|person| person.organisation.clone()?.1)),
            text(person.and_then(|person| person.position.clone()?.1)),
            text(person.and_then(|person| person.manager.clone())),
            Cell::Int(self.course),
            Cell::Text(self.course_name.clone()),
            Cell::Text(self.category.clone()),
            Cell::Text(self.years[&year].clone()),
            text(self.status.clone()),
        ];
        row.extend(self.dates.map(|day| day.map_or(Cell::Null, Cell::Date)));
        row.push(self.days.map_or(Cell::Null, Cell::Int));
        row
    }
}

/// Rows in the order that a viewer chose: what is missing last, text without regard to case, then by person and course.
pub fn in_order(mut rows: Vec<Vec<Cell>>, sort: Sort) -> Vec<Vec<Cell>> {
    let place = |by| Dimension::OF_ENROLMENTS.iter().position(|dimension| *dimension == by).unwrap();
    let of = |row: &[Cell], by| row[place(by)].clone();
    rows.sort_by(|a, b| {
        let ordered = match (of(a, sort.by), of(b, sort.by)) {
            (Cell::Null, Cell::Null) => Ordering::Equal,
            (Cell::Null, _) => Ordering::Greater,
            (_, Cell::Null) => Ordering::Less,
            (a, b) if sort.descending => compared(&b, &a),
            (a, b) => compared(&a, &b),
        };
        let ties = |by| compared(&of(a, by), &of(b, by));
        ordered.then_with(|| ties(Dimension::UserId)).then_with(|| ties(Dimension::CourseId))
    });
    rows
}

fn compared(a: &Cell, b: &Cell) -> Ordering {
    match (a, b) {
        (Cell::Text(a), Cell::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
        (Cell::Int(a), Cell::Int(b)) => a.cmp(b),
        (Cell::Date(a), Cell::Date(b)) => a.cmp(b),
        other => panic!("{other:?} are not of one kind"),
    }
}
